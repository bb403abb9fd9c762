"""Filling tables from the graph: the values that matched things have of some properties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pairgraph.query.values import Iri
from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.serve.problem import Problem
from pairgraph.serve.reconcile_column import number
from pairgraph.serve.reconcile_made import MADE_VALUES
from pairgraph.serve.reconcile_values import cells
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pairgraph.serve.reconcile_column import Column
    from pairgraph.serve.reconcile_properties import Property
    from pairgraph.serve.reconcile_service import Service

    Cells = list[dict[str, Any]]
    Stated = dict[tuple[str, str], list[object]]

__all__ = ["extend", "propose"]

_NOT_FILLED = "year"
"""What narrows a query and is no value of anything."""


def extend(service: Service, ids: Iterable[str], columns: Iterable[Column]) -> dict[str, Any]:
    """Return the values of columns for things; what is not there, or not known, stays empty.

    Raises:
        PairgraphError: the graph cannot be asked.

    """
    wanted = {one: expand(one) for one in ids}
    resolved = [(column, service.directory.properties.resolve(column.id)) for column in columns]
    stated = _stated(service, wanted.values(), resolved)
    things = {one for values in stated.values() for one in values if isinstance(one, Iri)}
    called = names(service.directory.session, things)

    def filled(column: Column, known: Property | None, iri: str) -> Cells:
        made = _made(service, column, known, iri)
        if made is None:
            made = cells(service, column, stated.get((iri, known.iri), []) if known else [], called)
        return made[: column.limit or None]

    table = {
        one: {column.id: filled(column, known, iri) for column, known in resolved}
        for one, iri in wanted.items()
    }
    return {"meta": [_meta(service, *one, table) for one in resolved], "rows": table}


def propose(service: Service, kind: str, limit: str = "") -> dict[str, Any]:
    """Return the properties that things of a kind have, the commonest first.

    Raises:
        Problem: 400, the limit is no number.

    """
    most = number(limit or "0")
    if most is None:
        raise Problem(400, "Bad limit", "A limit is a whole number from 0.")
    kinds, known = service.directory.kinds, service.directory.properties
    found = [one for one in known.of([kinds.resolve(kind)] if kind else kinds.found) if one.id != _NOT_FILLED]
    made: dict[str, Any] = {
        "properties": [{"id": one.id, "name": service.label(one.name)} for one in found[: most or None]]
    }
    return made | ({"type": kind} if kind else {}) | ({"limit": most} if most else {})


def _stated(
    service: Service, things: Iterable[str], resolved: Iterable[tuple[Column, Property | None]]
) -> Stated:
    """Ask the graph for everything at once: thing and property → values."""
    directory = service.directory
    asked = sorted({known.iri for _, known in resolved if known and known.iri})
    wanted = [one for one in things if one in directory.things]
    found: Stated = {}
    if asked and wanted:
        for row in rows(directory.session, "reconcile-values", thing=wanted, property=asked):
            found.setdefault((str(row.thing), str(row.property)), []).append(row.value)
    return found


def _made(service: Service, column: Column, known: Property | None, iri: str) -> Cells | None:
    """Return what is made of the descriptions of former times; None where the graph says it itself."""
    thing, make = service.directory.things.get(iri), MADE_VALUES.get(known.id) if known else None
    if known is None or thing is None or make is None or not (column.year or not known.iri):
        return None
    return [{"str": text} for text in make(service, thing, column.year)]


def _meta(
    service: Service, column: Column, known: Property | None, table: Mapping[str, Mapping[str, Cells]]
) -> dict[str, Any]:
    """Return what heads a column; where all its things are of one kind, that kind too."""
    made: dict[str, Any] = {"id": column.id, "name": service.label(known.name) if known else column.id}
    things = {cell["id"] for row in table.values() for cell in row[column.id] if "id" in cell}
    kinds, found = service.directory.kinds, service.directory.things
    roots = sorted({kinds.found[one].root for iri in things for one in found[iri].classes})
    return made | (
        {"type": {"id": roots[0], "name": service.kind(roots[0])["name"]}} if len(roots) == 1 else {}
    )
