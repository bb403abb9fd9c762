"""Gzip without compression, whose bytes no compression library decides.

Two builds of zlib may compress the same bytes differently, and both are right. A package that is to be the
same on every machine therefore holds its bytes as *stored* blocks (RFC 1951, 3.2.4) inside an ordinary gzip
member (RFC 1952), which every gzip reads.
"""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO, Final

__all__ = ["StoredGzip"]

_HEADER: Final = b"\x1f\x8b\x08\x00" + b"\x00" * 4 + b"\x00\xff"
"""Deflate, no flags, no time, no extra flags, an unknown system."""

_MOST: Final = 0xFFFF
"""The most bytes that a stored block holds."""


class StoredGzip:
    """Writes one gzip member of stored blocks.

    Args:
        out: where to write; it stays open.

    >>> import gzip, io
    >>> out = io.BytesIO()
    >>> member = StoredGzip(out)
    >>> member.write(b"the same everywhere")
    19
    >>> member.close()
    >>> gzip.decompress(out.getvalue())
    b'the same everywhere'

    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._held = bytearray()
        self._crc = 0
        self._size = 0
        out.write(_HEADER)

    def write(self, data: bytes) -> int:
        """Take bytes; a block is written whenever it is full, so how they come makes no difference."""
        self._crc = zlib.crc32(data, self._crc)
        self._size += len(data)
        self._held += data
        while len(self._held) > _MOST:
            self._block(_MOST, last=False)
        return len(data)

    def tell(self) -> int:
        """Say how many bytes were taken."""
        return self._size

    def close(self) -> None:
        """Write the last block and the check sum."""
        self._block(len(self._held), last=True)
        self._out.write(struct.pack("<LL", self._crc, self._size & 0xFFFFFFFF))

    def _block(self, size: int, *, last: bool) -> None:
        self._out.write(struct.pack("<BHH", last, size, size ^ _MOST))
        self._out.write(self._held[:size])
        del self._held[:size]
