"""Compressing what goes out, as it goes out."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from anyio.to_thread import run_sync

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Gzip", "accepts", "worthwhile"]

_SMALLEST: Final = 1000
_LEVEL: Final = 5
_ASIDE: Final = 131_072
"""From this size on a piece is compressed in a thread, so that others need not wait."""
_PACKED: Final = (b"image/png", b"font/", b"application/gzip", b"application/zip", b"application/x-xz")


def accepts(encodings: bytes) -> bool:
    """Say whether an Accept-Encoding header takes gzip.

    >>> accepts(b"br, GZIP;q=0.5"), accepts(b"gzip;Q=0"), accepts(b"")
    (True, False, False)
    """
    for part in encodings.lower().split(b","):
        name, _, weight = part.partition(b";")
        if name.strip() == b"gzip":
            return weight.replace(b" ", b"").rstrip(b".0") != b"q="
    return False


def worthwhile(status: int, headers: Sequence[tuple[bytes, bytes]]) -> bool:
    """Say whether a response gains from compression: not when it is short, in parts or packed already."""
    told = dict(headers)
    length = told.get(b"content-length", b"")
    if (length and int(length) < _SMALLEST) or status in {204, 206, 304}:
        return False
    return b"content-encoding" not in told and not told.get(b"content-type", b"").startswith(_PACKED)


class Gzip:
    """One response being compressed; what has been put in can be read at the other end at once.

    >>> import asyncio, gzip
    >>> gzip.decompress(asyncio.run(Gzip().pack(b"abc", more=False)))
    b'abc'
    """

    __slots__ = ("_packer",)

    def __init__(self) -> None:
        self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)

    async def pack(self, piece: bytes, *, more: bool) -> bytes:
        """Compress a piece of the body; the last one where no more come."""
        if len(piece) < _ASIDE:
            return self._pack(piece, more=more)
        return await run_sync(lambda: self._pack(piece, more=more))

    def _pack(self, piece: bytes, *, more: bool) -> bytes:
        if more and not piece:
            return b""
        return self._packer.compress(piece) + self._packer.flush(zlib.Z_SYNC_FLUSH if more else zlib.Z_FINISH)
