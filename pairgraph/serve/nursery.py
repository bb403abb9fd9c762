"""The process that the workers are forked from: ``python -m pairgraph.serve.nursery``.

It opens the release once, closes the door to the network behind itself and then only forks, ends and
buries workers as the server tells it. A small release is held in memory that all workers share, so a
worker that was ended is replaced within milliseconds; of a large one every worker opens the store on disk.

It reads lines from its control socket: ``fork ID`` (with the worker's socket attached) and ``kill ID``;
it writes ``ready SEALED``, ``born ID PID`` and ``died ID STATUS``.
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import signal
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pairgraph.serve.confine import die_with_parent, limit_memory, no_core, seal
from pairgraph.serve.frames import READY, encode
from pairgraph.serve.shared_store import opener
from pairgraph.serve.worker import work

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Store

__all__ = ["Nursery", "main"]

_MOST_SOCKETS: Final = 32
_NICE: Final = 4
"""Workers go behind the server itself, which all clients wait for."""


class Nursery:
    """Forks workers and tells what becomes of them.

    Args:
        control: the socket to the server.
        store: gives a worker its store.
        memory: how many bytes a worker may take.

    """

    def __init__(self, control: socket.socket, store: Callable[[], Store], memory: int) -> None:
        self._control = control
        self._store = store
        self._memory = memory
        self._pids: dict[str, int] = {}
        self._sockets: list[int] = []
        self._rest = b""
        self._deaths, wake = os.pipe()
        for end in (self._deaths, wake):
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)

    def run(self) -> None:
        """Obey until the server goes, then end every worker."""
        while True:
            ready, _, _ = select.select([self._control.fileno(), self._deaths], [], [])
            if self._deaths in ready:
                os.read(self._deaths, 4096)
                self._bury()
            if self._control.fileno() in ready and not self._obey():
                break
        for pid in self._pids.values():
            os.kill(pid, signal.SIGKILL)

    def _obey(self) -> bool:
        try:
            data, sockets, _, _ = socket.recv_fds(self._control, 65_536, _MOST_SOCKETS)
        except ConnectionError:
            return False
        self._sockets += sockets
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            order, _, name = line.decode().partition(" ")
            (self._fork if order == "fork" else self._kill)(name)
        return bool(data)

    def _fork(self, name: str) -> None:
        end = socket.socket(fileno=self._sockets.pop(0))
        pid = os.fork()
        if pid == 0:
            self._live(end)
        end.close()
        self._pids[name] = pid
        self._tell(f"born {name} {pid}")

    def _live(self, connection: socket.socket) -> None:
        """Be a worker: never returns."""
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            die_with_parent()
            self._control.close()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # an engine that aborts says so by its status
            store = self._store()
            limit_memory(self._memory)
            connection.sendall(encode(READY, b""))
            work(connection, store)
        except MemoryError:
            os.abort()
        finally:
            os._exit(0)

    def _kill(self, name: str) -> None:
        if name in self._pids:  # not yet buried, so the number is still its own
            os.kill(self._pids[name], signal.SIGKILL)

    def _bury(self) -> None:
        for name, pid in list(self._pids.items()):
            gone, status = os.waitpid(pid, os.WNOHANG)
            if gone:
                del self._pids[name]
                self._tell(f"died {name} {os.waitstatus_to_exitcode(status)}")

    def _tell(self, line: str) -> None:
        with contextlib.suppress(OSError):
            self._control.sendall(line.encode() + b"\n")


def main(arguments: list[str]) -> None:
    """Run a nursery: control socket, release, bytes of memory for a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides when its workers end
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    no_core()
    os.nice(_NICE)
    control = socket.socket(fileno=int(arguments[0]))
    store = opener(Path(arguments[1]))
    sealed = seal()
    gc.freeze()
    control.sendall(f"ready {int(sealed)}\n".encode())
    Nursery(control, store, int(arguments[2])).run()


if __name__ == "__main__":
    main(sys.argv[1:])
