"""Which step a change of a term demands of the ontology's version.

The rules are those of docs/versions.md. OWL only ever concludes more from more axioms, so what is taken
away can make a query find less, and what is added cannot, unless it forbids something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, NamedNode

from pairgraph.difference.lines import quads_of
from pairgraph.difference.version import Step
from pairgraph.vocabulary import BASE, PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Quad

    from pairgraph.difference.change import Change

__all__ = ["GONE", "NEW", "ONTOLOGY_GRAPHS", "ontology_reasons"]

ONTOLOGY_GRAPHS: Final = frozenset({"ontology", "schemes"})
"""The graphs that are the ontology."""
NEW: Final = "a term is new"
GONE: Final = "a term is gone"

_OURS: Final = tuple(PREFIXES[prefix] for prefix in ("pao", "pau", "pam", "pas"))
_DEFINITION: Final = expand("skos:definition")
_VERSIONS: Final = frozenset(map(expand, ("owl:versionInfo", "owl:versionIRI", "owl:priorVersion")))
_WORDING: Final = frozenset(
    map(
        expand,
        (
            "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition", "skos:scopeNote",
            "skos:example", "skos:note", "skos:changeNote", "skos:historyNote", "skos:editorialNote",
            "skos:notation", "rdfs:label", "rdfs:comment", "rdfs:seeAlso", "rdfs:isDefinedBy", "pao:note",
            "dcterms:isReplacedBy", "dcterms:source",
        ),
    )
)  # fmt: skip
_NARROWING: Final = frozenset(
    map(
        expand,
        (
            "owl:disjointWith", "owl:propertyDisjointWith", "owl:equivalentClass", "owl:equivalentProperty",
            "owl:disjointUnionOf", "owl:complementOf", "owl:oneOf", "owl:hasKey", "rdfs:domain", "rdfs:range",
        ),
    )
)  # fmt: skip
_CHARACTERISTICS: Final = frozenset(
    expand(f"owl:{name}Property")
    for name in ("Functional", "InverseFunctional", "Asymmetric", "Irreflexive", "Symmetric", "Reflexive")
)


def ontology_reasons(change: Change, removed: list[Quad], added: list[Quad]) -> Iterator[tuple[Step, str]]:
    """Yield what a change in the graphs of the ontology demands, and why.

    Args:
        change: all of it.
        removed: what went from the graphs of the ontology.
        added: what came into them.

    """
    if not change.iri:
        return  # what has no name counts with the term that it belongs to
    if not change.iri.startswith(_OURS):
        if any(quad.predicate.value not in _VERSIONS for quad in (*removed, *added)):
            yield Step.PATCH, "what the ontology says of itself or of other vocabularies is another"
    else:
        yield from _term(change, removed, added)


def _term(change: Change, removed: list[Quad], added: list[Quad]) -> Iterator[tuple[Step, str]]:
    if not _has(change.before):
        yield Step.MINOR, NEW
    elif not _has(change.after):
        yield Step.MAJOR, GONE
    else:
        kept = {quad.triple for quad in quads_of(change.after)}  # in another graph, perhaps
        for quad in removed:
            if quad.predicate.value not in _WORDING and quad.triple not in kept:
                yield Step.MAJOR, "a statement that gives a term its meaning is taken away or replaced"
        for quad in added:
            yield _addition(quad)
        if any(quad.predicate.value == _DEFINITION for quad in (*removed, *added)):
            yield Step.PATCH, "a definition is worded otherwise: major if it means something else, read it"
        if removed:
            yield Step.PATCH, "a term is labelled or explained otherwise"


def _addition(quad: Quad) -> tuple[Step, str]:
    predicate, value = quad.predicate.value, quad.object
    if predicate in _WORDING:
        return Step.PATCH, "a term is labelled or explained otherwise"
    if predicate == expand("owl:deprecated"):
        return Step.MINOR, "a term is deprecated"
    forbids = predicate in _NARROWING or isinstance(value, BlankNode)
    if forbids or (isinstance(value, NamedNode) and value.value in _CHARACTERISTICS):
        return Step.MAJOR, "a term is narrowed: what was allowed may contradict it now"
    return Step.MINOR, "more is said of a term"


def _has(lines: Sequence[bytes]) -> bool:
    graphs = tuple(f"<{BASE}graph/{name}> .\n".encode() for name in ONTOLOGY_GRAPHS)
    return any(line.endswith(graphs) for line in lines)
