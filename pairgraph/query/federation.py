"""Queries that join this graph with others through ``SERVICE``, where the other one is on a list.

The engine never calls anybody: what a SERVICE block asks for is fetched here and put in its place, as data.
"""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions, Store

from pairgraph.errors import QueryError
from pairgraph.query.engine import Embedded
from pairgraph.query.federation_blocks import blocks, refused
from pairgraph.query.federation_plan import Ask, Limits, Look, Resolved, ServiceError, plan
from pairgraph.query.federation_service import service
from pairgraph.query.federation_values import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from pairgraph.query.engine import Engine, Result
    from pairgraph.query.federation_blocks import Block

__all__ = ["Federation", "federation"]

_NONE: Final = Table()


class Federation:
    """Which services may be asked, and how much of them.

    Args:
        allow: entries of the list, see ``federation_service``; queries can ask these and no others.
        online: whether a stored question may ask the services that its header names, too.
        limits: what one query may ask.

    Raises:
        QueryError: an entry is no address.

    >>> Federation(["https://a.example/sparql"]).allow
    {'https://a.example/sparql': 'https://a.example/sparql'}

    """

    def __init__(
        self, allow: Iterable[str] = (), *, online: bool = False, limits: Limits | None = None
    ) -> None:
        self.allow = dict(_entry(entry) for entry in allow)
        self.online = online
        self.limits = limits or Limits()

    def blocks(self, text: str, services: Collection[str] = ()) -> tuple[Block, ...]:
        """Return the SERVICE blocks of a query, all of which may be asked.

        Raises:
            QueryError: one may not, or is not understood.

        """
        found = blocks(text)
        for one in found:
            if one.target not in self.allowed(services):
                raise refused(
                    text, one.start, f"The service <{one.target}> may not be asked here.", self._remedy
                )
        return found

    def allowed(self, services: Collection[str] = ()) -> Mapping[str, str]:
        """Return the services that may be asked by a question whose header names some: name → address."""
        return ({one: one for one in services} if self.online else {}) | self.allow

    @property
    def _remedy(self) -> str:
        listed = ", ".join(f"<{one}>" for one in self.allow)
        return (
            f"Those that may: {listed}."
            if listed
            else "On your own computer, --service-allow URL allows it, or --online for a stored question."
        )

    def resolve(self, text: str, engine: Engine, services: Collection[str] = ()) -> Resolved:
        """Ask the services and put what they answer into the query.

        Args:
            text: the query; one without SERVICE comes back as it is.
            engine: runs the parts that are ours.
            services: those that a stored question names in its header.

        Raises:
            QueryError: the query is wrong, or would ask somebody who is not on the list.
            ServiceError: a service did not answer that is not SILENT.

        """
        found = self.blocks(text, services)
        if not found:
            return Resolved(text)
        return self._walk(text, found, engine, self.allowed(services))

    def _walk(
        self, text: str, found: Sequence[Block], engine: Engine, allowed: Mapping[str, str]
    ) -> Resolved:
        steps, end = plan(text, found, self.limits), monotonic() + self.limits.time
        known: dict[Ask, Table] = {}
        try:
            step = next(steps)
            while True:
                try:
                    if isinstance(step, Look):
                        outcome = _look(engine, step)
                    elif (outcome := known.get(step, _NONE)) is _NONE:
                        outcome = known[step] = self._ask(step, allowed, end - monotonic())
                except ServiceError as failure:
                    step = steps.throw(failure)
                else:
                    step = steps.send(outcome)
        except StopIteration as done:
            resolved: Resolved = done.value
            return resolved

    def _ask(self, step: Ask, allowed: Mapping[str, str], seconds: float) -> Table:
        from pairgraph.query.federation_client import Call

        if seconds <= 0:
            raise ServiceError("late", step.target, f"did not answer within {self.limits.time:g} seconds")
        limits = replace(self.limits, time=seconds)
        return Call(step.target, allowed[step.target], step.text, limits).run()


def _entry(text: str) -> tuple[str, str]:
    try:
        return service(text)
    except ValueError as error:
        raise QueryError(f"'{text}' is no service: {error}.") from None


def federation(allow: Iterable[str] = (), *, online: bool = False, time: float = 30) -> Federation | None:
    """Return what asks services, or nothing where none may be asked.

    Raises:
        QueryError: an address is none.

    """
    entries = tuple(allow)
    return Federation(entries, online=online, limits=Limits(time=time)) if entries or online else None


def _look(engine: Engine, step: Look) -> Table:
    # Held by no name here: rdflib keeps frames alive, and what an engine gives has to end in its own thread.
    return _table((Embedded(Store()) if step.empty else engine).run(step.text))


def _table(found: Result) -> Table:
    if not isinstance(found, QuerySolutions):
        return Table()
    names = tuple(variable.value for variable in found.variables)
    return Table(names, [tuple(row) for row in found])
