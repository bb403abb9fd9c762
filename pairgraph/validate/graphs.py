"""The data in the two forms the engine needs: an rdflib graph for pyshacl, a store for set-based queries."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["to_rdflib", "to_store", "to_term", "to_triples"]


def to_store(triples: Iterable[ox.Triple]) -> ox.Store:
    """Return a store in memory with these triples in its default graph.

    >>> len(to_store([]))
    0
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples)
    return store


def to_rdflib(triples: Iterable[ox.Triple]) -> Graph:
    """Return an rdflib graph with these triples; every term is made once.

    >>> a = ox.NamedNode("urn:a")
    >>> len(to_rdflib([ox.Triple(a, a, ox.Literal("b", language="en"))]))
    1
    """
    from rdflib import Graph

    term = cache(_rdflib_term)
    graph = Graph()
    add = graph.store.add
    with _quiet():
        for subject, predicate, value in triples:
            add((term(subject), term(predicate), term(value)), graph)
    return graph


def to_triples(data: Iterable[ox.Triple] | Graph) -> list[ox.Triple]:
    """Return the triples of an rdflib graph, or of an iterable of Oxigraph's, as a list of Oxigraph's.

    >>> from rdflib import Graph
    >>> to_triples(Graph())
    []
    """
    from rdflib import Graph

    if not isinstance(data, Graph):
        return list(data)
    term: Callable[[Node], Any] = cache(to_term)
    return [ox.Triple(term(subject), term(predicate), term(value)) for subject, predicate, value in data]


def to_term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return a term of rdflib as Oxigraph's.

    >>> from rdflib import URIRef
    >>> str(to_term(URIRef("urn:a")))
    '<urn:a>'
    """
    from rdflib import BNode, Literal

    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, Literal):
        return ox.NamedNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(node.datatype) if node.datatype else None)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging literals that are not of their datatype: finding them is the shapes' work."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


def _rdflib_term(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    # rdflib takes a plain string to have no datatype; sh:datatype xsd:string holds for it.
    kind = term.datatype.value
    plain = kind == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(term.value, datatype=None if plain else URIRef(kind), normalize=False)
