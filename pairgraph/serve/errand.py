"""One request on the short way: how it is answered, and how it gets onto the long way if it cannot be."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pairgraph.serve.client import party
from pairgraph.serve.flight import HANDED, join
from pairgraph.serve.state import BEGAN, SITE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    from starlette.types import Scope

    from pairgraph.serve.express import Express
    from pairgraph.serve.flight import Flight
    from pairgraph.serve.headers import Header
    from pairgraph.serve.job import Job
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.reply import Reply
    from pairgraph.serve.state import Site

    class Asker(Protocol):
        """The connection that a request came from."""

        @property
        def client(self) -> tuple[str, int] | None:
            """The other end."""

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
        client: the address that it came from.
        site: what is asked.
        prepared: what is asked of it.
        query_string: how that was written.
        name: what the request is called.
        packs: whether the client takes a compressed answer.

    """

    __slots__ = (
        "_asker",
        "_express",
        "_flight",
        "_packs",
        "began",
        "client",
        "id",
        "prepared",
        "query_string",
        "site",
        "size",
        "status",
    )
    method = "GET"
    path = route = "/sparql"
    sparql = ""

    def __init__(  # noqa: PLR0913, PLR0917 - all in one go, as there is one for each request
        self,
        express: Express,
        asker: Asker,
        client: str,
        site: Site,
        prepared: Prepared,
        query_string: bytes,
        name: bytes,
        *,
        packs: bool,
    ) -> None:
        self.began = time.perf_counter()
        self.client = client
        self.site = site
        self.prepared = prepared
        self.query_string = query_string
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

    def suits(self, reply: Reply) -> bool:
        """Whether an answer can be sent as it is."""
        return not self._packs or len(reply.body) <= _WORTH_PACKING

    def fly(self) -> None:
        """Have the query run, and wait for its answer."""
        self._flight = join(self.site, self.prepared, party(self.client))
        self._flight.waiting += 1
        self._flight.job.tell(self._landed)

    def _landed(self, job: Job) -> None:
        if self._flight is None:  # the client has left, or the application has taken over
            return
        if (reply := job.reply) is None or reply.stream is not None or not self.suits(reply):
            self._asker.hand_over()
        else:
            self._flight.waiting -= 1
            self._flight = None
            self.answer(reply)

    def answer(self, reply: Reply) -> None:
        """Send an answer: this ends the errand."""
        self.status, self.size = 200, len(reply.body)
        self._asker.answer(self._express.letters.written(self.prepared, reply, self.id, self._asker.defaults))
        self._express.end(self)

    def hand_over(self) -> Scope:
        """Return what has been done, for the application to find in its scope: this ends the errand."""
        done = {SITE: self.site, BEGAN: self.began, HANDED: self._flight}
        self._flight = None
        self._express.metrics.running -= 1
        return done

    def leave(self) -> None:
        """Give up, as the client has left: this ends the errand."""
        flight, self._flight = self._flight, None
        if flight is not None:
            flight.waiting -= 1
            if flight.forsake():
                self._express.pool(self.site).cancel(flight.job)
        self._express.end(self)
