"""Ad hoc queries in processes that can be ended: who runs when, for how long, and who goes instead.

Every query first runs in the *fast lane*, a few workers that answer small queries one after the other.
One that is still at it after a moment goes to the *slow lane*: with its worker, if there is room and it
goes on behind all others; else its worker is ended and it waits there for its turn from the beginning.
So long queries never keep short ones waiting, however many they are. Only the slow lane sends answers
in parts: what the fast lane sends is complete.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pairgraph.serve.cache import Answers
from pairgraph.serve.job import Failed
from pairgraph.serve.lanes import Lanes
from pairgraph.serve.relay import Relay
from pairgraph.serve.watch import MOMENT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pairgraph.graph.release import Release
    from pairgraph.serve.child import Child
    from pairgraph.serve.config import Config
    from pairgraph.serve.job import Job

__all__ = ["Pool", "open_pool"]

_BRISK: Final = 0.003
"""Who ends a job within this time gets several at once, so that neither side waits for the other."""
_DESK: Final = 4
"""How many at most."""


class Pool:
    """Workers for one release, and the jobs they have.

    Args:
        release: its folder.
        config: how many workers, and what a query may take.

    """

    def __init__(self, release: Path, config: Config) -> None:
        self.answers = Answers(config.cache_limit)
        self.lanes = Lanes(release, config, self)
        self.staff, self.lobby, self._known = self.lanes.staff, self.lanes.lobby, self.lanes.known

    async def start(self) -> None:
        """Start the workers.

        Raises:
            PairgraphError: they do not start.

        """
        await self.staff.start()

    async def close(self) -> None:
        """End every worker; what they were at fails."""
        self.lanes.watch.close()
        await self.staff.close()
        self.lobby.clear(Failed("crash", "The server is stopping."))

    @property
    def sealed(self) -> bool:
        """Whether the system itself keeps the workers off the network."""
        return self.staff.sealed

    def stats(self) -> Mapping[str, float]:
        """Return how the workers are: numbers by name."""
        lanes = {"fast": len(self.staff.fast), "idle": len(self.lanes.idle), "slow": len(self.staff.slow)}
        waiting = {"waiting": self.lanes.waiting, "parked": len(self.lobby.parked)}
        return lanes | waiting | self.staff.counts | {"refused": self.lobby.refused}

    def submit(self, job: Job) -> None:
        """Take a job; its ``reply`` tells what comes of it."""
        failure = self._known.get(job.key)
        if failure:
            job.fail(Failed("depth", failure))
        elif failure is not None:
            self.lanes.park(job)
        else:
            self.lanes.admit(job)

    def cancel(self, job: Job) -> None:
        """Give a job up: nobody waits for it any more. What is on a desk ends when its turn comes."""
        if self.lobby.remove(job):
            return
        for child in self.staff:
            if child.job is job:
                self.lanes.end(child)
                break

    # What the workers tell

    def finished(self, child: Child, job: Job) -> None:
        """Give a child its next jobs, some at once where it gets on quickly with what others wait for."""
        if child.gone or child.desk:
            return
        took = asyncio.get_running_loop().time() - job.began
        if child.slow:
            if took < MOMENT:
                self._known.forget(job.key)  # it was only that there was much to do
            self.lanes.end(child)  # it cannot be made as fast as the others again
        elif took < _BRISK:
            self.lanes.engage(child, min(_DESK, -(-len(self.lobby.queue) // len(self.staff.fast))))
        elif child.job is None:
            self.lanes.engage(child)

    def outgrown(self, child: Child) -> None:
        """Send a long answer in parts, from the slow lane."""
        if child.slow or self.lanes.has_room:
            self.lanes.promote(child)
            child.start_streaming()
        else:
            self.lanes.put_back(child)

    def exceeded(self, child: Child) -> None:
        """End a query whose answer is too long."""
        limit = f"{child.job.result_limit:,.0f}" if child.job else ""
        said = f"The answer is longer than {limit} bytes. Ask for less, or use LIMIT."
        self.lanes.end(child, Failed("size", said))

    def ended(self, child: Child, failure: Failed) -> None:
        """Tell what it means that a child has ended by itself."""
        if child.job and failure.why == "depth":
            self._known.add(child.job.key, failure.message)
        self.lanes.free(child, failure)

    def refill(self) -> None:
        """Have as many workers as there should be."""
        self.lanes.refill()

    # What the watch tells

    def forsaken(self, child: Child) -> None:
        """End a query that nobody waits for any more."""
        self.lanes.end(child)

    def overdue(self, child: Child) -> None:
        """End a query that has had its time."""
        if job := child.job:
            self._known.add(job.key)
            self.lanes.end(child, Failed("time", f"The query ran for {job.time_limit:g} seconds, its limit."))

    def dragging(self, child: Child) -> None:
        """Have a query go on in the slow lane."""
        if self.lanes.has_room:
            self.lanes.promote(child)
        elif self.lanes.waiting or not self.lanes.idle:
            self.lanes.repeat(child)


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
