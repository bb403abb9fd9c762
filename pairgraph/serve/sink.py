"""Where an engine writes an answer, in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.frames import ANSWER, CHUNK, END, encode

if TYPE_CHECKING:
    import socket

__all__ = ["Sink"]

_FULL: Final = 65_536
"""How many bytes make a part of a long answer."""


class Sink:
    """A file that sends what is written to it in frames: one if it is short, many as they fill."""

    __slots__ = ("_begun", "_connection", "_mark", "_parts", "_size")

    def __init__(self, connection: socket.socket, mark: bytes) -> None:
        self._connection = connection
        self._mark = mark
        self._parts = [mark]
        self._size = 0
        self._begun = False

    def write(self, data: bytes) -> int:
        """Take some bytes; blocks while the reader is slower than the engine."""
        self._parts.append(data)
        self._size += len(data)
        if self._size >= _FULL:
            self._send(CHUNK)
            self._begun = True
        return len(data)

    def flush(self) -> None:
        """Do nothing: the end is what sends the rest."""

    def finish(self) -> None:
        """Send what is left, and say that this is all."""
        self._send(CHUNK if self._begun else ANSWER)
        if self._begun:
            self._connection.sendall(encode(END, b""))

    def _send(self, kind: int) -> None:
        self._connection.sendall(encode(kind, b"".join(self._parts)))
        self._parts, self._size = [self._mark], 0
