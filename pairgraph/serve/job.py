"""A query on its way through the pool, and what comes of it."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pairgraph.serve.reply import Reply

__all__ = ["WHOLE", "Failed", "Job"]

WHOLE: Final = 1 << 20
"""Up to how many bytes an answer is held back until it is complete; longer ones are sent as they come."""


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

    @classmethod
    def read(cls, payload: bytes) -> Failed:
        """Read what a worker says of it."""
        told = json.loads(payload)
        message = " ".join(part for part in (told["message"], told["remedy"]) if part)
        return cls(told["why"], message, told["line"], told["column"])


class Job:
    """One query, and what comes of it: a reply or a failure, unless it is given up.

    Who waits is told within the call that ends it: a future has everybody wait for the loop's next round.

    Args:
        payload: the query as the worker takes it.
        client: who asks; queries of one client wait for each other before they make others wait.
        key: what tells this query from others.
        time_limit: seconds that it may run.
        result_limit: bytes that its answer may have.

    """

    __slots__ = (
        "_waiting",
        "began",
        "client",
        "failure",
        "given_up",
        "key",
        "over",
        "payload",
        "repeated",
        "reply",
        "result_limit",
        "time_limit",
    )

    def __init__(
        self, payload: bytes, client: str, key: bytes, *, time_limit: float, result_limit: float
    ) -> None:
        self.payload = payload
        self.client = client
        self.key = key
        self.time_limit = time_limit
        self.result_limit = result_limit
        self.began = 0.0
        self.over = self.given_up = False
        self.repeated = False
        """Whether a worker has been at it before."""
        self.reply: Reply | None = None
        self.failure: Failed | None = None
        self._waiting: list[Callable[[Job], None]] = []

    def answer(self, reply: Reply) -> None:
        """End with an answer, unless it has ended already."""
        if not self.over:
            self.reply = reply
            self._end()

    def fail(self, failure: Failed) -> None:
        """End without one, unless it has ended already."""
        if not self.over:
            self.failure = failure
            self._end()

    def give_up(self) -> bool:
        """End as nobody waits any more; False if it has ended already."""
        if self.over:
            return False
        self.given_up = True
        self._end()
        return True

    def tell(self, heard: Callable[[Job], None]) -> None:
        """Have somebody told when it ends; soon where it has already."""
        if self.over:
            asyncio.get_running_loop().call_soon(heard, self)
        else:
            self._waiting.append(heard)

    def _end(self) -> None:
        self.over = True
        waiting, self._waiting = self._waiting, []
        for heard in waiting:
            try:
                heard(self)
            except Exception as error:  # noqa: BLE001 - the others, and the worker, are not to suffer from it
                told = {"message": "telling of the end of a query failed", "exception": error}
                asyncio.get_running_loop().call_exception_handler(told)

    def __await__(self) -> Generator[object, None, Reply]:
        """Wait for the answer; who stops waiting does not end the job.

        Raises:
            Failed: there is none.
            CancelledError: it was given up.

        """
        if not self.over:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.tell(lambda _: None if future.done() else future.set_result(None))
            yield from future
        if self.failure is not None:
            raise self.failure
        if self.reply is None:
            raise asyncio.CancelledError
        return self.reply
