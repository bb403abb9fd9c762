"""Queries that ask other servers, too: those are asked from here, and the workers get what they said."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from pairgraph.errors import QueryError
from pairgraph.query.federation_plan import ServiceError
from pairgraph.serve.failures import problem_of
from pairgraph.serve.federated_run import Run
from pairgraph.serve.job import Failed
from pairgraph.serve.live import PARTIAL, partial
from pairgraph.serve.prepared import Prepared

if TYPE_CHECKING:
    from pairgraph.query.federation_plan import Resolved
    from pairgraph.serve.exchange import Exchange
    from pairgraph.serve.metrics import Metrics
    from pairgraph.serve.state import Site

__all__ = ["LONGEST", "could_federate", "federated"]

LONGEST: Final = 16_384
"""How many characters a query may have that asks others: it is read here, beside everything else."""


def could_federate(query: str) -> bool:
    """Whether a query is to be looked at here; only a glance, and on the safe side.

    >>> could_federate("SELECT * { SERVICE <https://a.example/> {} }"), could_federate("ASK {}")
    (True, False)
    """
    return len(query) <= LONGEST and "service" in query.lower()


async def federated(exchange: Exchange, site: Site, prepared: Prepared, metrics: Metrics) -> Prepared | None:
    """Ask the services that a query wants asked, and return what is left for the workers.

    What is missing from it, because a service did not answer that may be silent, is told in a header.

    Args:
        exchange: the request.
        site: knows who may be asked, and runs the parts that are ours.
        prepared: the query.
        metrics: count who was asked.

    Returns:
        The query without SERVICE; as it was if it has none; nothing if its client has left.

    Raises:
        Problem: it asks somebody whom it may not, or who does not answer.

    """
    if site.session.federation is None:
        return prepared
    outcome = await _outcome(Run(site, prepared.asked, exchange.client, metrics), exchange)
    if outcome is None:
        return None
    resolved, left = outcome
    if resolved is None:
        return prepared
    if resolved.gaps:
        exchange.extra.append((PARTIAL.lower().encode(), partial(resolved.gaps).encode()))
    asked = prepared.asked._replace(query=resolved.text, time_limit=left)
    return Prepared(asked, exchange.header(b"accept"), "")


async def _outcome(run: Run, exchange: Exchange) -> tuple[Resolved | None, float] | None:
    """Wait for it as long as the client does."""
    task = asyncio.ensure_future(run.resolved())
    try:
        await asyncio.wait({task, exchange.gone()}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    except QueryError as error:
        told = " ".join(part for part in (error.message, error.remedy) if part)
        raise problem_of(Failed("query", told, error.line, error.column)) from None
    except ServiceError as error:
        raise problem_of(Failed(error.why, str(error))) from None
    except Failed as failure:
        raise problem_of(failure) from None
    finally:
        task.cancel()
