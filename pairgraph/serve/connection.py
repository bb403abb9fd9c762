"""A client's connection, and how long it may keep the server waiting.

uvicorn waits without end for the rest of a request, and for a client to take its answer. Here each has its
time: what is overdue is closed by a look at all connections once a second, which costs requests nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from pairgraph.serve.ending import Ending, Limits

if TYPE_CHECKING:
    import asyncio

__all__ = ["HEAD_LIMIT", "Connection"]

HEAD_LIMIT: Final = 65_536
"""How many bytes the request line and the headers may have, together."""
_SLOWEST: Final = 16_384
"""How many bytes of a body a second, beyond the patience, count as progress."""
_LINGER: Final = 2.0
"""How many seconds a client that was refused may take to take note."""
_YOUNG: Final = 20
"""Which part of its patience a connection is left in peace."""
_WRAPPING: Final = 8
"""How many bytes around each byte of a chunked body are still no attack."""


class _HeadTooLongError(Exception):
    """The head of a request is longer than it may be."""


class Connection(Ending):
    """One client's connection.

    Args:
        limits: what it is held to.
        uvicorn: what uvicorn hands to its connections.

    """

    def __init__(self, limits: Limits, **uvicorn: Any) -> None:  # noqa: ANN401 - uvicorn's own arguments
        super().__init__(limits, **uvicorn)
        self.stalled_since: float | None = None
        """Since when the client takes nothing of what waits for it."""
        self.head_size = 0
        self.body_size = 0
        self.size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin; one connection too many is told so."""
        super().connection_made(transport)
        self._await_request()
        if len(self.connections) > self.limits.connections and not self._make_room():
            self.refuse(503, "There are too many connections. Try again later.", "retry-after: 5\r\n")

    def _make_room(self) -> bool:
        """Close the connection that has been of no use for longest; False where all are of use."""
        now = self.loop.time()
        spare = [one for one in cast("set[Connection]", self.connections) if one.idle_since(now) is not None]
        oldest = min(spare, key=lambda one: one.idle_since(now) or 0.0, default=None)
        if oldest is not None:
            oldest.refuse(408, "Others are waiting for the connection.")
        return oldest is not None

    def idle_since(self, now: float) -> float | None:
        """Return since when no answer is due: 0 between two requests; None where one is, or soon may be."""
        if self.closing_since is not None or self.transport.is_closing():
            return None
        if self.reading_since is not None:
            return self.reading_since if now - self.reading_since > self.limits.patience / _YOUNG else None
        return 0.0 if self._answered() and not self.pipeline else None

    def data_received(self, data: bytes) -> None:
        """Take in what the client sends."""
        if self.transport.is_closing() or self.closing_since is not None:
            return
        if self.reading_since is None and not self.pipeline:
            self._await_request()
        self.size += len(data)
        super().data_received(data)
        if self.size > HEAD_LIMIT and self.parser is not None and self._too_much():
            self.refuse(431, f"The head of a request may have up to {HEAD_LIMIT:,} bytes.")

    def _too_much(self) -> bool:
        if self.in_head:
            return self.size > HEAD_LIMIT
        return self.reading_since is not None and self.size > HEAD_LIMIT * 2 + self.body_size * _WRAPPING

    def _await_request(self) -> None:
        self.reading_since = self.loop.time()
        self.in_head = True
        self.size = self.head_size = self.body_size = 0

    # What the parser finds

    # All that uvicorn does in the first three stands here again: each call counts where there are thousands
    # a second. What only an application needs is left to the moment when one is asked.

    def on_message_begin(self) -> None:
        """Begin a request."""
        self.url, self.headers, self.expect_100_continue = b"", [], False
        self._await_request()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        self.url += url
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        name = name.lower()
        if name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))
        self._count(len(name) + len(value))

    def _count(self, size: int) -> None:
        self.head_size += size
        if self.head_size > HEAD_LIMIT:
            raise _HeadTooLongError

    def on_headers_complete(self) -> None:
        """Start the answer."""
        self.in_head = False
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()  # makes the scope, with headers that are empty yet
        self.url, self.expect_100_continue = url, expects
        self.headers += headers
        super().on_headers_complete()
        if self.cycle is not None:
            self.cycle.transport = self.ending

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self.body_size += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Know that the request has come in whole."""
        self.reading_since = None
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be parsed."""
        if self.head_size > HEAD_LIMIT:
            what = "The address" if len(self.url) > HEAD_LIMIT // 2 else "The head of a request"
            status = 414 if len(self.url) > HEAD_LIMIT // 2 else 431
            self.refuse(status, f"{what} is too long. Send a long query as the body of a POST.")
        else:
            self.refuse(400, f"{msg} It has to be HTTP/1.1.")

    # What the client takes

    def pause_writing(self) -> None:
        """Know that the client does not take what is sent."""
        self.stalled_since = self.loop.time()
        super().pause_writing()

    def resume_writing(self) -> None:
        """Know that it does again."""
        self.stalled_since = None
        super().resume_writing()

    # What becomes of it

    def look(self, now: float) -> None:
        """Close the connection if its client has kept the server waiting for too long."""
        if self.transport.is_closing() and self.closing_since is None:
            self.closing_since = now
        if self._over(self.stalled_since, now) or self._over(self.closing_since, now, _LINGER):
            self.drop()
        elif self.flow.read_paused and self.reading_since is not None:
            self.reading_since = now  # it is the server that does not read
        elif self._over(self.reading_since, now, self.limits.patience + self.body_size / _SLOWEST):
            self.refuse(408, f"The request took longer than {self.limits.patience:g} seconds to come in.")
        elif self._answered() and not self.in_head and self._over(self.reading_since, now):
            self.drop()  # it was refused, and its body has been let in unread for long enough

    def _over(self, since: float | None, now: float, allowed: float | None = None) -> bool:
        return since is not None and now - since > (self.limits.patience if allowed is None else allowed)

    def _answered(self) -> bool:
        return self.cycle is not None and self.cycle.response_complete
