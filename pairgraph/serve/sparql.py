"""The SPARQL 1.1 endpoint at ``/sparql``."""

from __future__ import annotations

import asyncio
import json
import math
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from starlette.routing import Route

from pairgraph.serve.cache import Flight, Whole
from pairgraph.serve.description import describe_service
from pairgraph.serve.exchange import Exchange
from pairgraph.serve.guard import fleeting
from pairgraph.serve.job import Failed, Job, Reply, Stream
from pairgraph.serve.negotiation import GRAPH_OFFERS, RESULT_OFFERS, Format, best, content_type, offered
from pairgraph.serve.problem import Problem
from pairgraph.serve.protocol import of_get

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.pool import Pool
    from pairgraph.serve.protocol import Asked
    from pairgraph.serve.state import Site, SiteState

__all__ = ["Endpoint", "problem_of", "routes"]

_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_SOON: Final = 0.05
_SHORT: Final = 4096
_LONG: Final = 65_536
_STATUS: Final = {
    "query": (400, "Bad query"),
    "engine": (400, "Query cannot be run"),
    "depth": (400, "Query nested too deep"),
    "format": (406, "No such format"),
    "flood": (429, "Too many queries"),
    "time": (503, "Time limit"),
    "memory": (503, "Memory limit"),
    "size": (503, "Result limit"),
    "busy": (503, "Too much to do"),
    "crash": (503, "Worker broke down"),
    "unreached": (502, "Endpoint not reached"),
    "late": (504, "Endpoint too slow"),
}
_LATER: Final = {"flood": "2", "busy": "5", "crash": "1"}


class _Wanted(NamedTuple):
    """Short name and Content-Type for results and for a graph; None where the client takes none."""

    results: tuple[str, str] | None
    graph: tuple[str, str] | None


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
    accept = exchange.header(b"accept")
    if exchange.scope["method"] != "POST" and len(exchange.scope["query_string"]) <= _SHORT >= len(accept):
        prepared = _prepared(exchange.scope["query_string"], accept, site.digest)
    else:
        prepared = Prepared(await exchange.asked(site.config.query_limit), accept, site.digest)
    if prepared.asked.query is None:
        await describe_service(exchange, site, prepared.asked.form)
        return
    if prepared.wanted == (None, None):
        raise Problem(406, detail="There are: " + ", ".join((*RESULT_OFFERS, *GRAPH_OFFERS)) + ".")
    if site.pool is None:
        raise Problem(503, detail="There are no workers to run queries.")
    exchange.etag = prepared.etag
    await _Query(exchange, site, prepared).answer()


class Prepared:
    """A request, read: what is asked, in what formats, and what tells it from others.

    Args:
        asked: what is asked.
        accept: the header.
        digest: of the release; empty where the data may change.

    """

    __slots__ = ("asked", "etag", "key", "same", "wanted")

    def __init__(self, asked: Asked, accept: str, digest: str) -> None:
        self.asked = asked
        self.wanted = _of_format(asked.form) if asked.form else _of_accept(accept)
        text = "\0".join((digest, asked.query or "", *asked.default, "", *asked.named))
        self.same = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        """Stands for the query, whatever the format."""
        self.key = blake2b(self.same + repr(self.wanted).encode(), digest_size=16).digest()
        # A long query is not worth the time to look through it.
        lasting = digest and len(asked.query or "") < _LONG and not fleeting(asked.query or "")
        self.etag = b'W/"%s"' % self.key.hex().encode() if lasting else b""


@lru_cache(1024)
def _prepared(query_string: bytes, accept: str, digest: str) -> Prepared:
    return Prepared(of_get(query_string), accept, digest)


@lru_cache(512)
def _of_accept(accept: str) -> _Wanted:
    results, graph = best(accept, tuple(RESULT_OFFERS)), best(accept, tuple(GRAPH_OFFERS))
    return _Wanted(
        (RESULT_OFFERS[results], content_type(results)) if results else None,
        (GRAPH_OFFERS[graph], content_type(graph)) if graph else None,
    )


