"""A query that runs, and all who wait for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pairgraph.serve.job import Job

if TYPE_CHECKING:
    from pairgraph.serve.pool import Pool
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.state import Site

__all__ = ["HANDED", "Flight", "join", "launch"]

HANDED: Final = "pairgraph.flight"
"""The key of an ASGI scope under which a request that waits for a flight already brings it along."""
_HERE: Final = "http://localhost"
"""Where this server is if it has not been told. Not what a request says: its answer may be kept for all."""


class Flight:
    """A job and those who wait for its answer.

    Args:
        job: the job.

    """

    __slots__ = ("job", "left", "taken", "waiting")

    def __init__(self, job: Job) -> None:
        self.job = job
        self.waiting = 0
        self.left = 0
        """How many of those who wait have closed their connections."""
        self.taken = False
        """Whether somebody has the parts of a long answer: there is one taker only."""

    def forsake(self) -> bool:
        """Give it up if nobody waits any more; True if that is so."""
        return self.left >= self.waiting and self.job.give_up()


def join(site: Site, prepared: Prepared, client: str) -> Flight:
    """Return a flight of the same query where others may share it, or start one.

    Args:
        site: what is asked.
        prepared: what is asked of it.
        client: who asks.

    """
    answers = _pool(site).answers
    shared = bool(prepared.etag) and not prepared.asked.limited
    found = answers.flights.get(prepared.key) if shared else None
    if found is None or found.job.given_up:
        found = launch(site, prepared, client)
        if shared:
            answers.fly(prepared.key, found)
    return found


def launch(site: Site, prepared: Prepared, client: str) -> Flight:
    """Start a query for one client alone.

    Args:
        site: what is asked.
        prepared: what is asked of it.
        client: who asks.

    """
    config, asked = site.config, prepared.asked
    job = Job(
        prepared.payload(f"{config.base_url.rstrip('/') or _HERE}/sparql"),
        client,
        prepared.same,
        time_limit=min(asked.time_limit, config.time_limit),
        result_limit=min(asked.result_limit, config.result_limit),
    )
    _pool(site).submit(job)
    return Flight(job)


def _pool(site: Site) -> Pool:
    return cast("Pool", site.pool)
