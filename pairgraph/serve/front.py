"""The front of the application: what every exchange goes through, whatever route answers it."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

from starlette.requests import ClientDisconnect

from pairgraph.serve.compression import Gzip, accepts, worthwhile
from pairgraph.serve.headers import Rules
from pairgraph.serve.problem import Problem
from pairgraph.serve.request_id import request_id
from pairgraph.serve.state import BEGAN, SITE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pairgraph.serve.state import SiteState

__all__ = ["BrokenOffError", "Exchange", "Front"]

_LOG: Final = logging.getLogger("pairgraph.serve")
_BODILESS: Final = {204, 304}


def _weak(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Weaken an ETag: what is compressed is no longer the same byte for byte."""
    return (name, b"W/" + value) if name == b"etag" and value[:2] != b"W/" else (name, value)


class BrokenOffError(Exception):
    """What has gone out cannot be taken back: the server closes the connection in the midst of the answer."""


class Exchange:
    """One request and its response, as seen from outside: what came in, what went out, how long it took."""

    __slots__ = (
        "began",
        "gzip",
        "head",
        "id",
        "receive",
        "received",
        "rules",
        "scope",
        "send",
        "size",
        "status",
    )

    def __init__(self, scope: Scope, receive: Receive, send: Send, rules: Rules) -> None:
        self.scope = scope
        self.receive = receive
        self.send = send
        self.rules = rules
        self.began: float = scope.get(BEGAN) or time.perf_counter()
        self.head = scope["method"] == "HEAD"
        self.status = 0
        self.size = 0
        self.received = 0
        self.gzip: Gzip | None = None
        self.id = request_id(self.header(b"x-request-id"))

    def header(self, name: bytes) -> bytes:
        """Return a header of the request; empty where there is none."""
        for key, value in self.scope["headers"]:
            if key == name:
                return bytes(value)
        return b""

    async def answer(self, message: Message) -> None:
        """Pass on a part of the response: its start with the headers that all have, of a HEAD no body."""
        if message["type"] == "http.response.start":
            self._begin(message)
        elif message["type"] == "http.response.body":
            message = await self._shaped(message)
            self.size += len(message.get("body", b""))
        await self.send(message)

    async def _shaped(self, message: Message) -> Message:
        if self.head or self.status in _BODILESS:
            return {**message, "body": b""}
        if self.gzip is None:
            return message
        more = message.get("more_body", False)
        return {**message, "body": await self.gzip.pack(message.get("body", b""), more=more)}

    def _begin(self, message: Message) -> None:
        headers = message["headers"] = list(message.get("headers", ()))
        if message["status"] == 405 and self.scope["method"] == "OPTIONS":  # noqa: PLR2004
            message["status"] = 204
            headers[:] = [(b"allow", value + b", OPTIONS") for name, value in headers if name == b"allow"]
        self.status = message["status"]
        if worthwhile(self.status, headers):
            self._compress(headers)
        headers += self.rules.added(headers)
        headers.append((b"x-request-id", self.id))

    def _compress(self, headers: list[tuple[bytes, bytes]]) -> None:
        """Send it compressed to who takes that; to a HEAD say the same as to a GET."""
        varies = b", ".join([value for name, value in headers if name == b"vary"] + [b"Accept-Encoding"])
        packed = accepts(self.header(b"accept-encoding"))
        dropped = {b"vary", b"content-length"} if packed else {b"vary"}
        headers[:] = [header for header in headers if header[0] not in dropped]
        headers.append((b"vary", varies))
        if packed:
            headers[:] = [_weak(*header) for header in headers]
            headers.append((b"content-encoding", b"gzip"))
            self.gzip = Gzip()

    async def preflight(self) -> None:
        """Tell a browser that scripts of other sites may ask."""
        await self.answer(
            {"type": "http.response.start", "status": 204, "headers": list(self.rules.preflight())}
        )
        await self.answer({"type": "http.response.body", "body": b""})


class Front:
    """The outermost layer: ids, headers, limits, the log, the metrics, and what nobody caught.

    Args:
        app: what answers.
        state: where the settings, the current site and the metrics are.
        direct: path → what answers it without the way through the routes; for what is asked most.

    """

    def __init__(self, app: ASGIApp, state: SiteState, direct: Mapping[str, ASGIApp] | None = None) -> None:
        self.app = app
        self.direct = direct or {}
        self.state = state
        self.metrics = state.metrics
        self.rules = Rules(state.config)
        self.log = state.log
        self.limit = state.config.body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one exchange through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = Exchange(scope, receive, send, self.rules)
        self.metrics.running += 1
        try:
            await self._guarded(exchange)
        finally:
            self.metrics.running -= 1
            took = time.perf_counter() - exchange.began
            self.metrics.observe(exchange, took)
            self.log.write(exchange, took)

    async def _guarded(self, exchange: Exchange) -> None:
        scope, answer = exchange.scope, exchange.answer
        try:
            await self._served(exchange)
        except Problem as problem:
            if exchange.status:
                self._tell(exchange, problem)
                raise BrokenOffError from problem
            await problem(scope, exchange.receive, answer)
        except ClientDisconnect:
            return
        except asyncio.CancelledError:
            if not self.state.stopping:
                raise
            await self._stopped(exchange)
        except Exception as error:
            self._tell(exchange, error)
            if exchange.status:
                raise BrokenOffError from error
            await Problem(500, request=exchange.id.decode())(scope, exchange.receive, answer)

    async def _stopped(self, exchange: Exchange) -> None:
        """Tell a client that the server cannot wait any longer for its answer."""
        if exchange.status:
            raise BrokenOffError from None
        problem = Problem(503, detail="The server is stopping.", headers={"Retry-After": "10"})
        await problem(exchange.scope, exchange.receive, exchange.answer)

    def _tell(self, exchange: Exchange, error: Exception) -> None:
        """Log an error; a known problem that came too late to be told to the client is none of the code's."""
        known = error.__cause__ if isinstance(error.__cause__, Problem) else error
        request = {"request": exchange.id.decode()}
        if exchange.status and isinstance(known, Problem):
            _LOG.warning("an answer was broken off: %s", known, extra=request)
        else:
            _LOG.error("unexpected error", exc_info=error, extra=request)

    async def _served(self, exchange: Exchange) -> None:
        scope = exchange.scope
        if scope["method"] == "OPTIONS" and exchange.header(b"access-control-request-method"):
            await exchange.preflight()
            return
        receive = exchange.receive if scope["method"] in {"GET", "HEAD"} else self._limited(exchange)
        token = self.state.enter(scope.pop(SITE, None))
        try:
            await self.direct.get(scope["path"], self.app)(scope, receive, exchange.answer)
        finally:
            self.state.leave(token)

    def _limited(self, exchange: Exchange) -> Receive:
        """Refuse a body that is too long: at once where its length is told, else when it becomes so."""
        told = exchange.header(b"content-length")
        if told.isdigit() and int(told) > self.limit:
            raise self._too_long()

        async def receive() -> Message:
            message = await exchange.receive()
            exchange.received += len(message.get("body", b""))
            if exchange.received > self.limit:
                raise self._too_long()
            return message

        return receive

    def _too_long(self) -> Problem:
        return Problem(413, detail=f"A request may have up to {self.limit:,} bytes.")
