"""What becomes of a request on the short way, with a connection and a pool that only take note."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve.cache import Answers
from pairgraph.serve.config import Config
from pairgraph.serve.express import PATH, Express
from pairgraph.serve.flight import HANDED, Flight
from pairgraph.serve.job import Failed, Job
from pairgraph.serve.metrics import Metrics
from pairgraph.serve.reply import Reply
from pairgraph.serve.state import SITE, Site, SiteState
from pairgraph.serve.stream import Stream

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from pairgraph.serve.errand import Errand

ASK = PATH + b"query=ASK%20%7B%7D"


@dataclass
class Pool:
    """Runs nothing."""

    answers: Answers = field(default_factory=lambda: Answers(1_000_000))
    jobs: list[Job] = field(default_factory=list)
    cancelled: list[Job] = field(default_factory=list)

    def submit(self, job: Job) -> None:
        self.jobs.append(job)

    def cancel(self, job: Job) -> None:
        self.cancelled.append(job)

    async def close(self) -> None:
        """Do nothing."""


@dataclass
class Asker:
    """A connection that keeps what it is told."""

    client: tuple[str, int] | None = ("192.0.2.1", 1)
    defaults: tuple[tuple[bytes, bytes], ...] = ((b"date", b"today"),)
    sent: bytes = b""
    handed: int = 0
    errand: Errand | None = None
    scope: dict[str, Any] = field(default_factory=dict)

    def answer(self, data: bytes) -> None:
        self.sent += data

    def hand_over(self) -> None:
        assert self.errand
        self.scope.update(self.errand.hand_over())
        self.handed += 1


class World:
    def __init__(self, proxies: tuple[str, ...]) -> None:
        config = Config(log="off", proxies=proxies)
        self.state = SiteState(config)
        self.state.metrics = Metrics(self.state)
        self.pool = Pool()
        release: Any = SimpleNamespace(digest="d1", manifest={})
        session: Any = None
        self.site = self.state.current = Site(config, session, release, self.pool)
        self.express = Express(self.state)

    def take(self, url: bytes = ASK, **headers: bytes) -> tuple[Asker, Errand | None]:
        asker = Asker()
        given = [(name.replace("_", "-").encode(), value) for name, value in headers.items()]
        asker.errand = self.express.take(asker, url, given)
        return asker, asker.errand

    @property
    def quiet(self) -> bool:
        """Whether nothing runs and nothing is held."""
        return self.state.metrics.running == 0 and self.site.requests == 0


def play(scenario: Callable[[World], Coroutine[Any, Any, None]], proxies: tuple[str, ...] = ()) -> None:
    async def main() -> None:
        await scenario(World(proxies))

    asyncio.run(main())


def answered(world: World, reply: Reply | Failed) -> None:
    (job,) = world.pool.jobs
    if isinstance(reply, Failed):
        job.fail(reply)
    else:
        job.answer(reply)


def test_a_query_is_run_and_its_answer_kept() -> None:
    async def scenario(world: World) -> None:
        asker, errand = world.take(x_request_id=b"mine")
        assert errand
        assert errand.pending
        assert world.state.metrics.running == 1
        answered(world, Reply(results=True, body=b"yes"))
        head, _, body = asker.sent.partition(b"\r\n\r\n")
        assert (body, asker.handed) == (b"yes", 0)
        for line in (b"HTTP/1.1 200 OK", b"x-request-id: mine", b"content-length: 3", b"date: today"):
            assert line in head.split(b"\r\n")
        assert world.quiet
        again, kept = world.take()
        assert again.sent.endswith(b"\r\n\r\nyes")
        assert kept
        assert not kept.pending
        assert (len(world.pool.jobs), world.quiet) == (1, True)

    play(scenario)


def test_two_wait_for_one_answer_until_both_have_left() -> None:
    async def scenario(world: World) -> None:
        (_, first), (_, second) = world.take(), world.take()
        assert first
        assert second
        first.leave()
        assert world.pool.cancelled == []
        second.leave()
        assert world.pool.cancelled == world.pool.jobs
        assert len(world.pool.jobs) == 1
        assert world.quiet

    play(scenario)


@pytest.mark.parametrize(
    "reply",
    [
        Failed("time", "Too long."),
        Reply(results=True, stream=Stream(lambda: None, lambda: None)),
        Reply(results=True, body=b"x" * 2000),
    ],
)
def test_what_is_not_short_and_whole_is_handed_over_with_its_flight(reply: Reply | Failed) -> None:
    async def scenario(world: World) -> None:
        asker, _ = world.take(accept_encoding=b"gzip")
        answered(world, reply)
        assert (asker.sent, asker.handed) == (b"", 1)
        flight: Flight = asker.scope[HANDED]
        assert (flight.job, flight.waiting) == (world.pool.jobs[0], 1)
        assert asker.scope[SITE] is world.site
        assert (world.state.metrics.running, world.site.requests) == (0, 1)  # held for the application

    play(scenario)


def test_who_has_left_gets_nothing() -> None:
    async def scenario(world: World) -> None:
        (asker, errand), (other, _) = world.take(), world.take()
        assert errand
        errand.leave()
        answered(world, Reply(results=True, body=b"yes"))
        assert asker.sent == b""
        assert other.sent.endswith(b"yes")

    play(scenario)


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (PATH, {}),
        (PATH + b"query=%zz", {}),
        (PATH + b"query=ASK{}#a", {}),
        (PATH + b"query=SELECT(NOW()%20AS%20?x){}", {}),
        (PATH + b"query=ASK{SERVICE<http://127.0.0.1/>{}}", {}),
        (PATH + b"query=ASK{%5Cu0053ERVICE<http://127.0.0.1/>{}}", {}),
        (ASK + b"&time-limit=1", {}),
        (ASK + b"&result-limit=1", {}),
        (ASK + b"&update=x", {}),
        (ASK + b"+" * 5000, {}),
        (ASK, {"accept": b"image/png"}),
        (ASK, {"if_none_match": b"*"}),
        (ASK, {"content_length": b"0"}),
        (ASK, {"transfer_encoding": b"chunked"}),
    ],
)
def test_what_is_not_plain_is_left_alone(url: bytes, headers: dict[str, bytes]) -> None:
    async def scenario(world: World) -> None:
        asker, errand = world.take(url, **headers)
        assert errand is None
        assert (asker.sent, world.pool.jobs, world.quiet) == (b"", [], True)

    play(scenario)


def test_it_is_closed_when_the_server_stops_and_before_it_serves() -> None:
    async def scenario(world: World) -> None:
        world.state.stopping = True
        assert world.take()[1] is None
        world.state.stopping, world.state.current = False, None
        assert world.take()[1] is None

    play(scenario)


def test_a_kept_answer_that_is_to_be_compressed_is_left_alone() -> None:
    async def scenario(world: World) -> None:
        world.take()
        answered(world, Reply(results=True, body=b"x" * 2000))
        assert world.take(accept_encoding=b"gzip")[1] is None
        assert world.take()[0].sent.endswith(b"x" * 2000)

    play(scenario)


def test_only_a_proxy_that_is_known_is_believed() -> None:
    async def client(world: World) -> None:
        world.take(x_forwarded_for=b"198.51.100.9")
        seen.append(world.pool.jobs[0].client)

    seen: list[str] = []
    play(client)
    play(client, proxies=("192.0.2.1",))
    play(client, proxies=("192.0.2.2",))
    assert seen == ["192.0.2.1", "198.51.100.9", "192.0.2.1"]
