"""A query on its way through the pool, and what comes of it."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

__all__ = ["WHOLE", "Failed", "Job", "Reply", "Stream"]

WHOLE: Final = 1 << 20
"""Up to how many bytes an answer is held back until it is complete; longer ones are sent as they come."""
_AHEAD: Final = 1 << 18


class Failed(Exception):  # noqa: N818 - an outcome, told to the client as a problem
    """A query that has no answer.

    Args:
        why: ``query`` it is wrong, ``format`` the client takes none there is, ``engine`` it cannot be run,
            ``depth`` nested too deep, ``time``, ``memory`` or ``size`` a limit, ``busy`` too many wait,
            ``flood`` too many of this client wait, ``crash`` the worker broke down, ``remote`` the remote
            endpoint did not answer.
        message: one sentence.
        line: where in the query.
        column: where in the line.

    """

    def __init__(self, why: str, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(why, message)
        self.why = why
        self.message = message
        self.line = line
        self.column = column


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


@dataclass(slots=True)
class Reply:
    """An answer: ``results`` or a graph; whole, or as a stream."""

    results: bool
    body: bytes = b""
    stream: Stream | None = None


class Job:
    """One query.

    Args:
        payload: the query as the worker takes it.
        client: who asks; queries of one client wait for each other before they make others wait.
        key: what tells this query from others.
        time_limit: seconds that it may run.
        result_limit: bytes that its answer may have.

    """

    __slots__ = ("began", "client", "key", "payload", "reply", "result_limit", "time_limit")

    def __init__(
        self, payload: bytes, client: str, key: bytes, *, time_limit: float, result_limit: float
    ) -> None:
        self.payload = payload
        self.client = client
        self.key = key
        self.time_limit = time_limit
        self.result_limit = result_limit
        self.began = 0.0
        self.reply: asyncio.Future[Reply] = asyncio.get_running_loop().create_future()

    def fail(self, failure: Failed) -> None:
        """Give up, unless there is an answer already."""
        if not self.reply.done():
            self.reply.set_exception(failure)
