"""Answers of an immutable release, kept as long as there is room, and given once to all who ask at once."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pairgraph.serve.flight import Flight
    from pairgraph.serve.job import Reply

__all__ = ["Answers", "Whole"]

_OVERHEAD: Final = 500
_QUICK: Final = 65_536
_LEVEL: Final = 4


@dataclass(slots=True)
class Whole:
    """A complete answer: ``results`` or a graph, as it is and, once somebody wanted it so, in gzip."""

    results: bool
    body: bytes
    packed: bytes | None = None

    async def gzipped(self) -> bytes:
        """Return the body in gzip; a long one is packed in a thread."""
        if self.packed is None:
            if len(self.body) < _QUICK:
                self.packed = gzip.compress(self.body, _LEVEL, mtime=0)
            else:
                self.packed = await asyncio.to_thread(gzip.compress, self.body, _LEVEL, mtime=0)
        return self.packed


class Answers:
    """The complete answers of a release, the least recently used first to go.

    Args:
        limit: how many bytes they may take; 0 keeps none.

    >>> answers = Answers(4000)
    >>> for name in range(5):
    ...     answers.put(b"%d" % name, Whole(True, b"x" * 300))
    >>> answers.get(b"0"), answers.get(b"4").results
    (None, True)

    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.flights: dict[bytes, Flight] = {}
        self._kept: OrderedDict[bytes, tuple[Whole, int]] = OrderedDict()

    def get(self, key: bytes) -> Whole | None:
        """Return an answer, if it is kept."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: bytes, answer: Whole) -> None:
        """Keep an answer if it is not too long; its gzip form is counted with it."""
        size = len(answer.body) * 3 // 2 + _OVERHEAD
        if size > self.limit // 4:
            return
        self.size += size - self._kept.pop(key, (answer, 0))[1]
        self._kept[key] = (answer, size)
        while self.size > self.limit:
            self.size -= self._kept.popitem(last=False)[1][1]

    def fly(self, key: bytes, flight: Flight) -> None:
        """Let others who ask the same wait for the same answer, and keep it when it comes."""
        self.flights[key] = flight
        flight.job.reply.add_done_callback(lambda reply: self._landed(key, flight, reply))

    def _landed(self, key: bytes, flight: Flight, reply: asyncio.Future[Reply]) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
        if not reply.cancelled() and reply.exception() is None and reply.result().stream is None:
            self.put(key, Whole(reply.result().results, reply.result().body))
