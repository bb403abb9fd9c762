from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve.config import Config
from pairgraph.serve.job import Failed, Job
from pairgraph.serve.order import Manner, written
from pairgraph.serve.pool import Pool, open_pool
from pairgraph.serve.relay import Relay

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine
    from pathlib import Path

    from pairgraph.graph.release import Release
    from pairgraph.serve.reply import Reply

SMALL = "SELECT ?s { ?s ?p ?o } LIMIT 1"
Runner = Callable[..., None]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g"
CHAIN = "ASK { FILTER(" + "!" * 300_000 + "true) }"


def job(query: str, client: str = "me", time_limit: float = 20, result_limit: float = 1e9) -> Job:
    told = written(query, Manner("csv", "nt"))
    return Job(told, client, query.encode(), time_limit=time_limit, result_limit=result_limit)


async def ask(pool: Pool, query: str, **limits: float | str) -> Reply:
    asked = job(query, **limits)
    pool.submit(asked)
    return await asyncio.wait_for(asked, 60)


async def read(reply: Reply) -> bytes:
    if reply.stream is None:
        return reply.body
    return b"".join([part async for part in reply.stream])


async def why(pool: Pool, query: str, **limits: float | str) -> str:
    try:
        reply = await ask(pool, query, **limits)
        await read(reply)
    except Failed as failure:
        return failure.why
    return "answered"


@asynccontextmanager
async def pooled(folder: Path, **settings: int) -> AsyncIterator[Pool]:
    given = {"workers": 1, "time_limit": 20, "memory_limit": 300_000_000} | settings
    pool = Pool(folder, Config(**given))
    await pool.start()
    try:
        yield pool
    finally:
        await pool.close()


@pytest.fixture
def run(release: Release) -> Callable[..., None]:
    def run(test: Callable[[Pool], Coroutine[Any, Any, None]], **settings: int) -> None:
        async def main() -> None:
            async with pooled(release.folder, **settings) as pool:
                await test(pool)

        asyncio.run(main())

    return run


