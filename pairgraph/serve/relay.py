"""Ad hoc queries that go on to a remote endpoint, in the place of a pool of workers."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pairgraph.serve.cache import Answers
from pairgraph.serve.job import Failed, Job
from pairgraph.serve.remote import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pairgraph.serve.config import Config

__all__ = ["Relay"]

_AT_ONCE: Final = 8


class Relay:
    """A remote endpoint in the place of a pool.

    Args:
        url: its address.
        config: what a query may take.

    """

    def __init__(self, url: str, config: Config) -> None:
        self.answers = Answers(0)
        self._url = url
        self._limit = config.queue_limit + _AT_ONCE
        self._tasks: dict[Job, asyncio.Task[None]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def close(self) -> None:
        """Wait for nothing any more."""
        for task in self._tasks.values():
            task.cancel()

    def stats(self) -> Mapping[str, float]:
        """Return how many queries are on their way."""
        return {"waiting": len(self._tasks)}

    def submit(self, job: Job) -> None:
        """Take a job; its ``reply`` tells what comes of it."""
        if len(self._tasks) >= self._limit:
            job.fail(Failed("busy", "Too many queries are waiting. Try again later."))
            return
        self._tasks[job] = asyncio.ensure_future(self._run(job))

    def cancel(self, job: Job) -> None:
        """Give a job up: nobody waits for it any more."""
        if task := self._tasks.get(job):
            task.cancel()

    async def _run(self, job: Job) -> None:
        try:
            async with self._turns, asyncio.timeout(job.time_limit):
                reply = await asyncio.to_thread(ask, self._url, job)
                job.answer(reply)
        except Failed as failure:
            job.fail(failure)
        except TimeoutError:
            job.fail(Failed("late", f"{self._url} did not answer within {job.time_limit:g} seconds."))
        finally:
            del self._tasks[job]
