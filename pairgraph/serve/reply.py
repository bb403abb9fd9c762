"""What comes back for a query: an answer."""

from __future__ import annotations

import asyncio
import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pairgraph.serve.stream import Stream

__all__ = ["Reply"]

_QUICK: Final = 65_536
_LEVEL: Final = 4


@dataclass(slots=True)
class Reply:
    """An answer: ``results`` or a graph; as a stream, or whole and, once somebody wanted it so, in gzip."""

    results: bool
    body: bytes = b""
    stream: Stream | None = None
    packed: bytes | None = None

    async def gzipped(self) -> bytes:
        """Return the body in gzip; a long one is packed in a thread."""
        if self.packed is None:
            if len(self.body) < _QUICK:
                self.packed = gzip.compress(self.body, _LEVEL, mtime=0)
            else:
                self.packed = await asyncio.to_thread(gzip.compress, self.body, _LEVEL, mtime=0)
        return self.packed