def test_a_small_query_is_answered_whole(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        reply = await ask(pool, SMALL)
        assert reply.stream is None
        assert reply.results
        assert reply.body.startswith(b"s\r\n")
        assert (await ask(pool, "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1")).results is False

    run(test)


@pytest.mark.parametrize(
    ("query", "limits", "reason"),
    [
        ("SELEC", {}, "query"),
        (ENDLESS, {"time_limit": 0.3}, "time"),
        (GREEDY, {}, "memory"),
        (HUGE, {"result_limit": 3_000_000}, "size"),
        (SMALL, {"result_limit": 3}, "size"),
        (CHAIN, {}, "depth"),
    ],
)
def test_a_query_past_a_limit_is_ended_and_others_go_on(
    run: Runner, query: str, limits: dict[str, float], reason: str
) -> None:
    async def test(pool: Pool) -> None:
        assert await why(pool, query, **limits) == reason
        assert await why(pool, SMALL) == "answered"
        assert len(pool.staff.slow) == 0

    run(test)


def test_what_broke_a_worker_once_does_not_break_another(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        assert [await why(pool, CHAIN) for _ in range(3)] == ["depth"] * 3
        assert pool.stats()["crashed"] == 1

    run(test)


def test_a_long_answer_comes_as_a_stream_that_is_complete(run: Runner) -> None:
    query = "SELECT * { VALUES ?x { " + " ".join(map(str, range(200))) + " } ?s ?p ?o } LIMIT 40000"

    async def test(pool: Pool) -> None:
        reply = await ask(pool, query)
        assert reply.stream
        assert (await read(reply)).count(b"\r\n") == 40_001

    run(test)


def test_a_reader_that_stops_makes_the_worker_wait(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        reply = await ask(pool, HUGE, time_limit=1.5)
        await asyncio.sleep(0.3)
        assert len(pool.staff.slow) == 1
        (child,) = pool.staff.slow
        before = child.worked()
        await asyncio.sleep(0.3)
        assert child.worked() - before < 0.1
        assert await why(pool, SMALL) == "answered"
        await asyncio.sleep(1.5)
        with pytest.raises(Failed, match="its limit"):
            await read(reply)

    run(test)


def test_long_queries_do_not_keep_short_ones_waiting(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        long = [asyncio.ensure_future(why(pool, f"{ENDLESS} # {n}", time_limit=3)) for n in range(8)]
        await asyncio.sleep(0.5)
        took = []
        for _ in range(20):
            began = time.perf_counter()
            assert await why(pool, SMALL) == "answered"
            took.append(time.perf_counter() - began)
        assert sorted(took)[18] < 1
        assert set(await asyncio.gather(*long)) <= {"time", "busy"}

    run(test, workers=1)


def test_everybody_gets_their_own_answer_whatever_happens_between(run: Runner) -> None:
    async def one(pool: Pool, n: int) -> str:
        if n % 20 == 7:
            return await why(pool, f"{ENDLESS} # {n}", time_limit=0.5)
        if n % 20 == 13:
            return await why(pool, CHAIN.replace("true", f"{n} = {n}"))
        reply = await ask(pool, f"SELECT ({n} AS ?n) {{}}", client=str(n % 3))
        return "right" if reply.body == b"n\r\n%d\r\n" % n else reply.body.decode()

    async def test(pool: Pool) -> None:
        desks = 0
        asked = [asyncio.ensure_future(one(pool, n)) for n in range(40)]
        while not all(one.done() for one in asked):
            desks = max(desks, *(len(child.desk) for child in pool.staff.fast), 0)
            await asyncio.sleep(0.001)
        told = [one.result() for one in asked]
        assert desks > 1
        assert {told[n] for n in range(40) if n % 20 not in {7, 13}} == {"right"}
        assert {told[7], told[27]} <= {"time", "busy"}
        assert {told[13], told[33]} == {"depth"}
        assert (pool.lanes.waiting, len(pool.staff.slow)) == (0, 0)

    run(test, queue_limit=100)


def test_what_is_given_up_on_a_desk_does_no_harm(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        await ask(pool, SMALL)
        (child,) = pool.staff.fast
        asked = [job(f"{SMALL} # a"), job(f"{ENDLESS} # b"), job(f"{ENDLESS} # c"), job(f"{SMALL} # d")]
        pool.lanes.idle.clear()
        child.begin(*asked)
        pool.lanes.watch.tick()
        asked[2].give_up()
        pool.cancel(asked[2])
        assert (await asked[0]).results
        asked[1].give_up()
        pool.cancel(asked[1])  # ends the worker: the rest of its desk is for another
        assert child not in pool.staff.fast
        assert (await asyncio.wait_for(asked[3], 20)).results
        assert pool.stats() | {"slow": 0, "parked": 0, "waiting": 0} == pool.stats()

    run(test)


def test_a_worker_that_dies_leaves_its_desk_to_others(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        await ask(pool, SMALL)
        (child,) = pool.staff.fast
        pool.lanes.idle.clear()
        asked = [job(f"{ENDLESS} # a"), job(f"{SMALL} # b"), job(f"{SMALL} # c")]
        child.begin(*asked)
        os.kill(child.pid, signal.SIGKILL)
        with pytest.raises(Failed, match="broke down"):
            await asyncio.wait_for(asked[0], 20)
        for one in asked[1:]:
            assert (await asyncio.wait_for(one, 20)).results

    run(test)


def test_work_ends_when_nobody_waits_for_it(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        running = [job(f"{ENDLESS} # {n}") for n in range(6)]
        for one in running:
            pool.submit(one)
        await asyncio.sleep(0.5)
        pids = [child.pid for child in pool.staff.slow]
        assert pids
        for one in running:
            pool.cancel(one)
        assert pool.stats() | {"slow": 0, "parked": 0, "waiting": 0} == pool.stats()
        for _ in range(100):
            if not any(map(alive, pids)):
                break
            await asyncio.sleep(0.05)
        assert not any(map(alive, pids))

    run(test)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_worker_that_is_killed_is_replaced(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        waiting = asyncio.ensure_future(why(pool, ENDLESS))
        await asyncio.sleep(0.5)
        killed = {child.pid for child in (*pool.staff.fast, *pool.staff.slow)}
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        assert await waiting == "crash"
        async with asyncio.timeout(10):  # the pool learns of each in its own time
            while killed & {child.pid for child in (*pool.staff.fast, *pool.staff.slow)}:
                await asyncio.sleep(0.01)
        assert await why(pool, SMALL) == "answered"

    run(test)


def test_a_nursery_that_is_killed_is_replaced(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        waiting = asyncio.ensure_future(why(pool, ENDLESS))
        await asyncio.sleep(0.3)
        os.kill(pool.staff._processes._process.pid, signal.SIGKILL)
        assert await waiting == "crash"
        assert await why(pool, SMALL) == "answered"
        assert pool.stats()["restarts"] == 1

    run(test)


def test_nothing_is_left_when_it_closes(release: Release) -> None:
    async def main() -> list[int]:
        async with pooled(release.folder) as pool:
            await why(pool, SMALL)
            return [pool.staff._processes._process.pid, *(child.pid for child in pool.staff.fast)]

    pids = asyncio.run(main())
    deadline = time.monotonic() + 5
    while any(map(alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, pids))


def test_workers_may_read_the_store_on_disk(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import sys, pairgraph.serve.nursery as nursery, pairgraph.serve.shared_store as shared_store;"
        "shared_store.IN_MEMORY = 0; shared_store.Store = None; nursery.main(sys.argv[1:])"
    )
    monkeypatch.setattr("pairgraph.serve.processes.COMMAND", ("-c", code))

    async def main() -> None:
        async with pooled(release.folder) as pool:
            assert await why(pool, SMALL) == "answered"
            assert await why(pool, ENDLESS, time_limit=0.3) == "time"
            assert await why(pool, SMALL) == "answered"

    asyncio.run(main())


def test_a_flood_is_told_apart_from_a_rush(run: Runner) -> None:
    async def test(pool: Pool) -> None:
        flood = [asyncio.ensure_future(why(pool, f"{ENDLESS} # {n}", time_limit=1)) for n in range(20)]
        assert "flood" in await asyncio.gather(*flood)
        rush = [
            asyncio.ensure_future(why(pool, f"{ENDLESS} # {n}", client=str(n), time_limit=1))
            for n in range(20)
        ]
        told = await asyncio.gather(*rush)
        assert "flood" not in told
        assert "busy" in told

    run(test, queue_limit=4)


def test_a_remote_endpoint_is_asked_without_workers() -> None:
    async def main() -> None:
        pool = await open_pool(Config(endpoint="http://127.0.0.1:9/sparql"), None)
        assert isinstance(pool, Relay)
        await pool.close()

    asyncio.run(main())


def test_what_seems_long_once_begins_anew_and_what_does_twice_waits(
    run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pairgraph.serve.lanes.Lanes.has_room", False)

    async def test(pool: Pool) -> None:
        asked = job(SMALL)
        pool.submit(asked)
        for again in (True, False):
            (child,) = pool.lanes.at_work
            pool.dragging(child)
            assert asked.repeated
            assert (asked in [one.job for one in pool.lanes.at_work]) is again
        assert pool.lanes.pressed
        assert not asked.over

    run(test)


def test_what_begins_anew_is_answered(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pairgraph.serve.lanes.Lanes.has_room", False)

    async def test(pool: Pool) -> None:
        asked = job(SMALL)
        pool.submit(asked)
        pool.dragging(pool.lanes.at_work[0])
        assert (await asyncio.wait_for(asked, 60)).body.startswith(b"s\r\n")
        assert pool.stats()["killed"] == 1

    run(test)
