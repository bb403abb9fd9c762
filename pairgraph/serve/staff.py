"""The workers of a release: who there is, in which lane, and how they come and go."""

from __future__ import annotations

import asyncio
from itertools import count
from typing import TYPE_CHECKING, Final

from pairgraph.serve.child import Child
from pairgraph.serve.diagnosis import diagnosis
from pairgraph.serve.job import Failed
from pairgraph.serve.processes import Processes
from pairgraph.serve.revival import revive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Protocol

    from pairgraph.serve.child import Owner

    class Boss(Owner, Protocol):
        """Who gives the workers their jobs."""

        def ended(self, child: Child, failure: Failed) -> None:
            """Hear that a worker has ended by itself, and what that means for its job."""

        def refill(self) -> None:
            """Hear that workers may be missing."""


__all__ = ["Staff"]

_STOPPING: Final = "The server is stopping."
_BROKEN: Final = "The workers broke down. Try again."
_PAUSE: Final = 0.5


class Staff:
    """The workers.

    Args:
        release: what they answer from, a folder.
        memory: bytes that each may take.
        boss: gives them their jobs.

    """

    def __init__(self, release: Path, memory: int, boss: Boss) -> None:
        self.fast: set[Child] = set()
        self.slow: set[Child] = set()
        self.counts = {"killed": 0, "crashed": 0, "restarts": 0}
        self._memory = memory
        self._boss = boss
        self._children: dict[str, Child] = {}
        self._names = count(1)
        self._closed = False
        self._processes = Processes(release, memory, self)

    async def start(self) -> None:
        """Start what the workers come from, and let the boss hire them.

        Raises:
            PairgraphError: it does not start.

        """
        await self._processes.start()
        self._boss.refill()

    async def restart(self) -> None:
        """Start anew what the workers come from, after it has ended.

        Raises:
            PairgraphError: it does not start.

        """
        await self._processes.close()
        await self.start()

    async def close(self) -> None:
        """End every worker; what they were at fails."""
        self._closed = True
        self._dissolve(Failed("crash", _STOPPING))
        await self._processes.close()

    @property
    def closed(self) -> bool:
        """Whether nobody is to be hired any more."""
        return self._closed

    @property
    def sealed(self) -> bool:
        """Whether the system itself keeps the workers off the network."""
        return self._processes.sealed

    def __iter__(self) -> Iterator[Child]:
        """Yield everybody; some may leave meanwhile."""
        return iter((*self.fast, *self.slow))

    def __contains__(self, child: Child) -> bool:
        return child.name in self._children

    def hire(self, *, slow: bool = False) -> Child:
        """Have a new worker."""
        name = str(next(self._names))
        child = self._children[name] = Child(name, self._processes.fork(name), self._boss)
        self.fast.add(child)
        if slow:
            self.slow_down(child)
        return child

    def slow_down(self, child: Child) -> None:
        """Move a worker to the slow lane."""
        self.fast.discard(child)
        self.slow.add(child)
        child.slow_down()

    def end(self, child: Child) -> None:
        """End a worker."""
        self.counts["killed"] += 1
        self._let_go(child)
        self._processes.kill(child.name)

    def _let_go(self, child: Child) -> None:
        del self._children[child.name]
        self.fast.discard(child)
        self.slow.discard(child)
        child.close()

    # What the nursery tells

    def born(self, name: str, pid: int) -> None:
        """Know a worker's number."""
        if child := self._children.get(name):
            child.born(pid)

    def died(self, name: str, status: int) -> None:
        """Tell what it means that a worker has ended by itself."""
        child = self._children.get(name)
        if child is None:
            return
        child.gone = True
        child.drain()
        self.counts["crashed"] += 1
        # One that ends without a job may do so again at once: leave the machine some air.
        pause = 0 if child.job else _PAUSE
        self._boss.ended(child, diagnosis(status, self._memory))
        self._let_go(child)
        asyncio.get_running_loop().call_later(pause, self._boss.refill)

    def lost(self) -> None:
        """Start over: the nursery has ended."""
        if not self._closed:
            self.counts["restarts"] += 1
            self._dissolve(Failed("crash", _BROKEN))
            self._restarting = asyncio.get_running_loop().create_task(revive(self))

    def _dissolve(self, failure: Failed) -> None:
        for child in self:
            self._boss.ended(child, failure)
            self._let_go(child)