def _of_format(form: Format) -> _Wanted:
    pair = (offered(form, results=True), offered(form, results=False))
    return _Wanted(*((found.name, content_type(found.media_type)) if found else None for found in pair))


class _Query:
    """One query of one client."""

    __slots__ = ("asked", "exchange", "key", "pool", "prepared", "site", "wanted")

    def __init__(self, exchange: Exchange, site: Site, prepared: Prepared) -> None:
        self.exchange = exchange
        self.site = site
        self.pool = cast("Pool", site.pool)
        self.prepared = prepared
        self.asked = prepared.asked
        self.wanted = prepared.wanted
        self.key = prepared.key

    async def answer(self) -> None:
        """Answer it from what the client has, from what is kept, or by running it."""
        if self.exchange.unchanged():
            await self.exchange.not_modified()
        elif kept := self.pool.answers.get(self.key) if self.exchange.etag else None:
            await self._whole(kept)
        else:
            try:
                await self._run()
            except Failed as failure:
                raise problem_of(failure) from None

    async def _whole(self, answer: Whole) -> None:
        if len(answer.body) > self.asked.result_limit:
            raise problem_of(Failed("size", "The answer is longer than you want it."))
        await self.exchange.whole(answer, self._type(results=answer.results))

    def _type(self, *, results: bool) -> str:
        found = self.wanted.results if results else self.wanted.graph
        return found[1] if found else ""

    async def _run(self) -> None:
        flight = self._flight()
        reply = await self._reply(flight)
        if reply and reply.stream and flight.taken:  # somebody else has the parts: run it once more
            flight = self._launched()
            reply = await self._reply(flight)
        if reply and reply.stream:
            await self._stream(flight, reply.stream, results=reply.results)
        elif reply:
            await self._whole(self.pool.answers.get(self.key) or Whole(reply.results, reply.body))

    def _flight(self) -> Flight:
        """Return a flight of the same query, or start one."""
        shared = bool(self.exchange.etag) and self.asked.time_limit + self.asked.result_limit == math.inf
        found = self.pool.answers.flights.get(self.key) if shared else None
        if found is None or found.job.reply.cancelled():
            found = self._launched()
            if shared:
                self.pool.answers.fly(self.key, found)
        return found

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
            if flight.left >= flight.waiting:
                flight.job.reply.cancel()

        self.exchange.gone().add_done_callback(left)

    async def _stream(self, flight: Flight, stream: Stream, *, results: bool) -> None:
        flight.taken = True
        try:
            if self.exchange.scope.get("http_version") == "1.0":
                raise Problem(505, detail="Answers of this length need HTTP/1.1: else a cut would not show.")
            await self.exchange.parts(stream, self._type(results=results))
        finally:
            self.pool.cancel(flight.job)

    def _launched(self) -> Flight:
        config = self.site.config
        job = Job(
            self._payload(),
            self.exchange.client,
            self.prepared.same,
            time_limit=min(self.asked.time_limit, config.time_limit),
            result_limit=min(self.asked.result_limit, config.result_limit),
        )
        self.pool.submit(job)
        return Flight(job)

    def _payload(self) -> bytes:
        results, graph = self.wanted
        job = {
            "query": self.asked.query,
            "results": results and results[0],
            "graph": graph and graph[0],
            "default": self.asked.default,
            "named": self.asked.named,
        }
        return json.dumps(job).encode()


def problem_of(failure: Failed) -> Problem:
    """Tell a failure as a problem.

    >>> problem_of(Failed("query", "Expected a variable.", 2, 8)).detail
    'line 2, column 8: Expected a variable.'
    """
    status, title = _STATUS[failure.why]
    place = f"line {failure.line}, column {failure.column}: " if failure.line is not None else ""
    headers = {"Retry-After": _LATER[failure.why]} if failure.why in _LATER else None
    problem = Problem(status, title, place + failure.message, headers=headers)
    if failure.line is not None:
        problem.extra |= {"line": failure.line, "column": failure.column}
    return problem


routes: Final = [Route("/sparql", Endpoint())]
