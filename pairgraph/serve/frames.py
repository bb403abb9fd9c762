"""Messages over a socket: a length, a kind, and that many bytes."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ANSWER", "CHUNK", "END", "FAILURE", "QUERY", "READY", "Decoder", "encode"]

QUERY: Final = 81
"""To a worker: an order."""
READY: Final = 82
"""From a worker: it has opened its store."""
ANSWER: Final = 65
"""From a worker: a whole answer; its first byte says whether it is results (``r``) or a graph (``g``)."""
CHUNK: Final = 67
"""From a worker: a part of a long answer, begun like a whole one."""
END: Final = 69
"""From a worker: the long answer is complete."""
FAILURE: Final = 70
"""From a worker: why there is no answer, as JSON."""

_HEAD: Final = struct.Struct("!IB")


def encode(kind: int, payload: bytes) -> bytes:
    r"""Return a frame as bytes.

    >>> encode(END, b"")
    b'\x00\x00\x00\x00E'
    """
    return _HEAD.pack(len(payload), kind) + payload


class Decoder:
    """Puts frames together from bytes as they come.

    >>> decoder = Decoder()
    >>> list(decoder.feed(encode(CHUNK, b"abc")[:6])), list(decoder.feed(b"bc"))
    ([], [(67, b'abc')])
    """

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, data: bytes) -> Iterable[tuple[int, bytes]]:
        """Take some bytes and return the frames that are complete with them."""
        if not self._rest and len(data) >= _HEAD.size:  # a frame often comes alone and whole
            length, kind = _HEAD.unpack_from(data)
            if len(data) == _HEAD.size + length:
                return ((kind, data[_HEAD.size :]),)
        return self._joined(data)

    def _joined(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        rest = self._rest
        rest += data
        while len(rest) >= _HEAD.size:
            length, kind = _HEAD.unpack_from(rest)
            end = _HEAD.size + length
            if len(rest) < end:
                return
            payload = bytes(rest[_HEAD.size : end])
            del rest[:end]
            yield kind, payload
