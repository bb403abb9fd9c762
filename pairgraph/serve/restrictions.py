"""What OWL says of every member of a class, as words can say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.query.values import Iri
from pairgraph.serve.ask import rows
from pairgraph.serve.names import names

if TYPE_CHECKING:
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["Restriction", "restrictions"]

_FORMS: Final = {"allValuesFrom": "only", "someValuesFrom": "some", "hasValue": "value"}
_NUMBERS: Final = {
    "cardinality": "exactly",
    "qualifiedCardinality": "exactly",
    "minQualifiedCardinality": "least",
    "minCardinality": "least",
    "maxQualifiedCardinality": "most",
    "maxCardinality": "most",
}
_FILLERS: Final = (*_FORMS, "onClass", "onDataRange")


@dataclass(frozen=True, slots=True)
class Restriction:
    """What holds of a property of every member: only, some, exactly so many, of these kinds."""

    property: Name
    form: str
    number: int | None
    kinds: tuple[Name, ...]


def restrictions(session: Session, iri: str) -> list[Restriction]:
    """Return the restrictions of a class that words can say, by property."""
    found: dict[str, dict[str, list[Any]]] = {}
    for row in rows(session, "restrictions", thing=[iri]):
        found.setdefault(str(row.restriction), {}).setdefault(row.kind.local, []).append(row.value)
    things = {
        cell for said in found.values() for some in said.values() for cell in some if isinstance(cell, Iri)
    }
    called = names(session, things) if things else {}
    made = [one for said in found.values() if (one := _restriction(said, called))]
    return sorted(made, key=lambda one: (one.property.iri, one.form))


def _restriction(said: dict[str, list[Any]], called: dict[str, Name]) -> Restriction | None:
    on = next((called[one] for one in said["onProperty"] if one in called), None)
    counted = next((kind for kind in _NUMBERS if kind in said), None)
    form = _NUMBERS[counted] if counted else next((_FORMS[kind] for kind in _FORMS if kind in said), None)
    if on is None or form is None:
        return None
    kinds = tuple(called[one] for kind in _FILLERS for one in said.get(kind, ()) if one in called)
    return Restriction(on, form, int(said[counted][0]) if counted else None, kinds)
