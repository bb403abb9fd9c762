"""One federated query on its way through its steps: ours go to the workers, the others out into the world."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar, cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from pairgraph.query.federation_plan import Ask, Look, Resolved, ServiceError, plan
from pairgraph.query.federation_values import Table
from pairgraph.serve.federated_call import call, late
from pairgraph.serve.federated_turns import Turns
from pairgraph.serve.job import WHOLE, Failed, Job
from pairgraph.serve.order import Manner, written
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pairgraph.query.federation import Federation
    from pairgraph.query.federation_blocks import Block
    from pairgraph.query.federation_plan import Steps
    from pairgraph.serve.metrics import Metrics
    from pairgraph.serve.pool import Pool
    from pairgraph.serve.protocol import Asked
    from pairgraph.serve.state import Site

__all__ = ["Run"]

_SHARE: Final = 0.75
"""The part of a query's time that its services may take; the rest is for the answer."""
_NOWHERE: Final = graph_iri("none")
_P = ParamSpec("_P")
_T = TypeVar("_T")
_turns: Final = Turns()


class Run:
    """One query on its way through its steps.

    Args:
        site: knows who may be asked, and runs the parts that are ours.
        asked: the query.
        client: who asks.
        metrics: count who was asked.

    """

    def __init__(self, site: Site, asked: Asked, client: str, metrics: Metrics) -> None:
        self._federation = cast("Federation", site.session.federation)
        self._pool = cast("Pool", site.pool)
        self._asked = asked
        self._client = client
        self._metrics = metrics
        self._limit = min(site.config.time_limit, asked.time_limit)
        self._end = asyncio.get_running_loop().time() + self._limit

    async def resolved(self) -> tuple[Resolved | None, float]:
        """Return the query without SERVICE, nothing if it has none, and the seconds that are left.

        Raises:
            QueryError: it is wrong.
            ServiceError: a service did not answer.
            Failed: a part of our own failed.

        """
        with _turns.taken(self._client):
            text = self._asked.query or ""
            found = await _turns.run(self._federation.blocks, text)
            if not found:
                return None, self._asked.time_limit
            try:
                async with asyncio.timeout_at(self._end):
                    resolved = await self._walk(text, found)
            except TimeoutError:
                raise Failed("late", f"The services took more than {self._limit:g} seconds.") from None
            return resolved, max(0.1, self._end - asyncio.get_running_loop().time())

    async def _walk(self, text: str, found: Sequence[Block]) -> Resolved:
        steps = plan(text, found, self._federation.limits)
        known: dict[Ask, Table] = {}
        step = await _turns.run(_advance, next, steps)
        while not isinstance(step, Resolved):
            try:
                outcome = await self._take(step, known)
            except ServiceError as failure:
                step = await _turns.run(_advance, _thrown, steps, failure)
            else:
                step = await _turns.run(_advance, steps.send, outcome)
        return step

    async def _take(self, step: Look | Ask, known: dict[Ask, Table]) -> Table:
        if isinstance(step, Look):
            return await self._look(step)
        if step not in known:
            known[step] = await self._ask(step)
        return known[step]

    async def _look(self, step: Look) -> Table:
        """Have a worker run a part that is ours, as any query of this client."""
        left = self._end - asyncio.get_running_loop().time()
        key = blake2b(step.text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        job = Job(self._payload(step), self._client, key, time_limit=left, result_limit=WHOLE)
        self._pool.submit(job)
        try:
            reply = await job
        finally:
            job.give_up()
            if job.given_up:
                self._pool.cancel(job)
        return await _turns.run(_table, reply.body) if reply.results else Table()

    def _payload(self, step: Look) -> bytes:
        default, named = ((_NOWHERE,), ()) if step.empty else (self._asked.default, self._asked.named)
        return written(step.text, Manner("json", "nt", default, named))

    async def _ask(self, step: Ask) -> Table:
        left = self._end - asyncio.get_running_loop().time() - (1 - _SHARE) * self._limit
        if left <= 0:
            raise late(step.target, _SHARE * self._limit)
        limits = replace(self._federation.limits, time=left)
        with self._metrics.calling(step.target):
            return await call(step, self._federation.allow[step.target], limits, _turns)


def _thrown(steps: Steps, failure: ServiceError) -> Look | Ask:
    return steps.throw(failure)


def _advance(step: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T | Resolved:
    """Take a step; the end of all steps, which no future can hold as it is, comes back as the result."""
    try:
        return step(*args, **kwargs)
    except StopIteration as done:
        resolved: Resolved = done.value
        return resolved


def _table(body: bytes) -> Table:
    found = parse_query_results(body, format=QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        return Table()
    return Table(tuple(one.value for one in found.variables), [tuple(row) for row in found])
