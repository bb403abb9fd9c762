"""Answers of an immutable release, kept as long as there is room, and given once to all who ask at once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pairgraph.serve.flight import Flight
    from pairgraph.serve.job import Job
    from pairgraph.serve.reply import Reply

__all__ = ["Answers"]

_OVERHEAD: Final = 500


class Answers:
    """The complete answers of a release, the least recently used first to go.

    Args:
        limit: how many bytes they may take; 0 keeps none.

    >>> from pairgraph.serve.reply import Reply
    >>> answers = Answers(4000)
    >>> for name in range(5):
    ...     answers.put(b"%d" % name, Reply(True, b"x" * 300))
    >>> answers.get(b"0"), answers.get(b"4").results
    (None, True)

    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.size = 0
        self.flights: dict[bytes, Flight] = {}
        self._kept: OrderedDict[bytes, tuple[Reply, int]] = OrderedDict()

    def get(self, key: bytes) -> Reply | None:
        """Return an answer, if it is kept."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: bytes, answer: Reply) -> None:
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
        flight.job.tell(lambda job: self._landed(key, flight, job))

    def _landed(self, key: bytes, flight: Flight, job: Job) -> None:
        if self.flights.get(key) is flight:
            del self.flights[key]
        if job.reply is not None and job.reply.stream is None:
            self.put(key, job.reply)
