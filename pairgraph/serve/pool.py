"""Ad hoc queries in processes that can be ended: who runs when, for how long, and who goes instead.

Every query first runs in the *fast lane*, a few workers that answer small queries one after the other.
One that is still at it after a moment goes to the *slow lane*: with its worker, if there is room and it
goes on behind all others; else its worker is ended and it waits there for its turn from the beginning.
So long queries never keep short ones waiting, however many they are. Only the slow lane sends answers
in parts: what the fast lane sends is complete.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import OrderedDict
from itertools import count
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError
from pairgraph.serve.cache import Answers
from pairgraph.serve.child import Child
from pairgraph.serve.job import Failed, Job
from pairgraph.serve.processes import Processes
from pairgraph.serve.relay import Relay
from pairgraph.serve.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pairgraph.graph.release import Release
    from pairgraph.serve.config import Config

__all__ = ["Pool", "open_pool"]

_MOMENT: Final = 0.03
_HURRY: Final = 0.008
"""A moment where many wait."""
_MANY: Final = 2
_BRISK: Final = 0.003
"""Who ends a job within this time gets several at once, so that neither side waits for the other."""
_DESK: Final = 4
"""How many at most."""
_LONG: Final = 0.15
_RATE: Final = 65_536
"""How many bytes of a long answer a client has to take a second, beyond the time limit."""
_RATE_IN_NEED: Final = 16 * _RATE
"""The same while others wait for the place."""
_REMEMBERED: Final = 10_000
_ABORTED, _OVERFLOWN = -6, (-11, -7)
_BUSY: Final = "Too many queries are waiting. Try again later."
_LINGERED: Final = "Too many long queries are running. Try again later, or ask for less."
_BROKEN: Final = "The workers broke down. Try again."
_PAUSE: Final = 0.5


class Pool:
    """Workers for one release.

    Args:
        release: its folder.
        config: how many workers, and what a query may take.

    """

    def __init__(self, release: Path, config: Config) -> None:
        self.config = config
        self.answers = Answers(config.cache_limit)
        self.fast: set[Child] = set()
        self.slow: set[Child] = set()
        self.idle: list[Child] = []
        self.queue = Turns(config.queue_limit)
        self.parked = Turns(config.queue_limit)
        self._slow_limit = max(2, config.workers)
        self._children: dict[str, Child] = {}
        self._names = count(1)
        self._heavy: OrderedDict[bytes, str] = OrderedDict()
        self._counts = {"killed": 0, "crashed": 0, "refused": 0, "restarts": 0}
        self._closed = False
        self._ticker: asyncio.TimerHandle | None = None
        self._processes = Processes(release, config.memory_limit, self)

    async def start(self) -> None:
        """Start the workers.

        Raises:
            PairgraphError: they do not start.

        """
        self._loop = asyncio.get_running_loop()
        await self._processes.start()
        self._replenish()

    async def close(self) -> None:
        """End every worker; what they were at fails."""
        self._closed = True
        if self._ticker:
            self._ticker.cancel()
        self._fail_all(Failed("crash", "The server is stopping."))
        await self._processes.close()

    @property
    def sealed(self) -> bool:
        """Whether the system itself keeps the workers off the network."""
        return self._processes.sealed

    def stats(self) -> Mapping[str, float]:
        """Return how the workers are: numbers by name."""
        lanes = {"fast": len(self.fast), "idle": len(self.idle), "slow": len(self.slow)}
        return lanes | {"waiting": self.waiting, "parked": len(self.parked)} | self._counts

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker of the fast lane, or on the desk of one."""
        return len(self.queue) + sum(len(child.desk) for child in self.fast)

    def submit(self, job: Job) -> None:
        """Take a job; its ``reply`` tells what comes of it."""
        if job.key in self._heavy:
            self._submit_known(job, self._heavy[job.key])
        elif self.idle:
            self._begin(self.idle.pop(), job)
        else:
            self._wait(self.queue, job)

    def _submit_known(self, job: Job, message: str) -> None:
        if message:
            job.fail(Failed("depth", message))
        else:
            self._park(job)

    def cancel(self, job: Job) -> None:
        """Give a job up: nobody waits for it any more. What is on a desk ends when its turn comes."""
        if self.queue.remove(job) or self.parked.remove(job):
            return
        for child in (*self.fast, *self.slow):
            if child.job is job:
                self._end(child)
                break

    # What the children tell

    def finished(self, child: Child, job: Job) -> None:
        """Give a child its next jobs, some at once where it gets on quickly with what others wait for."""
        if child.gone or child.desk:
            return
        took = self._loop.time() - job.began
        if child.slow:
            if took < _MOMENT:
                self._heavy.pop(job.key, None)  # it was only that there was much to do
            self._end(child)  # it cannot be made as fast as the others again
        elif took < _BRISK:
            self._engage(child, min(_DESK, -(-len(self.queue) // len(self.fast))))
        elif child.job is None:
            self._engage(child, 1)

    def _engage(self, child: Child, most: int) -> None:
        """Give a child some of the jobs that wait."""
        jobs = [job for _ in range(most) if (job := self.queue.pop()) is not None]
        if jobs:
            self._begin(child, *jobs)
        elif child.job is None:
            self.idle.append(child)

    def outgrown(self, child: Child) -> None:
        """Send a long answer in parts, from the slow lane."""
        if child.slow or len(self.slow) < self._slow_limit:
            self._promote(child)
            child.start_streaming()
        else:
            self._put_back(child)

    def exceeded(self, child: Child) -> None:
        """End a query whose answer is too long."""
        limit = f"{child.job.result_limit:,.0f}" if child.job else ""
        self._end(
            child, Failed("size", f"The answer is longer than {limit} bytes. Ask for less, or use LIMIT.")
        )

    # What the nursery tells

    def born(self, name: str, pid: int) -> None:
        """Know a child's number."""
        if child := self._children.get(name):
            child.pid = pid
            if child.slow:
                child.slow_down()

    def died(self, name: str, status: int) -> None:
        """Tell what it means that a child has ended by itself."""
        child = self._children.get(name)
        if child is None:
            return
        child.gone = True
        child.drain()
        job, failure = child.job, _diagnosis(status, self.config.memory_limit)
        if job and failure.why == "depth":
            self._remember(job.key, failure.message)
        self._counts["crashed"] += 1
        self._drop(child, failure)
        # One that ends without a job may do so again at once: leave the machine some air.
        self._loop.call_later(0 if job else _PAUSE, self._refill)

    def lost(self) -> None:
        """Start over: the nursery has ended."""
        if self._closed:
            return
        self._counts["restarts"] += 1
        self._fail_all(Failed("crash", _BROKEN), keep_waiting=True)
        self._restarting = self._loop.create_task(self._restart())

    async def _restart(self) -> None:
        while not self._closed:
            await self._processes.close()
            with contextlib.suppress(PairgraphError, TimeoutError):
                await self.start()
                return
            await asyncio.sleep(_PAUSE)

    # What this makes of it

    def _begin(self, child: Child, *jobs: Job) -> None:
        child.begin(*jobs)
        if self._ticker is None:
            self._ticker = self._loop.call_later(self._moment(), self._tick)

    def _tick(self) -> None:
        """Look after all that run, as long as any do."""
        now = self._loop.time()
        for child in (*self.fast, *self.slow):
            if child.job is not None and child.name in self._children:
                self._look(child, child.job, now)
        busy = self.slow or len(self.idle) < len(self.fast)
        self._ticker = self._loop.call_later(self._moment(), self._tick) if busy else None

    def _look(self, child: Child, job: Job, now: float) -> None:
        """Look after a child: it may be at its job for too long."""
        if job.reply.cancelled():
            self._end(child)
        elif now - job.began >= self._allowed(child, job):
            self._remember(job.key)
            self._end(child, Failed("time", f"The query ran for {job.time_limit:g} seconds, its limit."))
        elif not child.slow:
            worked = child.worked()
            if worked >= _LONG or (worked >= self._moment() and self.waiting):
                self._demote(child)

    def _moment(self) -> float:
        return _HURRY if self.waiting > _MANY else _MOMENT

    def _allowed(self, child: Child, job: Job) -> float:
        """Return the seconds that a job may run: more if its client has been taking a long answer."""
        rate = _RATE_IN_NEED if len(self.parked) else _RATE
        return job.time_limit + (child.stream.taken / rate if child.stream else 0)

    def _demote(self, child: Child) -> None:
        if len(self.slow) < self._slow_limit:
            self._promote(child)
        elif self.waiting or not self.idle:
            self._put_back(child)

    def _promote(self, child: Child) -> None:
        """Move a child with its job to the slow lane, and have another in its place."""
        if child.slow:
            return
        if child.job:
            self._remember(child.job.key)
        self.fast.discard(child)
        self.slow.add(child)
        child.slow_down()
        self._clear(child)
        self._replenish()

    def _clear(self, child: Child) -> None:
        """Have others do what is on a child's desk."""
        for job in reversed(child.withdraw()):
            self.queue.put_back(job)

    def _put_back(self, child: Child) -> None:
        """Have a job wait in the slow lane for its turn, from the beginning."""
        job = child.job
        self._end(child)
        if job:
            self._remember(job.key)
            self._park(job)

    def _park(self, job: Job) -> None:
        if self._wait(self.parked, job):
            self._loop.call_later(job.time_limit, self._expire, job)
            self._unpark()

    def _expire(self, job: Job) -> None:
        if self.parked.remove(job):
            self._refuse(job, Failed("busy", _LINGERED))

    def _unpark(self) -> None:
        while len(self.slow) < self._slow_limit and (job := self.parked.pop()) is not None:
            child = self._fork()
            self.slow.add(child)
            child.slow_down()
            self._begin(child, job)

    def _wait(self, turns: Turns, job: Job) -> bool:
        """Have a job wait; whoever has to go for it is told. True if the job itself may wait."""
        if gone := turns.push(job):
            flood = turns.of(gone.client) > turns.limit // 2
            self._refuse(gone, _flood(gone) if flood else Failed("busy", _BUSY))
        return gone is not job

    def _refuse(self, job: Job, failure: Failed) -> None:
        self._counts["refused"] += 1
        job.fail(failure)

    def _end(self, child: Child, failure: Failed | None = None) -> None:
        """End a child and have another in its place."""
        self._counts["killed"] += 1
        self._drop(child, failure)
        self._processes.kill(child.name)
        self._refill()

    def _drop(self, child: Child, failure: Failed | None) -> None:
        if failure:
            child.fail(failure)
        self._clear(child)
        del self._children[child.name]
        self.fast.discard(child)
        self.slow.discard(child)
        if child in self.idle:
            self.idle.remove(child)
        child.close()

    def _refill(self) -> None:
        if not self._closed:
            self._replenish()
            self._unpark()

    def _replenish(self) -> None:
        while len(self.fast) < self.config.workers:
            child = self._fork()
            self.fast.add(child)
            self._engage(child, 1)

    def _fork(self) -> Child:
        name = str(next(self._names))
        child = self._children[name] = Child(name, self._processes.fork(name), self)
        return child

    def _remember(self, key: bytes, failure: str = "") -> None:
        """Know a query again that takes long, or that breaks workers."""
        self._heavy[key] = failure
        if len(self._heavy) > _REMEMBERED:
            self._heavy.popitem(last=False)

    def _fail_all(self, failure: Failed, *, keep_waiting: bool = False) -> None:
        for child in (*self.fast, *self.slow):
            child.fail(failure)
            self._clear(child)
            child.close()
        for lane in (self.fast, self.slow, self._children, self.idle):
            lane.clear()
        while not keep_waiting and (job := self.queue.pop() or self.parked.pop()):
            job.fail(failure)


def _flood(job: Job) -> Failed:
    return Failed("flood", f"Too many queries of {job.client} are waiting. Send fewer at a time.")


def _diagnosis(status: int, memory: int) -> Failed:
    """Tell from how a worker ended what its query did to it."""
    if status == _ABORTED:
        return Failed("memory", f"The query needs more than {memory // 1_000_000:,} MB of memory, its limit.")
    if status in _OVERFLOWN:
        return Failed("depth", "The query is nested too deep for the engine.")
    return Failed("crash", "The worker that ran the query broke down. Try again.")


async def open_pool(config: Config, release: Release | None) -> Pool | Relay:
    """Start the workers for a release; without one, ask the endpoint of the settings instead.

    Raises:
        PairgraphError: they do not start.

    """
    if release is None:
        return Relay(config.endpoint or "", config)
    pool = Pool(release.folder, config)
    await pool.start()
    return pool
