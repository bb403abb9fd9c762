"""The SPARQL 1.1 endpoint at ``/sparql``."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, cast

from starlette.routing import Route

from pairgraph.serve.cache import Whole
from pairgraph.serve.description import describe_service
from pairgraph.serve.exchange import Exchange
from pairgraph.serve.failures import problem_of
from pairgraph.serve.federated import could_federate, federated
from pairgraph.serve.flight import HANDED, Flight, join, launch
from pairgraph.serve.job import Failed, Reply, Stream
from pairgraph.serve.negotiation import GRAPH_OFFERS, RESULT_OFFERS, best
from pairgraph.serve.prepared import SHORT, Prepared, of_query_string
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.pool import Pool
    from pairgraph.serve.state import Site, SiteState

__all__ = ["Endpoint", "routes"]

_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_SOON: Final = 0.05
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
            await _answer(exchange, state.site)
        finally:
            exchange.close()


async def _answer(exchange: Exchange, site: Site) -> None:
    prepared = await _prepared(exchange, site)
    if prepared.asked.query is None:
        await _introduce(exchange, site, prepared)
        return
    if prepared.wanted == (None, None):
        raise Problem(406, detail="There are: " + ", ".join((*RESULT_OFFERS, *GRAPH_OFFERS)) + ".")
    if site.pool is None:
        raise Problem(503, detail="There are no workers to run queries.")
    if site.config.service_allow and could_federate(prepared.asked.query):
        resolved = await _federated(exchange, site, prepared)
        if resolved is None:
            return
        prepared = resolved
    exchange.etag = prepared.etag
    await _Query(exchange, site, prepared).answer()


async def _federated(exchange: Exchange, site: Site, prepared: Prepared) -> Prepared | None:
    """Ask other servers what the query wants from them; nothing if the client leaves before they answer."""
    federation, pool = site.session.federation, cast("Pool", site.pool)
    if federation is None:
        return prepared
    return await federated(exchange, federation, pool, prepared, site.config.time_limit)


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


class _Query:
    """One query of one client."""

    __slots__ = ("exchange", "pool", "prepared", "site")

    def __init__(self, exchange: Exchange, site: Site, prepared: Prepared) -> None:
        self.exchange = exchange
        self.site = site
        self.pool = cast("Pool", site.pool)
        self.prepared = prepared

    async def answer(self) -> None:
        """Answer it from what the client has, from what is kept, or by running it."""
        if self.exchange.unchanged():
            await self.exchange.not_modified()
        elif kept := self.pool.answers.get(self.prepared.key) if self.exchange.etag else None:
            await self._whole(kept)
        else:
            try:
                await self._run()
            except Failed as failure:
                raise problem_of(failure) from None

    async def _whole(self, answer: Whole) -> None:
        if len(answer.body) > self.prepared.asked.result_limit:
            raise problem_of(Failed("size", "The answer is longer than you want it."))
        await self.exchange.whole(answer, self.prepared.content_type(results=answer.results))

    async def _run(self) -> None:
        flight = self._flight()
        reply = await self._reply(flight)
        if reply and reply.stream and flight.taken:  # somebody else has the parts: run it once more
            flight = launch(self.site, self.prepared, self.exchange.client)
            reply = await self._reply(flight)
        if reply and reply.stream:
            await self._stream(flight, reply.stream, results=reply.results)
        elif reply:
            await self._whole(self.pool.answers.get(self.prepared.key) or Whole(reply.results, reply.body))

    def _flight(self) -> Flight:
        """Return the flight that the request was handed over with, or one that it may join."""
        if handed := cast("Flight | None", self.exchange.scope.pop(HANDED, None)):
            handed.waiting -= 1
            if not handed.job.reply.cancelled():
                return handed
        return join(self.site, self.prepared, self.exchange.client)

    async def _reply(self, flight: Flight) -> Reply | None:
        """Wait for the answer; nothing if the client leaves before it is there."""
        reply = flight.job.reply
        flight.waiting += 1
        look = asyncio.get_running_loop().call_later(_SOON, self._look, flight)
        try:
            return await reply
        except asyncio.CancelledError:
            if self.exchange.gone().done():
                return None
            raise
        finally:
            look.cancel()
            flight.waiting -= 1
            if reply.cancelled():
                self.pool.cancel(flight.job)

    def _look(self, flight: Flight) -> None:
        """Give up when all who wait have left."""

        def left(_: object) -> None:
            flight.left += 1
            flight.forsake()

        self.exchange.gone().add_done_callback(left)

    async def _stream(self, flight: Flight, stream: Stream, *, results: bool) -> None:
        flight.taken = True
        try:
            if self.exchange.scope.get("http_version") == "1.0":
                raise Problem(505, detail="Answers of this length need HTTP/1.1: else a cut would not show.")
            await self.exchange.parts(stream, self.prepared.content_type(results=results))
        finally:
            self.pool.cancel(flight.job)


routes: Final = [Route("/sparql", Endpoint())]
