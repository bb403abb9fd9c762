"""The server's side of the nursery: have a worker forked, have it ended, hear of its death."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Protocol

    class Keeper(Protocol):
        """Who has the workers."""

        def born(self, name: str, pid: int) -> None:
            """Hear that a worker runs."""

        def died(self, name: str, status: int) -> None:
            """Hear that a worker has ended, with its exit code or minus its signal."""

        def lost(self) -> None:
            """Hear that the nursery itself has ended."""


__all__ = ["COMMAND", "Processes"]

COMMAND: Final[tuple[str, ...]] = ("-m", "pairgraph.serve.nursery")
"""What Python runs as the nursery."""
_PATIENCE: Final = 120.0
_ENDING: Final = 5.0


class Processes:
    """A nursery process.

    Args:
        release: the release's folder.
        memory: bytes that a worker may take.
        keeper: hears what happens.

    """

    def __init__(self, release: Path, memory: int, keeper: Keeper) -> None:
        self.sealed = False
        self._arguments = (str(release), str(memory))
        self._keeper = keeper
        self._rest = b""

    async def start(self) -> None:
        """Start it and wait until it is ready.

        Raises:
            PairgraphError: it does not start.

        """
        self._loop = asyncio.get_running_loop()
        self._ready: asyncio.Future[None] = self._loop.create_future()
        self._control, end = socket.socketpair()
        with end:
            command = [sys.executable, *COMMAND, str(end.fileno()), *self._arguments]
            self._process = subprocess.Popen(  # noqa: S603 - our own module, and it returns at once
                command, pass_fds=[end.fileno()], stdin=subprocess.DEVNULL
            )
        self._control.setblocking(False)
        self._loop.add_reader(self._control.fileno(), self._heard)
        async with asyncio.timeout(_PATIENCE):
            await self._ready

    def fork(self, name: str) -> socket.socket:
        """Have a worker forked; return the socket to it, which can be written to at once."""
        ours, its = socket.socketpair()
        with its, contextlib.suppress(OSError):
            socket.send_fds(self._control, [f"fork {name}\n".encode()], [its.fileno()])
        ours.setblocking(False)
        return ours

    def kill(self, name: str) -> None:
        """End a worker at once."""
        with contextlib.suppress(OSError):
            self._control.send(f"kill {name}\n".encode())

    async def close(self) -> None:
        """End the nursery and with it every worker."""
        self._loop.remove_reader(self._control.fileno())
        self._control.close()
        await asyncio.to_thread(self._wait)

    def _wait(self) -> None:
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _heard(self) -> None:
        try:
            data = self._control.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lost()
            return
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._tell(*line.decode().split())

    def _tell(self, what: str, *values: str) -> None:
        if what == "ready":
            self.sealed = values[0] == "1"
            self._ready.set_result(None)
        elif what == "born":
            self._keeper.born(values[0], int(values[1]))
        else:
            self._keeper.died(values[0], int(values[1]))

    def _lost(self) -> None:
        self._loop.remove_reader(self._control.fileno())
        if self._ready.done():
            self._keeper.lost()
        else:
            self._ready.set_exception(PairgraphError("The process that answers queries does not start."))
