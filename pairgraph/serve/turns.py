"""Waiting in line: one line a client, and every client's turn comes as often as any other's."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairgraph.serve.job import Job

__all__ = ["Turns"]


class Turns:
    """A bounded number of waiting jobs.

    Args:
        limit: how many may wait.

    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._lines: dict[str, deque[Job]] = {}
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def of(self, client: str) -> int:
        """Return how many jobs of a client wait."""
        return len(self._lines.get(client, ()))

    def push(self, job: Job) -> Job | None:
        """Let a job wait; the one returned has to go instead, which may be this one.

        Where the places are all taken, the last job of the client with the longest line goes.
        """
        gone = None
        if self._count >= self.limit:
            longest = max(self._lines, key=self.of, default=job.client)
            if self.of(longest) <= self.of(job.client) + 1:
                return job
            gone = self._lines[longest].pop()
            self._count -= 1
        self._lines.setdefault(job.client, deque()).append(job)
        self._count += 1
        return gone

    def put_back(self, job: Job) -> None:
        """Let a job wait again that has waited before: it is the next of its client."""
        self._lines.setdefault(job.client, deque()).appendleft(job)
        self._count += 1

    def pop(self) -> Job | None:
        """Return the next job: the oldest of the client whose turn it is."""
        if not self._lines:
            return None
        client = next(iter(self._lines))
        line = self._lines.pop(client)
        job = line.popleft()
        self._count -= 1
        if line:
            self._lines[client] = line  # to the end of the clients' line
        return job

    def remove(self, job: Job) -> bool:
        """Take a job out; False where it does not wait here."""
        line = self._lines.get(job.client)
        if not line or job not in line:
            return False
        line.remove(job)
        self._count -= 1
        if not line:
            del self._lines[job.client]
        return True
