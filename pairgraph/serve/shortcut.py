"""A connection whose plain requests take the short way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pairgraph.serve.connection import Connection
from pairgraph.serve.express import PATH, Express

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import Scope

    from pairgraph.serve.ending import Limits
    from pairgraph.serve.errand import Errand
    from pairgraph.serve.headers import Header

__all__ = ["Shortcut"]


class Shortcut(Connection):
    """One client's connection, with a short way beside the one through the application.

    A request is on the short way from its end on, and alone: whatever else happens on the connection in
    the meantime, another request, the end of the server, has it handed over to the application first.

    Args:
        express: the short way.
        limits: what the connection is held to.
        uvicorn: what uvicorn hands to its connections.

    """

    def __init__(self, express: Express, limits: Limits, **uvicorn: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(limits, **uvicorn)
        self.express = express
        self.errand: Errand | None = None
        self.rests_since: float | None = None
        """Since when there has been nothing to do, after an answer that went the short way."""
        self._plain = False

    # What the parser finds

    def on_message_begin(self) -> None:
        """Begin a request."""
        if self.errand is not None:
            self.hand_over()
        self.rests_since = None
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Start the answer, or wait for the end of a request that may take the short way."""
        self._plain = self.hosts == 1 and self.url.startswith(PATH) and self._free() and self._usual()
        if self._plain:
            self.in_head = False
        else:
            super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Know that the request has come in whole, and try the short way."""
        if not self._plain:
            super().on_message_complete()
            return
        self._plain, self.reading_since = False, None
        errand = self.express.take(self, self.url, self.headers)
        if errand is None:
            self._start()
        elif errand.pending:
            self.errand = errand

    def _free(self) -> bool:
        """Whether nothing else is being answered, and the client takes what it is sent."""
        answered = self.cycle is None or self.cycle.response_complete
        return answered and not self.pipeline and not self.flow.write_paused

    def _usual(self) -> bool:
        parser = self.parser
        lasting = parser.should_keep_alive() and not parser.should_upgrade()
        return lasting and parser.get_method() == b"GET" and parser.get_http_version() == "1.1"

    def _start(self) -> None:
        """Send a request the long way."""
        super().on_headers_complete()
        super().on_message_complete()

    # What an errand needs

    @property
    def defaults(self) -> Iterable[Header]:
        """The headers that the server adds to every response."""
        return self.server_state.default_headers

    def answer(self, data: bytes) -> None:
        """Send a whole response."""
        self.errand = None
        self.rests_since = self.loop.time()
        self.server_state.total_requests += 1
        self.transport.write(data)

    def hand_over(self) -> None:
        """Have the application answer."""
        if self.transport.is_closing():
            self._forget()
        elif self.errand is not None:
            done, self.errand = self.errand.hand_over(), None
            self._start()
            cast("Scope", self.scope).update(done)  # before the application runs, which the loop starts

    # What becomes of it

    def look(self, now: float) -> None:
        """Close the connection if its client has kept the server waiting for too long."""
        if self._over(self.rests_since, now, self.timeout_keep_alive):
            self.transport.close()
        super().look(now)

    def idle_since(self, now: float) -> float | None:
        """Return since when no answer is due."""
        if self.errand is not None:
            return None
        return super().idle_since(now) if self.rests_since is None else 0.0

    def _begun(self) -> bool:
        return self.rests_since is not None or super()._begun()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give up what the client waited for."""
        self._forget()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End when the running request has."""
        self.hand_over()
        super().shutdown()

    def _leave(self) -> None:
        self._forget()
        super()._leave()

    def _forget(self) -> None:
        errand, self.errand = self.errand, None
        if errand is not None:
            errand.leave()
