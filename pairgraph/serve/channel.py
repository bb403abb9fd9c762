"""A socket to another process, read and written without waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pairgraph.serve.frames import Decoder, encode

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable

__all__ = ["Channel"]

_BUFFER: Final = memoryview(bytearray(1 << 18))
"""Where all that is read comes in: what is in it is taken out at once."""


class Channel:
    """Frames to and from another process.

    Args:
        connection: the socket, which is not to block.
        heard: told the kind and the payload of each frame.

    """

    def __init__(self, connection: socket.socket, heard: Callable[[int, bytes], None]) -> None:
        self._connection = connection
        self._heard = heard
        self._loop = asyncio.get_running_loop()
        self._decoder = Decoder()
        self._unsent = b""
        self._writing = self._reading = False
        self.read(on=True)

    def send(self, kind: int, payloads: Iterable[bytes]) -> None:
        """Send frames, at once or as soon as the other side takes them."""
        frames = b"".join([encode(kind, payload) for payload in payloads])
        self._unsent = self._unsent + frames if self._unsent else frames
        self._write()

    def close(self) -> None:
        """Have no more to do with it."""
        self.read(on=False)
        if self._writing:
            self._loop.remove_writer(self._connection.fileno())
        self._connection.close()

    def drain(self) -> None:
        """Take what the other side had still sent when it ended."""
        while self._reading and self._readable():
            pass

    def read(self, *, on: bool) -> None:
        """Read what comes, or let it wait."""
        if on and not self._reading and self._connection.fileno() >= 0:
            self._loop.add_reader(self._connection.fileno(), self._readable)
        elif self._reading and not on:
            self._loop.remove_reader(self._connection.fileno())
        self._reading = on and self._connection.fileno() >= 0

    def _write(self) -> None:
        try:
            sent = self._connection.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:  # it has ended: the nursery will say so
            sent = len(self._unsent)
        self._unsent = self._unsent[sent:]
        if bool(self._unsent) is not self._writing:
            self._writing = not self._writing
            if self._writing:
                self._loop.add_writer(self._connection.fileno(), self._write)
            else:
                self._loop.remove_writer(self._connection.fileno())

    def _readable(self) -> bool:
        try:
            size = self._connection.recv_into(_BUFFER)
        except BlockingIOError:
            return False
        except OSError:
            size = 0
        data = bytes(_BUFFER[:size])
        if not data:
            self.read(on=False)
        for kind, payload in self._decoder.feed(data):
            self._heard(kind, payload)
        return bool(data)
