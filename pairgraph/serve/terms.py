"""The terms of the ontology as a list shows them, group by group."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["GROUPS", "Term", "terms"]

GROUPS: Final = {
    "classes": "owl:Class",
    "objects": "owl:ObjectProperty",
    "values": "owl:DatatypeProperty",
    "annotations": "owl:AnnotationProperty",
    "individuals": "owl:NamedIndividual",
    "schemes": "skos:ConceptScheme",
    "datatypes": "rdfs:Datatype",
    "measures": "pao:Measure",
    "units": "pao:Unit",
    "sectors": "pao:Sector",
}
"""Group → the kind of its terms, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its name, its definitions by language, and broader terms, ours or another's."""

    name: Name
    definitions: dict[str, str] = field(default_factory=dict)
    broader: list[Name] = field(default_factory=list)

    def definition(self, language: str) -> tuple[str, str]:
        """Return what it means, to a reader of a language, and the language that this is in."""
        some = (tag for tag in (language, *self.definitions) if tag in self.definitions)
        tag = next(some, "")
        return self.definitions.get(tag, ""), tag

    @property
    def local(self) -> str:
        """Its name in the ontology's namespace, which is also its anchor."""
        return self.name.iri.removeprefix(PREFIXES["pao"])


def terms(session: Session) -> dict[str, list[Term]]:
    """Return group → terms, by their IRIs; individuals by their schemes first."""
    found = list(rows(session, "terms"))
    cells = {cell for row in found for cell in (row.term_, row.broader) if cell}
    called = names(session, cells)
    kinds = {kind: group for group, kind in GROUPS.items()}
    made: dict[str, dict[str, Term]] = {group: {} for group in GROUPS}
    for row in sorted(found, key=lambda row: (str(row.scheme or ""), row.term_)):
        term = made[kinds[compact(row.kind)]].setdefault(row.term_, Term(called[row.term_]))
        if row.definition:
            term.definitions[getattr(row.definition, "language", None) or ""] = str(row.definition)
        if row.broader and called[row.broader] not in term.broader:
            term.broader.append(called[row.broader])
    return {group: list(some.values()) for group, some in made.items()}
