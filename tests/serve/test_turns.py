from __future__ import annotations

import asyncio

from pairgraph.serve.turns import Turns
from tests.serve.test_pool import SMALL, job


def test_one_client_waits_for_itself_first() -> None:
    async def main() -> list[str]:
        turns = Turns(10)
        for client in ("a", "a", "a", "b", "c"):
            turns.push(job(SMALL, client))
        return [found.client for _ in range(5) if (found := turns.pop())]

    assert asyncio.run(main()) == ["a", "b", "c", "a", "a"]


def test_a_full_line_turns_away_who_has_most_in_it() -> None:
    async def main() -> None:
        turns = Turns(3)
        flood = [job(SMALL, "a") for _ in range(4)]
        assert [turns.push(one) for one in flood] == [None, None, None, flood[3]]
        other = job(SMALL, "b")
        assert turns.push(other) is flood[2]
        assert turns.remove(other)
        assert not turns.remove(other)
        assert len(turns) == 2

    asyncio.run(main())


def test_who_is_put_back_is_the_next_of_its_client() -> None:
    async def main() -> None:
        turns = Turns(2)
        first, second, other = job("1", "a"), job("2", "a"), job("3", "b")
        turns.push(second)
        turns.push(other)
        turns.put_back(first)  # also beyond the limit: it has waited before
        assert [turns.pop() for _ in range(4)] == [first, other, second, None]

    asyncio.run(main())
