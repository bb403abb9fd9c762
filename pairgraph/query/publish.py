"""Stored queries as RDF, as sib-swiss/sparql-examples writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

from pairgraph.query.tokens import tokens
from pairgraph.query.values import XSD
from pairgraph.vocabulary import expand, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.query.stored import StoredQuery

__all__ = ["to_quads"]

_GRAPH: Final = NamedNode(graph_iri("queries"))
_PREFIX_SET: Final = NamedNode(expand("paq:prefixes"))


def to_quads(catalogue: Iterable[StoredQuery]) -> Iterator[Quad]:
    """Yield the quads of graph ``queries``: each query a ``sh:SPARQLSelectExecutable`` with its SPARQL.

    >>> from pairgraph.query.catalogue import Catalogue
    >>> len({quad.subject for quad in to_quads([Catalogue()["funding-by-supporter"]])}) > 1
    True
    """
    prefixes: dict[str, str] = {}
    for query in catalogue:
        prefixes.update(_declared(query.sparql))
        yield from _query(query)
    yield from _declarations(prefixes)


def _query(query: StoredQuery) -> Iterator[Quad]:
    subject = NamedNode(expand(f"paq:{query.name}"))
    yield _quad(subject, "rdf:type", NamedNode(expand("sh:SPARQLExecutable")))
    yield _quad(subject, "rdf:type", NamedNode(expand("sh:SPARQLSelectExecutable")))
    yield _quad(subject, "rdfs:label", Literal(query.summary, language="en"))
    for tag, question in query.question.items():
        yield _quad(subject, "rdfs:comment", Literal(question, language=tag))
    if query.description:
        yield _quad(subject, "dcterms:description", Literal(query.description, language="en"))
    yield _quad(subject, "sh:prefixes", _PREFIX_SET)
    yield _quad(subject, "sh:select", Literal(query.sparql))
    for keyword in sorted({query.topic, *query.tags}):
        yield _quad(subject, "schema:keywords", Literal(keyword))


def _declared(sparql: str) -> dict[str, str]:
    """Return the prefixes that a query declares."""
    texts = [token.text for token in tokens(sparql)]
    rows = zip(texts, texts[1:], texts[2:], strict=False)
    return {name.removesuffix(":"): iri[1:-1] for word, name, iri in rows if word.upper() == "PREFIX"}


def _declarations(prefixes: dict[str, str]) -> Iterator[Quad]:
    for prefix, iri in sorted(prefixes.items()):
        declaration = NamedNode(expand(f"paq:prefixes/{prefix}"))
        yield _quad(_PREFIX_SET, "sh:declare", declaration)
        yield _quad(declaration, "sh:prefix", Literal(prefix))
        yield _quad(declaration, "sh:namespace", Literal(iri, datatype=NamedNode(XSD + "anyURI")))


def _quad(subject: NamedNode, predicate: str, value: NamedNode | Literal) -> Quad:
    return Quad(subject, NamedNode(expand(predicate)), value, _GRAPH)
