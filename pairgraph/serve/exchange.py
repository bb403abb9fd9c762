"""A request to ``/sparql`` and the response to it, without a framework in between: this is the hot path."""

from __future__ import annotations

import asyncio
import zlib
from typing import TYPE_CHECKING, Final

from pairgraph.serve.client import client_of
from pairgraph.serve.compression import accepts
from pairgraph.serve.posted import of_post
from pairgraph.serve.problem import Problem
from pairgraph.serve.protocol import Asked, of_get

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from pairgraph.serve.reply import Reply
    from pairgraph.serve.stream import Stream

__all__ = ["WHOLE_HEADERS", "Exchange"]

WHOLE_HEADERS: Final = ((b"vary", b"Accept, Accept-Encoding"), (b"cache-control", b"no-cache"))
"""What every answer says that may be asked for again, beside its type and its ETag."""
_QUICK: Final = 65_536
_WORTH_PACKING: Final = 1000
_ETAG, _NONE_MATCH = b"etag", b"if-none-match"
_parsing = asyncio.Semaphore(1)


class Exchange:
    """What came in, and how to answer it.

    Args:
        scope: of ASGI, as are the others.

    """

    __slots__ = ("_gone", "_headers", "_receive", "_send", "etag", "extra", "scope")

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.etag = b""
        self.extra: list[tuple[bytes, bytes]] = []
        """Further headers of an answer."""
        self._receive = receive
        self._send = send
        self._headers: dict[bytes, bytes] = dict(scope["headers"])
        self._gone: asyncio.Task[None] | None = None

    def header(self, name: bytes) -> str:
        """Return a header of the request; empty where there is none."""
        return self._headers.get(name, b"").decode("latin-1")

    @property
    def client(self) -> str:
        """Who asks."""
        return client_of(self.scope)

    async def asked(self, limit: int) -> Asked:
        """Read the request.

        Args:
            limit: how many bytes the query may have.

        Raises:
            Problem: it is wrong in some way, or too long.

        """
        query_string: bytes = self.scope["query_string"]
        if self.scope["method"] != "POST":
            asked = of_get(query_string)
        else:
            media_type, body = self.header(b"content-type"), await self._body(3 * limit + _QUICK)
            if len(body) < _QUICK:
                asked = of_post(query_string, media_type, body)
            else:
                async with _parsing:  # one at a time, so that many long ones leave time for short ones
                    asked = await asyncio.to_thread(of_post, query_string, media_type, body)
        if asked.query is not None and len(asked.query) * 4 > limit and len(asked.query.encode()) > limit:
            raise _too_long(limit)
        return asked

    async def _body(self, limit: int) -> bytes:
        told = self._headers.get(b"content-length", b"")
        if told.isdigit() and int(told) > limit:
            raise _too_long(limit)
        parts, size, more = [], 0, True
        while more:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Problem(400, detail="The client left before its request was complete.")
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > limit:
                raise _too_long(limit)
            more = message.get("more_body", False)
        return b"".join(parts)

    def unchanged(self) -> bool:
        """Whether the client already has what the ETag stands for."""
        known = self._headers.get(_NONE_MATCH)
        return bool(known and self.etag and (self.etag.removeprefix(b"W/") in known or known.strip() == b"*"))

    def gone(self) -> asyncio.Task[None]:
        """Return a task that ends when the client leaves."""
        if self._gone is None:
            self._gone = asyncio.ensure_future(self._leave())
        return self._gone

    async def _leave(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def close(self) -> None:
        """Have no more to do with the client."""
        if self._gone is not None:
            self._gone.cancel()

    @property
    def _packs(self) -> bool:
        return accepts(self._headers.get(b"accept-encoding", b""))

    async def whole(self, answer: Reply, content_type: str) -> None:
        """Send a complete answer."""
        body, headers = answer.body, self._start(content_type)
        if len(body) > _WORTH_PACKING and self._packs:
            body = await answer.gzipped()
            headers.append((b"content-encoding", b"gzip"))
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})

    async def parts(self, stream: Stream, content_type: str) -> None:
        """Send a long answer in parts; returns early when the client leaves.

        Raises:
            Failed: it broke off; the connection has to break off too.

        """
        headers, pack = self._start(content_type), None
        if self._packs:
            pack = zlib.compressobj(1, zlib.DEFLATED, 31)
            headers.append((b"content-encoding", b"gzip"))
        await self._send({"type": "http.response.start", "status": 200, "headers": headers})
        if self.scope["method"] == "HEAD":
            await self._send({"type": "http.response.body", "body": b""})
            return
        gone = self.gone()
        async for part in stream:
            if gone.done():
                return
            await self._send(_body(pack.compress(part) if pack else part))
        await self._send(_body(pack.flush() if pack else b"", more=False))

    async def empty(self, status: int, *headers: tuple[bytes, bytes]) -> None:
        """Send a response without a body."""
        await self._send({"type": "http.response.start", "status": status, "headers": list(headers)})
        await self._send({"type": "http.response.body", "body": b""})

    async def not_modified(self) -> None:
        """Say that what the client has is still right."""
        await self.empty(304, (_ETAG, self.etag), (b"vary", b"Accept, Accept-Encoding"))

    def _start(self, content_type: str) -> list[tuple[bytes, bytes]]:
        headers = [
            (b"content-type", content_type.encode("ascii")),
            (b"vary", b"Accept, Accept-Encoding"),
            (b"cache-control", b"no-cache" if self.etag else b"no-store"),
        ]
        if self.etag:
            headers.append((_ETAG, self.etag))
        return headers + self.extra


def _body(data: bytes, *, more: bool = True) -> dict[str, object]:
    return {"type": "http.response.body", "body": data, "more_body": more}


def _too_long(limit: int) -> Problem:
    # The rest of the body is not read: the connection cannot be used again.
    return Problem(413, detail=f"A query may have up to {limit:,} bytes.", headers={"Connection": "close"})
