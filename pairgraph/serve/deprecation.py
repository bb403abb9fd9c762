"""That a term is not to be used any more: what took its place, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.serve.names import Name
    from pairgraph.serve.thing import Thing

__all__ = ["Deprecation", "deprecation"]

_DEPRECATED: Final = PREFIXES["owl"] + "deprecated"
_REPLACED: Final = PREFIXES["dcterms"] + "isReplacedBy"
_WHY: Final = PREFIXES["skos"] + "changeNote"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """What to use instead, and the notes that say why."""

    by: tuple[Name, ...]
    why: tuple[tuple[Any, bool], ...]


def deprecation(thing: Thing) -> Deprecation | None:
    """Return how a term was deprecated; None where it was not."""
    told = {fact.property.iri: fact.values for fact in thing.facts}
    if not any(value is True for value, _ in told.get(_DEPRECATED, ())):
        return None
    by = tuple(thing.names[value] for value, _ in told.get(_REPLACED, ()) if value in thing.names)
    return Deprecation(by, told.get(_WHY, ()))
