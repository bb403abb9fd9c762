"""The fast lane and the slow one: who is in which, and how a query gets from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.known import Known
from pairgraph.serve.lobby import Lobby
from pairgraph.serve.staff import Staff
from pairgraph.serve.watch import MOMENT, Watch

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.serve.child import Child
    from pairgraph.serve.config import Config
    from pairgraph.serve.job import Failed, Job
    from pairgraph.serve.pool import Pool

__all__ = ["Lanes"]


class Lanes:
    """The workers with the jobs they have, and the jobs that wait.

    Args:
        release: what is asked, a folder.
        config: how many workers, and what a query may take.
        pool: hears what the workers and the watch tell.

    """

    def __init__(self, release: Path, config: Config, pool: Pool) -> None:
        self.staff = Staff(release, config.memory_limit, pool)
        self.lobby = Lobby(config.queue_limit)
        self.known = Known()
        self.watch = Watch(self, pool)
        self.idle: list[Child] = []
        self._fast_limit, self._slow_limit = config.workers, max(2, config.workers)

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker of the fast lane, or on the desk of one."""
        return len(self.lobby.queue) + sum(len(child.desk) for child in self.staff.fast)

    @property
    def pressed(self) -> bool:
        """Whether any wait for one of the slow lane."""
        return len(self.lobby.parked) > 0

    @property
    def at_work(self) -> list[Child]:
        """The workers that have a job."""
        return [child for child in self.staff if child.job is not None]

    @property
    def has_room(self) -> bool:
        """Whether the slow lane takes one more."""
        return len(self.staff.slow) < self._slow_limit

    def admit(self, job: Job) -> None:
        """Have a worker of the fast lane do a job as soon as there is one for it."""
        if self.idle:
            self.begin(self.idle.pop(), job)
        else:
            self.lobby.enter(job)

    def begin(self, child: Child, *jobs: Job) -> None:
        """Give a child jobs."""
        child.begin(*jobs)
        self.watch.begin()

    def engage(self, child: Child, most: int = 1) -> None:
        """Give a child some of the jobs that wait for the fast lane."""
        jobs = [job for _ in range(most) if (job := self.lobby.queue.pop()) is not None]
        if jobs:
            self.begin(child, *jobs)
        elif child.job is None:
            self.idle.append(child)

    def promote(self, child: Child) -> None:
        """Move a child with its job to the slow lane, and have another in its place."""
        if child.slow:
            return
        if child.job:
            self.known.add(child.job.key)
        self.staff.slow_down(child)
        self._clear(child)
        self.refill()

    def repeat(self, child: Child) -> None:
        """Have a job begin anew in the fast lane, once: it may be the machine that was slow."""
        job = child.job
        if job is None or job.repeated or child.worked() >= MOMENT:
            self.put_back(child)
        else:
            job.repeated = True
            self.end(child)
            self.admit(job)

    def put_back(self, child: Child) -> None:
        """Have a job wait in the slow lane for its turn, from the beginning."""
        job = child.job
        self.end(child)
        if job:
            self.known.add(job.key)
            self.park(job)

    def park(self, job: Job) -> None:
        """Have a job wait for the slow lane."""
        self.lobby.park(job)
        self._unpark()

    def _unpark(self) -> None:
        while self.has_room and (job := self.lobby.parked.pop()) is not None:
            self.begin(self.staff.hire(slow=True), job)

    def end(self, child: Child, failure: Failed | None = None) -> None:
        """End a child and have another in its place."""
        self.free(child, failure)
        self.staff.end(child)
        self.refill()

    def free(self, child: Child, failure: Failed | None) -> None:
        """Take its jobs from a child that ends: one fails, if so, the others are for others."""
        if failure:
            child.fail(failure)
        self._clear(child)
        if child in self.idle:
            self.idle.remove(child)

    def _clear(self, child: Child) -> None:
        for job in reversed(child.withdraw()):
            self.lobby.queue.put_back(job)

    def refill(self) -> None:
        """Have as many workers as there should be."""
        if self.staff.closed:
            return
        while len(self.staff.fast) < self._fast_limit:
            self.engage(self.staff.hire())
        self._unpark()
