"""One request and its response, as they pass the front of the application."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from pairgraph.serve.compression import Gzip, accepts, worthwhile
from pairgraph.serve.logs import QUERY
from pairgraph.serve.request_id import request_id
from pairgraph.serve.state import BEGAN

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope, Send

    from pairgraph.serve.headers import Rules

__all__ = ["Visit"]

_BODILESS: Final = {204, 304}


def _weak(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Weaken an ETag: what is compressed is no longer the same byte for byte."""
    return (name, b"W/" + value) if name == b"etag" and value[:2] != b"W/" else (name, value)


def _vary(headers: list[tuple[bytes, bytes]]) -> None:
    """Say that an answer may be compressed; once, and of a 304 as of the answer that it stands for."""
    told = [value for name, value in headers if name == b"vary"]
    if b"accept-encoding" not in b", ".join(told).lower():
        headers[:] = [header for header in headers if header[0] != b"vary"]
        headers.append((b"vary", b", ".join([*told, b"Accept-Encoding"])))


class Visit:
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

    @property
    def client(self) -> str:
        """The address that it came from."""
        return str((self.scope.get("client") or ("",))[0])

    @property
    def method(self) -> str:
        """Its method."""
        return str(self.scope["method"])

    @property
    def path(self) -> str:
        """Its path, without escapes."""
        return str(self.scope["path"])

    @property
    def route(self) -> str:
        """What answers it: the first step of its path. What clients make up is not a name of its own."""
        if told := self.scope.get("pairgraph.route"):
            return str(told)
        if self.scope.get("endpoint") is None:
            return "none"
        return "/" + self.path.partition("/")[2].partition("/")[0].partition(".")[0]

    @property
    def query_string(self) -> bytes:
        """What follows the path."""
        return bytes(self.scope["query_string"])

    @property
    def sparql(self) -> str:
        """The query that it led to, where a handler has told it."""
        return str(self.scope.get(QUERY, ""))

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
        elif self.status == 304:  # noqa: PLR2004
            _vary(headers)
        headers += self.rules.added(headers)
        headers.append((b"x-request-id", self.id))

    def _compress(self, headers: list[tuple[bytes, bytes]]) -> None:
        """Send it compressed to who takes that; to a HEAD say the same as to a GET."""
        _vary(headers)
        if accepts(self.header(b"accept-encoding")):
            headers[:] = [_weak(*header) for header in headers if header[0] != b"content-length"]
            headers.append((b"content-encoding", b"gzip"))
            self.gzip = Gzip()

    async def preflight(self) -> None:
        """Tell a browser that scripts of other sites may ask."""
        await self.answer(
            {"type": "http.response.start", "status": 204, "headers": list(self.rules.preflight())}
        )
        await self.answer({"type": "http.response.body", "body": b""})
