"""How a connection ends: with a refusal, after a whole answer, or in the midst of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from pairgraph.serve.refusal import refusal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

__all__ = ["Ending", "Limits"]

_LINGERING: Final = 128
"""How many such there may be beyond the connections that are allowed."""


class Limits:
    """What connections are held to.

    Args:
        patience: seconds for a client to send a request, or to take what fills its buffers.
        connections: how many there may be at once.
        refused: told the status of each that is refused.

    """

    __slots__ = ("connections", "patience", "refused")

    def __init__(self, patience: float, connections: int, refused: Callable[[int], object]) -> None:
        self.patience = patience
        self.connections = connections
        self.refused = refused


class _Transport:
    """The transport as an answer sees it: to close it while a request is still coming in is to linger."""

    __slots__ = ("_connection", "is_closing", "write")

    def __init__(self, connection: Ending) -> None:
        self._connection = connection
        self.write = connection.transport.write
        self.is_closing = connection.transport.is_closing

    def close(self) -> None:
        """Close it, now or when the client has taken the answer."""
        self._connection.end()


class Ending(HttpToolsProtocol):
    """One client's connection, as far as it comes to an end.

    Args:
        limits: what it is held to.
        uvicorn: what uvicorn hands to its connections.

    """

    def __init__(self, limits: Limits, **uvicorn: Any) -> None:  # noqa: ANN401 - uvicorn's own arguments
        super().__init__(**uvicorn)
        self.limits = limits
        self.reading_since: float | None = None
        """Since when a request is awaited or coming in; None while one is answered or none is due."""
        self.closing_since: float | None = None
        self.in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin."""
        super().connection_made(transport)
        self.ending = cast("asyncio.Transport", _Transport(self))

    def _answered(self) -> bool:
        return self.cycle is not None and self.cycle.response_complete

    def drop(self) -> None:
        """Break off."""
        self._leave()
        self.transport.abort()

    def shutdown(self) -> None:
        """End when the running request has; at once where there is only a refusal to be taken."""
        if self.closing_since is not None:
            self.drop()
        else:
            super().shutdown()

    def refuse(self, status: int, why: str, headers: str = "") -> None:
        """Answer with a status and close; an answer that has begun is broken off instead."""
        if self.transport.is_closing() or self.closing_since is not None:
            return
        if self._begun():
            self.drop()
            return
        self._leave()
        self.limits.refused(status)
        self.transport.write(refusal(status, why, headers))
        self._linger()

    def _begun(self) -> bool:
        """Whether an answer is on its way that a refusal would spoil."""
        started = self.cycle is not None and self.cycle.response_started
        return started and not (self.in_head and self.cycle.response_complete)

    def end(self) -> None:
        """Close after a whole answer; an answer that is not whole is broken off."""
        if self.reading_since is not None and not self.in_head and self._answered():
            self._linger()
        else:
            self.transport.close()

    def _linger(self) -> None:
        """Close when the client has: a connection closed on what is still coming in loses the answer."""
        if len(self.connections) > self.limits.connections + _LINGERING:
            self.transport.close()
            return
        self.closing_since = self.loop.time()
        self.flow.resume_reading()
        self.transport.write_eof()

    def _leave(self) -> None:
        """Let what answers know that nobody listens any more."""
        for cycle in (self.cycle, *(cycle for cycle, _ in self.pipeline)):
            if cycle is not None and not cycle.response_complete:
                cycle.disconnected = True
                cycle.message_event.set()
        self.flow.resume_writing()
        self.reading_since = None
