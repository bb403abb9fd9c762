"""Everything about one thing: names, statements in both directions, figures, passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, Triple

from pairgraph.errors import QueryError
from pairgraph.query.naming import find, near
from pairgraph.query.triples import Triples

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Evidence, Passage
    from pairgraph.query.row import Row
    from pairgraph.query.values import Iri

    Select = Callable[[str], Answer]

__all__ = ["Description", "Statement", "describe"]

_PREFIXES: Final = """
PREFIX pao: <https://w3id.org/pairing-off/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_ABOUT: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?subject ?property ?object ?label ?graph WHERE {
  { VALUES ?subject { %(iri)s } ?subject ?property ?object . BIND (?object AS ?other) }
  UNION { VALUES ?object { %(iri)s } ?subject ?property ?object . BIND (?subject AS ?other) }
  OPTIONAL { ?other skos:prefLabel|rdfs:label ?label FILTER (LANG(?label) = "en") }
  OPTIONAL { GRAPH ?graph { ?subject ?property ?object } }
}
"""
)
_FIGURES: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?figure WHERE {
  VALUES ?thing { %(iri)s }
  { ?figure pao:concernsRelation ?thing }
  UNION { ?figure pao:concernsRelation/(pao:assistingParty|pao:assistedParty) ?thing }
  UNION { ?figure pao:quantifies ?quantified .
          ?quantified (pao:resultOf|pao:forIntervention|pao:goalOf|pao:conditionOn|pao:isPartOf)* ?thing }
  UNION { ?figure pao:quantifies/(pao:resultOf|pao:forIntervention|pao:isPartOf)* ?part .
          ?part pao:beneficiary|pao:provider|pao:implementer|pao:location ?thing }
  UNION { ?figure pao:measure|pao:unit ?thing }
  ?figure pao:value ?value
} ORDER BY ?figure
"""
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, seen from the thing: its property and what stands at the other end."""

    property: Iri
    value: Any
    label: str
    derived: bool


@dataclass(frozen=True)
class Description:
    """What the graph says about a thing."""

    iri: Iri
    labels: dict[str, str]
    outgoing: tuple[Statement, ...]
    incoming: tuple[Statement, ...]
    figures: tuple[Iri, ...]
    passages: tuple[Passage, ...]
    triples: Triples

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, ready for JSON."""
        return {
            "iri": str(self.iri),
            "labels": self.labels,
            "outgoing": [_plain(statement) for statement in self.outgoing],
            "incoming": [_plain(statement) for statement in self.incoming],
            "figures": [str(figure) for figure in self.figures],
            "passages": [
                {"iri": str(passage.iri), "where": str(passage), "digest": passage.digest}
                for passage in self.passages
            ],
        }


def _plain(statement: Statement) -> dict[str, Any]:
    value = statement.value if isinstance(statement.value, (int, float)) else str(statement.value)
    return {
        "property": str(statement.property),
        "value": value,
        "label": statement.label,
        "derived": statement.derived,
    }


def describe(select: Select, passages: Evidence, thing: str) -> Description:
    """Describe a thing given by IRI, prefixed name or label.

    Raises:
        QueryError: nothing, or more than one thing, is called so.

    """
    iri = find(select, thing)
    term = NamedNode(iri)
    rows = list(select(_ABOUT % {"iri": term}))
    if not rows:
        raise QueryError(f"The graph says nothing about {iri.prefixed}.", remedy=near(select, iri))
    return Description(
        iri=iri,
        labels=_labels(rows, term),
        outgoing=_statements([row for row in rows if row.term("subject") == term], "object"),
        incoming=_statements([row for row in rows if row.term("subject") != term], "subject"),
        figures=tuple(row.figure for row in select(_FIGURES % {"iri": term})),
        passages=tuple(passages([iri])[iri]),
        triples=Triples(map(_triple, rows)),
    )


def _triple(row: Row) -> Triple:
    terms: Any = [row.term(name) for name in ("subject", "property", "object")]
    return Triple(*terms)


def _labels(rows: list[Row], term: NamedNode) -> dict[str, str]:
    names = [
        row.object
        for row in rows
        if row.term("subject") == term and row.property.prefixed == "skos:prefLabel"
    ]
    names = names or [
        row.object for row in rows if row.term("subject") == term and row.property.prefixed == "rdfs:label"
    ]
    return {name.language or "": str(name) for name in sorted(names)}


def _statements(rows: list[Row], end: str) -> tuple[Statement, ...]:
    """Group rows by property and other end; derived is what only the rules say."""
    graphs: dict[tuple[Iri, Any], set[str]] = {}
    labels: dict[tuple[Iri, Any], str] = {}
    for row in rows:
        key = (row.property, row[end])
        graphs.setdefault(key, set()).add("" if row.graph is None else row.graph.local)
        labels[key] = max(labels.get(key, ""), str(row.label or ""))
    made = (Statement(*key, labels[key], found == {"inferred"}) for key, found in graphs.items())
    return tuple(sorted(made, key=lambda one: (one.property.prefixed, str(one.value))))
