"""The order of things in Turtle: what a person would look for first comes first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from pairgraph.graph.terms import prefixed
from pairgraph.vocabulary import ID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["headline", "object_key", "predicate_key", "subject_key"]

_IDS: Final = (
    *("report", "region", "region-version", "organization", "person", "group", "appointment", "document"),
    *("relation", "incident", "intervention", "flow", "result", "goal", "recognition", "figure", "passage"),
)
_TYPES: Final = (
    *("owl:Ontology", "dcat:Dataset", "owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"),
    *(
        "owl:AnnotationProperty",
        "skos:ConceptScheme",
        "pao:Unit",
        "pao:Measure",
        "pao:Sector",
        "skos:Concept",
    ),
)
_FIRST: Final = (
    *("rdf:type", "skos:prefLabel", "skos:altLabel", "rdfs:label", "dcterms:title", "skos:definition"),
    *("dcterms:description", "rdfs:comment", "rdf:first", "rdf:rest"),
)
_DIGITS = re.compile(r"(\d+)")


def headline(node: Term, types: Iterable[Term]) -> str:
    """Name the kind of a thing.

    >>> headline(NamedNode("https://w3id.org/pairing-off/id/region-version/a"), [])
    'Region version'
    """
    return _kind(node, types)[1]


def subject_key(node: Term, types: Iterable[Term]) -> tuple[object, ...]:
    """Order subjects by kind, then by IRI, numbers in it by size."""
    return (*_kind(node, types), not isinstance(node, NamedNode), *_natural(_text(node)))


def predicate_key(predicate: NamedNode) -> tuple[int, str]:
    """Order properties: type and names first, then by prefixed name."""
    name = prefixed(predicate.value)
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST)), name


def object_key(value: Term) -> tuple[object, ...]:
    """Order values: IRIs, then literals by language and size, then blank nodes."""
    if isinstance(value, Literal):
        return (1, value.language or "", value.datatype.value, *_natural(value.value), value.value)
    return (0 if isinstance(value, NamedNode) else 2, *_natural(_text(value)))


def _kind(node: Term, types: Iterable[Term]) -> tuple[int, str]:
    if isinstance(node, NamedNode) and node.value.startswith(ID):
        kind = node.value[len(ID) :].partition("/")[0]
        rank = _IDS.index(kind) if kind in _IDS else len(_IDS)
        return len(_TYPES) + rank, kind.replace("-", " ").capitalize()
    names = sorted(prefixed(kind.value) for kind in types if isinstance(kind, NamedNode))
    known = [name for name in _TYPES if name in names]
    if known:
        return _TYPES.index(known[0]), known[0]
    return len(_TYPES) + len(_IDS) + 1, names[0] if names else "Others"


def _natural(text: str) -> tuple[tuple[str, int], ...]:
    """Split a text so that numbers in it sort by size."""
    pieces = _DIGITS.split(text)
    pairs = zip(pieces[::2], map(int, [*pieces[1::2], "0"]), strict=True)
    return tuple(pairs)


def _text(node: Term) -> str:
    return prefixed(node.value) if isinstance(node, NamedNode) else str(node)
