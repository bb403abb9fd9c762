"""The terms of the ontology and the concepts of the schemes, as the codebook and the tables explain them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.query.answer import Answer
from pairgraph.vocabulary import PREFIXES, compact, graph_iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pairgraph.query.session import Session
    from pairgraph.query.values import Value

__all__ = ["Term", "prefixes", "read_terms", "select"]

_STATED: Final = """
SELECT DISTINCT ?name ?property ?value WHERE {{
  VALUES ?graph {{ <{ontology}> <{schemes}> }}
  GRAPH ?graph {{ ?name skos:definition ?any ; ?property ?value }}
  FILTER(ISIRI(?name))
}} ORDER BY ?name ?property ?value"""
_COUNTED: Final = """
SELECT ?name ?count WHERE {{
  GRAPH <{dataset}> {{
    {{ ?part void:class ?name ; void:entities ?count }}
    UNION {{ ?part void:property ?name ; void:triples ?count }}
  }}
}}"""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property, a coded value or a concept.

    Attributes:
        iri: its IRI.
        count: how many things are of the class, or how many statements use the property.
        values: prefixed name of a property → what it says, in all languages.

    """

    iri: str
    count: int = 0
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its prefixed name."""
        return compact(self.iri)

    @property
    def types(self) -> tuple[str, ...]:
        """The prefixed names of what it is an instance of."""
        return tuple(compact(str(one)) for one in self.values.get("rdf:type", ()))

    @property
    def definition(self) -> str:
        """What it means, in English."""
        return self.said("skos:definition")

    def label(self, language: str = "en") -> str:
        """Return what it is called in a language."""
        return self.said("skos:prefLabel", language)

    def said(self, name: str, language: str = "en") -> str:
        """Return what a property says, in a language or without one."""
        found = (
            one
            for one in self.values.get(name, ())
            if (getattr(one, "language", None) or language).lower().startswith(language)
        )
        return "; ".join(sorted(compact(str(one)) for one in found))


def prefixes() -> str:
    """Return the declarations of all prefixes of ours, for SPARQL."""
    return "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())


def select(graph: Session, text: str) -> Answer:
    """Run a SELECT of this package; its prefixes need no declaration."""
    found = graph.sparql(prefixes() + text)
    assert isinstance(found, Answer)  # noqa: S101 - for the type checker: it is a SELECT
    return found


def read_terms(graph: Session) -> dict[str, Term]:
    """Read every term that has a definition: prefixed name → term, sorted by IRI."""
    names = {name: graph_iri(name) for name in ("ontology", "schemes", "dataset")}
    stated: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for row in select(graph, _STATED.format(**names)):
        stated[str(row.name)][compact(str(row.property))].append(row.value)
    counts = {str(row.name): int(row.count) for row in select(graph, _COUNTED.format(**names))}
    terms = (
        Term(iri, counts.get(iri, 0), {name: tuple(values) for name, values in said.items()})
        for iri, said in sorted(stated.items())
    )
    return {term.name: term for term in terms}
