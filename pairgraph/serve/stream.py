"""The parts of a long answer on their way from a worker to a client."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

from pairgraph.serve.job import Failed

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

__all__ = ["Stream"]

_AHEAD: Final = 1 << 18
"""How many bytes may wait for the client before the worker is not read from."""


class Stream:
    """The parts of a long answer, as fast as the client takes them.

    Args:
        pause: called when the client lags behind.
        resume: called when it has caught up.

    """

    def __init__(self, pause: Callable[[], None], resume: Callable[[], None]) -> None:
        self.taken = 0
        self._pause = pause
        self._resume = resume
        self._parts: deque[bytes] = deque()
        self._ahead = 0
        self._over: Failed | bool = False
        self._news = asyncio.Event()

    def feed(self, part: bytes) -> None:
        """Take one more part from the worker."""
        self._parts.append(part)
        self._ahead += len(part)
        if self._ahead > _AHEAD:
            self._pause()
        self._news.set()

    def end(self, failure: Failed | None = None) -> None:
        """Say that this was all, or that the rest will never come."""
        if failure:
            self._parts.clear()
        self._over = failure or True
        self._news.set()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Yield the parts.

        Raises:
            Failed: the answer broke off.

        """
        while True:
            while self._parts:
                part = self._parts.popleft()
                self._ahead -= len(part)
                yield part
                self.taken += len(part)
            if self._over:
                break
            self._resume()
            self._news.clear()
            await self._news.wait()
        if isinstance(self._over, Failed):
            raise self._over
