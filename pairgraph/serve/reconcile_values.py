"""Values as the cells of a client's table have them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.serve.names import Name
    from pairgraph.serve.reconcile_column import Column
    from pairgraph.serve.reconcile_service import Service

__all__ = ["cells"]


def cells(
    service: Service, column: Column, values: Sequence[object], called: Mapping[str, Name]
) -> list[dict[str, Any]]:
    """Return values as cells: things, the narrowest place first, then texts, then numbers.

    Args:
        service: in whose language; texts in others are left out where there are some in it.
        column: how things are wanted.
        values: as the graph has them.
        called: what the things among them are called.

    """
    things = sorted(
        {one for one in values if isinstance(one, Iri)}, key=lambda one: (-_depth(service, one), one)
    )
    texts = [one for one in values if isinstance(one, str) and not isinstance(one, Iri)]
    tagged = [(str(one), str(tag)) for one in texts if (tag := getattr(one, "language", None))]
    bare = [str(one) for one in texts if not getattr(one, "language", None)]
    return [
        *(_thing(service, column, one, called) for one in things),
        *({"str": text} for text in (*service.texts(tagged), *bare)),
        *(_number(one) for one in values if isinstance(one, (int, float, Decimal))),
    ]


def _depth(service: Service, iri: str) -> int:
    thing = service.directory.things.get(iri)
    return len(thing.places) if thing else 0


def _thing(service: Service, column: Column, iri: Iri, called: Mapping[str, Name]) -> dict[str, Any]:
    """Return a thing; only what tables can be matched to comes as such."""
    if column.content == "entity" and iri in service.directory.things:
        return service.named(iri)
    return {"str": str(iri) if column.content == "iri" or iri not in called else service.label(called[iri])}


def _number(value: float | Decimal) -> dict[str, Any]:
    """Return a number; of truth and falsehood the protocol has none, so they are words.

    >>> _number(2009), _number(Decimal("0.5")), _number(True)
    ({'int': 2009}, {'float': 0.5}, {'str': 'true'})
    """
    if isinstance(value, bool):
        return {"str": str(value).lower()}
    return {"float": float(value)} if value % 1 else {"int": int(value)}
