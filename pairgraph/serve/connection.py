"""A client's connection, and how long it may keep the server waiting.

uvicorn waits without end for the rest of a request, and for a client to take its answer. Here each has its
time: what is overdue is closed by a look at all connections once a second, which costs requests nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from pairgraph.serve.intake import Intake

if TYPE_CHECKING:
    import asyncio

    from pairgraph.serve.ending import Limits

__all__ = ["Connection"]

_SLOWEST: Final = 16_384
"""How many bytes of a body a second, beyond the patience, count as progress."""
_LINGER: Final = 2.0
"""How many seconds a client that was refused may take to take note."""
_YOUNG: Final = 20
"""Which part of its patience a connection is left in peace."""


class Connection(Intake):
    """One client's connection.

    Args:
        limits: what it is held to.
        uvicorn: what uvicorn hands to its connections.

    """

    def __init__(self, limits: Limits, **uvicorn: Any) -> None:  # noqa: ANN401 - uvicorn's own arguments
        super().__init__(limits, **uvicorn)
        self.stalled_since: float | None = None
        """Since when the client takes nothing of what waits for it."""

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
