"""Where jobs wait that no worker has taken yet: in a queue for the fast lane, or parked for the slow one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pairgraph.serve.job import Failed
from pairgraph.serve.turns import Turns

if TYPE_CHECKING:
    from pairgraph.serve.job import Job

__all__ = ["Lobby"]

_BUSY: Final = "Too many queries are waiting. Try again later."
_LINGERED: Final = "Too many long queries are running. Try again later, or ask for less."


class Lobby:
    """Jobs that wait.

    Args:
        limit: how many may, in either place.

    """

    def __init__(self, limit: int) -> None:
        self.queue = Turns(limit)
        self.parked = Turns(limit)
        self.refused = 0

    def enter(self, job: Job) -> None:
        """Have a job wait for the fast lane; whoever has to go for it is told."""
        self._push(self.queue, job)

    def park(self, job: Job) -> None:
        """Have a job wait for the slow lane, as long as it may run; whoever has to go for it is told."""
        if self._push(self.parked, job):
            asyncio.get_running_loop().call_later(job.time_limit, self._expire, job)

    def remove(self, job: Job) -> bool:
        """Take a job out; False where it does not wait here."""
        return self.queue.remove(job) or self.parked.remove(job)

    def clear(self, failure: Failed) -> None:
        """Send everybody away."""
        while job := self.queue.pop() or self.parked.pop():
            job.fail(failure)

    def _push(self, turns: Turns, job: Job) -> bool:
        if gone := turns.push(job):
            flood = turns.of(gone.client) > turns.limit // 2
            self._refuse(gone, _flood(gone) if flood else Failed("busy", _BUSY))
        return gone is not job

    def _expire(self, job: Job) -> None:
        if self.parked.remove(job):
            self._refuse(job, Failed("busy", _LINGERED))

    def _refuse(self, job: Job, failure: Failed) -> None:
        self.refused += 1
        job.fail(failure)


def _flood(job: Job) -> Failed:
    return Failed("flood", f"Too many queries of {job.client} are waiting. Send fewer at a time.")
