"""Vega-Lite drawn as SVG in a process of its own.

The renderer holds Python's global lock for as long as it draws, up to two seconds the first time: in the
server's own process nobody else would be answered meanwhile.
"""

from __future__ import annotations

import atexit
import struct
import subprocess
import sys
from functools import lru_cache
from importlib.util import find_spec
from threading import Lock, Timer
from typing import IO, TYPE_CHECKING, Final

from pairgraph.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Painter", "can_draw", "main", "svg"]

_LENGTH: Final = struct.Struct(">I")
_PATIENCE: Final = 20.0
_COMMAND: Final = (sys.executable, "-m", "pairgraph.serve.drawing")


class Painter:
    """A process that draws; it starts when it is first needed, and anew when it has died.

    Args:
        command: what to run.
        patience: how long a picture may take, in seconds.

    """

    def __init__(self, command: tuple[str, ...] = _COMMAND, patience: float = _PATIENCE) -> None:
        self._command = command
        self._patience = patience
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, document: str) -> str:
        """Draw a Vega-Lite document, given as JSON.

        Raises:
            BusyError: it took too long, or the process died.

        """
        with self._lock:
            process = self._running()
            assert process.stdin is not None  # noqa: S101 - both are pipes
            assert process.stdout is not None  # noqa: S101
            timer = Timer(self._patience, process.kill)
            timer.start()
            try:
                _write(process.stdin, document.encode())
                return _read(process.stdout).decode()
            except (OSError, EOFError):
                self._end()
                raise BusyError("The picture could not be drawn.", remedy="Try again.") from None
            finally:
                timer.cancel()

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)  # noqa: S603 - our own
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def can_draw() -> bool:
    """Tell whether there is something here to draw with: the extra ``charts``."""
    return find_spec("vl_convert") is not None


_painter: Final = Painter()
atexit.register(_painter.close)


@lru_cache(maxsize=256)
def svg(document: str) -> str:
    """Draw a Vega-Lite document, given as JSON; nothing is fetched from anywhere.

    Raises:
        BusyError: it could not be drawn in time.

    """
    return _painter.draw(document)


def _write(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def _read(stream: IO[bytes]) -> bytes:
    return _exactly(stream, *_LENGTH.unpack(_exactly(stream, _LENGTH.size)))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data


def main(render: Callable[[str], str], source: IO[bytes], sink: IO[bytes]) -> None:
    r"""Draw what comes in until nothing does.

    >>> from io import BytesIO
    >>> sink = BytesIO()
    >>> main(str.upper, BytesIO(b"\x00\x00\x00\x03bee"), sink)
    >>> sink.getvalue()
    b'\x00\x00\x00\x03BEE'
    """
    while True:
        try:
            document = _read(source).decode()
        except EOFError:
            return
        _write(sink, render(document).encode())


if __name__ == "__main__":
    import signal

    import vl_convert

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server's own to answer; it closes our input
    main(
        lambda document: vl_convert.vegalite_to_svg(document, allowed_base_urls=[]),
        sys.stdin.buffer,
        sys.stdout.buffer,
    )
