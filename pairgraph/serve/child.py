"""One worker process as the server sees it: a socket, the job it is at, and what has come back so far."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from pairgraph.serve.channel import Channel
from pairgraph.serve.draft import Draft
from pairgraph.serve.frames import ANSWER, CHUNK, END, QUERY, READY
from pairgraph.serve.job import WHOLE, Failed, Job
from pairgraph.serve.stream import Stream
from pairgraph.serve.usage import Usage

if TYPE_CHECKING:
    import socket
    from typing import Protocol

    class Owner(Protocol):
        """Who gives the jobs."""

        def finished(self, child: Child, job: Job) -> None:
            """Hear that a child has ended a job."""

        def outgrown(self, child: Child) -> None:
            """Hear that an answer has become too long to be held back."""

        def exceeded(self, child: Child) -> None:
            """Hear that an answer has become longer than it may."""


__all__ = ["Child"]


class Child:
    """A worker process, the job it is at, and those on its desk, which it does next.

    Args:
        name: what the nursery calls it.
        connection: the socket to it.
        owner: hears what becomes of its jobs.

    """

    def __init__(self, name: str, connection: socket.socket, owner: Owner) -> None:
        self.name = name
        self.slow = False
        self.gone = False
        """Whether it has ended."""
        self.job: Job | None = None
        self.desk: deque[Job] = deque()
        self.stream: Stream | None = None
        self._usage = Usage()
        self._used = 0.0
        self._ready = False
        self._owner = owner
        self._loop = asyncio.get_running_loop()
        self._draft = Draft()
        self._channel = Channel(connection, self._hear)

    @property
    def pid(self) -> int:
        """Its number; 0 until it is born."""
        return self._usage.pid

    def born(self, pid: int) -> None:
        """Know its number."""
        self._usage = Usage(pid)
        if self._ready:  # which it may say before the nursery tells its number
            self._used = self._usage.seconds()
        if self.slow:
            self._usage.slow_down()

    def begin(self, *jobs: Job) -> None:
        """Send it jobs, which it does one after the other."""
        self.desk.extend(jobs)
        if self.job is None:
            self._next()
        self._channel.send(QUERY, [job.payload for job in jobs])

    def _next(self) -> None:
        self.job = self.desk.popleft() if self.desk else None
        self.stream, self._draft = None, Draft()
        if self.job is not None:
            self.job.began = self._loop.time()
            self._used = self._usage.seconds()

    def withdraw(self) -> list[Job]:
        """Take back what is on its desk: the process may still do it, but nobody listens."""
        jobs = list(self.desk)
        self.desk.clear()
        return jobs

    def worked(self) -> float:
        """Return the seconds of processor time that its job has taken."""
        return self._usage.seconds() - self._used if self._ready and self.pid else 0.0

    def slow_down(self) -> None:
        """Let it go behind all others when processors are scarce."""
        self.slow = True
        self._usage.slow_down()

    def start_streaming(self) -> None:
        """Give out what has come so far, and what comes from now on as it comes."""
        if self.job is None or self.stream is not None:
            return
        self.stream = Stream(lambda: self._channel.read(on=False), lambda: self._channel.read(on=True))
        self.job.answer(self._draft.opened(self.stream))

    def fail(self, failure: Failed) -> None:
        """Tell whoever waits for the job that it has failed."""
        if self.job:
            self.job.fail(failure)
        if self.stream:
            self.stream.end(failure)

    def close(self) -> None:
        """Have no more to do with it."""
        self._channel.close()
        self.job = None

    def drain(self) -> None:
        """Take what it had still sent when it ended."""
        self._channel.drain()

    def _hear(self, kind: int, payload: bytes) -> None:
        if kind == READY:
            self._ready, self._used = True, self._usage.seconds()
        elif self.job is not None:
            self._take(kind, payload)

    def _take(self, kind: int, payload: bytes) -> None:
        if kind == CHUNK:
            self._more(payload)
        elif kind in {ANSWER, END}:
            self._complete(payload)
        else:
            self.fail(Failed.read(payload))
            self._done()

    def _more(self, payload: bytes) -> None:
        assert self.job  # noqa: S101 - the caller has looked
        self._draft.add(payload)
        if self._draft.size > self.job.result_limit:
            self._owner.exceeded(self)
        elif self._draft.size > WHOLE and self.stream is None:
            self._owner.outgrown(self)

    def _complete(self, payload: bytes) -> None:
        job, stream, draft = self.job, self.stream, self._draft
        assert job  # noqa: S101 - the caller has looked
        draft.add(payload)
        if draft.size > job.result_limit:
            self._owner.exceeded(self)
            return
        self._done()  # first the worker, which is to wait no longer than it must
        if stream is not None:
            stream.end()
        else:
            job.answer(draft.whole())

    def _done(self) -> None:
        job = self.job
        assert job  # noqa: S101 - the caller has looked
        self._next()
        self._owner.finished(self, job)
