"""The short way to an answer, for what is asked most: a GET of a query whose answer is short and comes whole.

It goes from the connection to the workers and back without an application, a task or a timer in between,
which cost several times what the query does. Whatever is not plain takes the long way, through the
application, and so does what turns out not to be: a failure, a long answer, one to be compressed.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING, Any, Final, cast

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from pairgraph.serve.errand import Errand
from pairgraph.serve.headers import Rules
from pairgraph.serve.letters import Letters
from pairgraph.serve.prepared import SHORT, of_query_string
from pairgraph.serve.problem import Problem
from pairgraph.serve.request_id import request_id

if TYPE_CHECKING:
    from starlette.types import Scope

    from pairgraph.serve.errand import Asker
    from pairgraph.serve.headers import Header
    from pairgraph.serve.pool import Pool
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.state import Site, SiteState

__all__ = ["PATH", "Express"]

PATH: Final = b"/sparql?"
"""How the addresses begin that may take the short way."""
_NOT_PLAIN: Final = frozenset({b"content-length", b"transfer-encoding", b"if-none-match", b"expect"})


class Express:
    """The short way.

    Args:
        state: where the settings, the current site, the metrics and the log are.

    """

    def __init__(self, state: SiteState) -> None:
        self._state = state
        self.metrics = state.metrics
        self._log = state.log
        self.letters = Letters(Rules(state.config))
        proxies = list(state.config.proxies)
        self._believed: Any = ProxyHeadersMiddleware(cast("Any", _nothing), proxies) if proxies else None

    def take(self, asker: Asker, url: bytes, headers: list[Header]) -> Errand | None:
        """Take on a request, if it is plain.

        Args:
            asker: the connection that it came from.
            url: its address, which begins with PATH.
            headers: its headers, with their names in lower case.

        Returns:
            What waits for the answer, or has it already; nothing if the request has to go the long way.

        """
        given, site = dict(headers), self._state.open
        if site is None or site.pool is None or not _NOT_PLAIN.isdisjoint(given):
            return None
        query_string = url[len(PATH) :]
        prepared = _prepared(site, query_string, given.get(b"accept", b""))
        if prepared is None:
            return None
        client = self._client(asker, headers)
        name = request_id(given.get(b"x-request-id", b""))
        packs = b"gzip" in given.get(b"accept-encoding", b"")
        return self._run(Errand(self, asker, client, site, prepared, query_string, name, packs=packs))

    def _client(self, asker: Asker, headers: list[Header]) -> str:
        """Return the address that a request came from; a proxy's word for it counts where it is known."""
        client = asker.client
        if self._believed:
            scope: Scope = {"type": "http", "client": client, "scheme": "http", "headers": headers}
            with contextlib.suppress(StopIteration):  # which is how what waits for nothing ends
                self._believed(scope, None, None).send(None)
            client = scope["client"]
        return client[0] if client else ""

    def _run(self, errand: Errand) -> Errand | None:
        """Answer from what is kept, or have the query run."""
        kept = self.pool(errand.site).answers.get(errand.prepared.key)
        if kept and not errand.suits(kept):
            return None
        errand.site.enter()
        self.metrics.running += 1
        if kept:
            errand.answer(kept)
        else:
            errand.fly()
        return errand

    def pool(self, site: Site) -> Pool:
        """Return the workers of a site."""
        return cast("Pool", site.pool)

    def end(self, errand: Errand) -> None:
        """Count an errand that has ended, tell of it, and let its site go."""
        took = time.perf_counter() - errand.began
        self.metrics.running -= 1
        self.metrics.observe(errand, took)
        self._log.write(errand, took)
        errand.site.leave()


def _prepared(site: Site, query_string: bytes, accept: bytes) -> Prepared | None:
    """Read a request; nothing where it is wrong, unusual or asks what differs each time."""
    longest = min(SHORT, site.config.query_limit)
    if len(query_string) > longest or len(accept) > SHORT or b"#" in query_string:
        return None
    try:
        found = of_query_string(query_string, accept.decode("latin-1"), site.digest)
    except Problem:
        return None
    return found if found.plain else None


async def _nothing(*_: object) -> None:
    """Answer nothing: what the scope says is all that is wanted."""
