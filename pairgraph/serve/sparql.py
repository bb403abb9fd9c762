"""The SPARQL 1.1 endpoint at ``/sparql``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from pairgraph.serve.description import describe_service
from pairgraph.serve.exchange import Exchange
from pairgraph.serve.federated import could_federate, federated
from pairgraph.serve.negotiation import GRAPH_OFFERS, RESULT_OFFERS, best
from pairgraph.serve.prepared import SHORT, Prepared, of_query_string
from pairgraph.serve.problem import Problem
from pairgraph.serve.run import Run

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.metrics import Metrics
    from pairgraph.serve.state import Site, SiteState

__all__ = ["Endpoint", "routes"]

_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_PAGE: Final = "text/html"


class Endpoint:
    """The endpoint as an ASGI application.

    Args:
        state: where the current site is; taken from the application that it is part of unless given.

    """

    def __init__(self, state: SiteState | None = None) -> None:
        self.state = state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            Problem: it cannot be answered as asked.
            Failed: what has gone out broke off, and so has the connection to.

        """
        scope["pairgraph.route"] = "/sparql"
        exchange = Exchange(scope, receive, send)
        if scope["method"] == "OPTIONS":
            await exchange.empty(204, (b"allow", _METHODS.encode()))
            return
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            raise Problem(405, detail=f"Ask with {_METHODS}.", headers={"Allow": _METHODS})
        state = self.state or scope["app"].state
        try:
            await _answer(exchange, state.site, state.metrics)
        finally:
            exchange.close()


async def _answer(exchange: Exchange, site: Site, metrics: Metrics) -> None:
    prepared = await _prepared(exchange, site)
    if prepared.asked.query is None:
        await _introduce(exchange, site, prepared)
        return
    if prepared.wanted == (None, None):
        raise Problem(406, detail="There are: " + ", ".join((*RESULT_OFFERS, *GRAPH_OFFERS)) + ".")
    if site.pool is None:
        raise Problem(503, detail="There are no workers to run queries.")
    if site.config.service_allow and could_federate(prepared.asked.query):
        resolved = await federated(exchange, site, prepared, metrics)
        if resolved is None:
            return
        prepared = resolved
    exchange.etag = prepared.etag
    await Run(exchange, site, prepared).answer()


async def _prepared(exchange: Exchange, site: Site) -> Prepared:
    accept, query_string = exchange.header(b"accept"), exchange.scope["query_string"]
    limit = site.config.query_limit
    if exchange.scope["method"] != "POST" and len(query_string) <= min(SHORT, limit) and len(accept) <= SHORT:
        return of_query_string(query_string, accept, site.digest)
    return Prepared(await exchange.asked(limit), accept, site.digest)


async def _introduce(exchange: Exchange, site: Site, prepared: Prepared) -> None:
    """Answer who asks nothing: a person is shown where to write a query, a program what there is."""
    form, accept = prepared.asked.form, exchange.header(b"accept")
    if form is None and best(accept, (*GRAPH_OFFERS, _PAGE)) == _PAGE:
        await exchange.empty(303, (b"location", b"/editor"), (b"vary", b"Accept"))
    else:
        await describe_service(exchange, site, form)


routes: Final = [Route("/sparql", Endpoint())]
