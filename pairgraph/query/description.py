"""Everything about one thing: names, statements in both directions, figures, passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.errors import QueryError
from pairgraph.query.syntax import nearest
from pairgraph.query.triples import Triples
from pairgraph.query.values import Iri
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.query.answer import Answer, Row
    from pairgraph.query.evidence import Evidence, Passage

    Select = Callable[[str], Answer]

__all__ = ["Description", "Statement", "describe", "find"]

_SHOWN: Final = 8
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
_NAMED: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?thing ?label WHERE {
  ?thing skos:prefLabel|skos:altLabel|rdfs:label ?label FILTER (%s)
} ORDER BY ?thing ?label
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
        raise QueryError(f"The graph says nothing about {iri.prefixed}.", remedy=_near(select, iri))
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


def find(select: Select, thing: str) -> Iri:
    """Return the IRI meant by an IRI, a prefixed name or a label.

    Raises:
        QueryError: nothing, or more than one thing, is called so.

    """
    expanded = expand(thing.strip().removeprefix("<").removesuffix(">"))
    if "://" in expanded:
        return _valid(expanded)
    things = {row.thing for row in select(_NAMED % f"LCASE(STR(?label)) = LCASE({_literal(thing)})")}
    if len(things) == 1:
        return Iri(things.pop())
    if not things:
        raise QueryError(f"Nothing in the graph is called '{thing}'.", remedy=_similar(select, thing))
    names = ", ".join(sorted(one.prefixed for one in things)[:_SHOWN])
    raise QueryError(f"'{thing}' is the name of {len(things)} things.", remedy=f"Say which: {names}.")


def _valid(iri: str) -> Iri:
    try:
        return Iri(NamedNode(iri).value)
    except ValueError as error:
        raise QueryError(f"'{iri}' is no IRI: {error}.") from None


def _literal(thing: str) -> Literal:
    try:
        return Literal(thing.strip())
    except ValueError:  # a lone surrogate: bytes on the command line that are not UTF-8
        raise QueryError(f"{thing!r} is not Unicode text.") from None


def _similar(select: Select, thing: str) -> str:
    """Propose what has the words in its label, else the nearest label."""
    rows = select(_NAMED % f"CONTAINS(LCASE(STR(?label)), LCASE({_literal(thing)}))")
    by_length = sorted(rows, key=lambda row: (len(row.label), row.thing))
    if names := list(dict.fromkeys(row.thing.prefixed for row in by_length)):
        return f"These have it in their name: {', '.join(names[:_SHOWN])}."
    return nearest(thing, {str(row.label) for row in select(_NAMED % "true")})


def _near(select: Select, iri: Iri) -> str:
    known = {row.thing.prefixed for row in select(_NAMED % "ISIRI(?thing)")}
    return nearest(iri.prefixed, known)


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
