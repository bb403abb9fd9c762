"""Looking after the jobs that run: which has had its time, which belongs into the slow lane."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import Protocol

    from pairgraph.serve.child import Child
    from pairgraph.serve.job import Job

    class Lanes(Protocol):
        """Where the jobs are."""

        @property
        def waiting(self) -> int:
            """How many jobs wait for a worker of the fast lane."""

        @property
        def pressed(self) -> bool:
            """Whether any wait for one of the slow lane."""

        @property
        def at_work(self) -> list[Child]:
            """The workers that have a job."""

    class Judge(Protocol):
        """Who does something about it."""

        def forsaken(self, child: Child) -> None:
            """Hear that nobody waits for a job any more."""

        def overdue(self, child: Child) -> None:
            """Hear that a job has had its time."""

        def dragging(self, child: Child) -> None:
            """Hear that a job in the fast lane takes long."""


__all__ = ["MOMENT", "Watch"]

MOMENT: Final = 0.03
"""How many seconds of work are still a short query."""
_HURRY: Final = 0.008
"""The same where many wait."""
_MANY: Final = 2
_LONG: Final = 0.15
_RATE: Final = 65_536
"""How many bytes of a long answer a client has to take a second, beyond the time limit."""
_RATE_IN_NEED: Final = 16 * _RATE
"""The same while others wait for the place."""


class Watch:
    """Looks after all jobs that run, as long as any do.

    Args:
        lanes: where the jobs are.
        judge: hears what is to be done about them.

    """

    def __init__(self, lanes: Lanes, judge: Judge) -> None:
        self._lanes = lanes
        self._judge = judge
        self._ticker: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Look from now on, if it does not yet."""
        if self._ticker is None:
            self._ticker = asyncio.get_running_loop().call_later(self._moment(), self.tick)

    def close(self) -> None:
        """Look no more."""
        if self._ticker is not None:
            self._ticker.cancel()

    def tick(self) -> None:
        """Look once."""
        now, self._ticker = asyncio.get_running_loop().time(), None
        for child in self._lanes.at_work:
            if child.job is not None:  # what is done about one may do away with another
                self._look(child, child.job, now)
        if self._lanes.at_work:
            self.begin()

    def _look(self, child: Child, job: Job, now: float) -> None:
        if job.given_up:
            self._judge.forsaken(child)
        elif now - job.began >= self._allowed(child, job):
            self._judge.overdue(child)
        elif not child.slow:
            worked = child.worked()
            if worked >= _LONG or (worked >= self._moment() and self._lanes.waiting):
                self._judge.dragging(child)

    def _moment(self) -> float:
        return _HURRY if self._lanes.waiting > _MANY else MOMENT

    def _allowed(self, child: Child, job: Job) -> float:
        """Return the seconds that a job may run: more if its client has been taking a long answer."""
        rate = _RATE_IN_NEED if self._lanes.pressed else _RATE
        return job.time_limit + (child.stream.taken / rate if child.stream else 0)
