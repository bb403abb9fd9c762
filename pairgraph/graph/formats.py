"""Quads in the formats people ask for, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad, RdfFormat, parse, serialize

from pairgraph.errors import PairgraphError
from pairgraph.graph.canonical import canonical_nquads
from pairgraph.graph.terms import in_graph
from pairgraph.graph.turtle import write_trig, write_turtle
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["DATASET_FORMATS", "FORMATS", "serialise"]

DATASET_FORMATS: Final = frozenset({"trig", "nquads", "jsonld"})
"""The formats that keep named graphs apart; the others merge them."""


def serialise(quads: Iterable[Quad], name: str) -> bytes:
    r"""Write quads in a format, sorted, so that equal datasets give equal bytes.

    Raises:
        PairgraphError: there is no such format.

    >>> from pyoxigraph import NamedNode
    >>> a = NamedNode("http://example.org/a")
    >>> serialise([Quad(a, a, a, a)], "ntriples")
    b'<http://example.org/a> <http://example.org/a> <http://example.org/a> .\n'

    """
    if name not in _WRITERS:
        raise PairgraphError(f"There is no format {name!r}.", remedy=f"Take one of: {', '.join(FORMATS)}.")
    return _WRITERS[name](quads)


def _merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Put everything into one graph."""
    return (in_graph(quad.triple) for quad in quads)


def _ntriples(quads: Iterable[Quad]) -> bytes:
    return canonical_nquads(_merged(quads))


def _sorted(quads: Iterable[Quad]) -> Iterable[Quad]:
    """Give the quads in canonical order, for the formats that Oxigraph writes as they come."""
    return parse(canonical_nquads(quads), format=RdfFormat.N_QUADS)


def _jsonld(quads: Iterable[Quad]) -> bytes:
    return serialize(_sorted(quads), format=RdfFormat.JSON_LD, prefixes=PREFIXES) or b""


def _rdfxml(quads: Iterable[Quad]) -> bytes:
    triples = (quad.triple for quad in _sorted(_merged(quads)))
    return serialize(triples, format=RdfFormat.RDF_XML, prefixes=PREFIXES) or b""


_WRITERS: Final[Mapping[str, Callable[[Iterable[Quad]], bytes]]] = {
    "turtle": lambda quads: write_turtle(quad.triple for quad in quads).encode(),
    "trig": lambda quads: write_trig(quads).encode(),
    "ntriples": _ntriples,
    "nquads": canonical_nquads,
    "jsonld": _jsonld,
    "rdfxml": _rdfxml,
}
FORMATS: Final = tuple(_WRITERS)
"""The names of the formats."""
