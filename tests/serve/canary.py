"""A server on loopback that must never be called."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Canary", "canary"]


@dataclass
class Canary:
    """Where it listens, and who called."""

    url: str
    calls: list[str] = field(default_factory=list)


@contextmanager
def canary() -> Iterator[Canary]:
    """Listen while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        bird = Canary(f"http://127.0.0.1:{listener.getsockname()[1]}/sparql")
        over = threading.Event()
        thread = threading.Thread(target=_listen, args=(listener, bird, over))
        thread.start()
        try:
            yield bird
        finally:
            over.set()
            thread.join()


def _listen(listener: socket.socket, bird: Canary, over: threading.Event) -> None:
    while not over.is_set():
        try:
            connection, address = listener.accept()
        except TimeoutError:
            continue
        bird.calls.append(str(address))
        connection.close()
