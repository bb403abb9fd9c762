from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from pairgraph.serve.cache import Answers
from pairgraph.serve.config import Config
from pairgraph.serve.flight import Flight, join, launch
from pairgraph.serve.prepared import of_query_string


def site() -> Any:  # noqa: ANN401 - no more of a site than a flight looks at
    pool = SimpleNamespace(answers=Answers(1_000_000), submit=lambda _job: None)
    return SimpleNamespace(config=Config(time_limit=10), pool=pool)


def flights(*query_strings: bytes, digest: str = "d1") -> list[Flight]:
    async def main() -> list[Flight]:
        where = site()
        return [join(where, of_query_string(one, "", digest), "me") for one in query_strings]

    return asyncio.run(main())


def test_who_asks_the_same_waits_for_the_same() -> None:
    first, second, other = flights(b"query=ASK{}", b"query=ASK{}", b"query=ASK{+}")
    assert first is second
    assert first is not other


def test_who_wants_a_limit_of_its_own_flies_alone() -> None:
    everybody, hurried, brief = flights(
        b"query=ASK{}", b"query=ASK{}&time-limit=1", b"query=ASK{}&result-limit=9"
    )
    assert len({id(one) for one in (everybody, hurried, brief)}) == 3
    assert [one.job.time_limit for one in (everybody, hurried, brief)] == [10, 1, 10]


def test_data_that_may_change_are_asked_each_time() -> None:
    first, second = flights(b"query=ASK{}", b"query=ASK{}", digest="")
    assert first is not second


def test_a_flight_that_was_given_up_is_not_joined() -> None:
    async def main() -> None:
        where, asked = site(), of_query_string(b"query=ASK{}", "", "d1")
        first = join(where, asked, "me")
        first.waiting = 2
        assert not first.forsake()
        first.waiting = 0
        assert first.forsake()
        assert join(where, asked, "me") is not first
        assert launch(where, asked, "me") is not launch(where, asked, "me")

    asyncio.run(main())
