"""One request on the short way: how it is answered, and how it gets onto the long way if it cannot be."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pairgraph.serve.cache import Whole
from pairgraph.serve.flight import HANDED, join
from pairgraph.serve.state import BEGAN, SITE

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable
    from typing import Protocol

    from starlette.types import Scope

    from pairgraph.serve.express import Express
    from pairgraph.serve.flight import Flight
    from pairgraph.serve.headers import Header
    from pairgraph.serve.job import Reply
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.state import Site

    class Asker(Protocol):
        """The connection that a request came from."""

        @property
        def request(self) -> Scope:
            """The request."""

        @property
        def defaults(self) -> Iterable[Header]:
            """The headers that the server adds to every response."""

        def answer(self, data: bytes) -> None:
            """Send a whole response."""

        def hand_over(self) -> None:
            """Have the application answer."""


__all__ = ["Errand"]

_WORTH_PACKING: Final = 1000


class Errand:
    """One request on the short way.

    Args:
        express: knows how to answer.
        asker: the connection that it came from.
        site: what is asked.
        prepared: what is asked of it.
        name: what the request is called.
        packs: whether the client takes a compressed answer.

    """

    __slots__ = (
        "_asker",
        "_express",
        "_flight",
        "_packs",
        "began",
        "id",
        "prepared",
        "scope",
        "site",
        "size",
        "status",
    )

    def __init__(
        self, express: Express, asker: Asker, site: Site, prepared: Prepared, name: bytes, *, packs: bool
    ) -> None:
        self.began = time.perf_counter()
        self.scope = asker.request
        self.site = site
        self.prepared = prepared
        self.id = name
        self.status = self.size = 0
        self._express = express
        self._asker = asker
        self._packs = packs
        self._flight: Flight | None = None

    @property
    def pending(self) -> bool:
        """Whether it waits for an answer."""
        return self._flight is not None

    def suits(self, whole: Whole) -> bool:
        """Whether an answer can be sent as it is."""
        return not self._packs or len(whole.body) <= _WORTH_PACKING

    def fly(self, client: str) -> None:
        """Have the query run, and wait for its answer."""
        self._flight = join(self.site, self.prepared, client)
        self._flight.waiting += 1
        self._flight.job.reply.add_done_callback(self._landed)

    def _landed(self, reply: asyncio.Future[Reply]) -> None:
        if self._flight is None:  # the client has left, or the application has taken over
            return
        whole = _whole(reply)
        if whole is None or not self.suits(whole):
            self._asker.hand_over()
        else:
            self._flight.waiting -= 1
            self._flight = None
            self.answer(whole)

    def answer(self, whole: Whole) -> None:
        """Send an answer: this ends the errand."""
        self.status, self.size = 200, len(whole.body)
        self._asker.answer(self._express.written(self.prepared, whole, self.id, self._asker.defaults))
        self._express.end(self)

    def hand_over(self) -> None:
        """Leave what has been done where the application finds it: this ends the errand."""
        self.scope.update({SITE: self.site, BEGAN: self.began, HANDED: self._flight})
        self._flight = None
        self._express.metrics.running -= 1

    def leave(self) -> None:
        """Give up, as the client has left: this ends the errand."""
        flight, self._flight = self._flight, None
        if flight is not None:
            flight.waiting -= 1
            if flight.forsake():
                self._express.pool(self.site).cancel(flight.job)
        self._express.end(self)


def _whole(reply: asyncio.Future[Reply]) -> Whole | None:
    """Return the answer where there is one, and it is whole."""
    if reply.cancelled() or reply.exception() is not None or reply.result().stream is not None:
        return None
    return Whole(reply.result().results, reply.result().body)
