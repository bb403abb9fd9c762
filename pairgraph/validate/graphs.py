"""The data in the two forms the engine needs: an rdflib graph for pyshacl, a store for set-based queries."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["to_rdflib", "to_store", "to_triples"]


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
    text = data.serialize(format="nt", encoding="utf-8")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


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
