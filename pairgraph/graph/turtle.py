"""Turtle and TriG for archives: sorted by kind then IRI, only the prefixes used, stable, readable."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Triple

from pairgraph.graph.canonical import canonical_dataset
from pairgraph.graph.terms import RDF_TYPE, in_graph
from pairgraph.graph.turtle_nodes import Nodes
from pairgraph.graph.turtle_order import headline, object_key, predicate_key, subject_key
from pairgraph.graph.turtle_terms import TermWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from pyoxigraph import Quad

    Subject = NamedNode | BlankNode | Triple
    Term = Subject | Literal

__all__ = ["write_trig", "write_turtle"]

_STEP = "  "
_WIDE = 80  # characters of values on one line


def write_turtle(triples: Iterable[Triple]) -> str:
    """Write one graph as Turtle; equal graphs give equal text.

    >>> a = NamedNode("https://w3id.org/pairing-off/id/region/zhuhai")
    >>> region = NamedNode("https://w3id.org/pairing-off/ontology#Region")
    >>> print(write_turtle([Triple(a, RDF_TYPE, region)]))
    @prefix pao: <https://w3id.org/pairing-off/ontology#> .
    @prefix region: <https://w3id.org/pairing-off/id/region/> .
    <BLANKLINE>
    # Region
    <BLANKLINE>
    region:zhuhai a pao:Region .
    <BLANKLINE>
    """
    writer = TermWriter()
    dataset = canonical_dataset(in_graph(triple) for triple in triples)
    body = _Graph([quad.triple for quad in dataset], writer).text()
    return f"{writer.prefixes()}\n{body}"


def write_trig(quads: Iterable[Quad]) -> str:
    """Write a dataset as TriG, one graph after the other; equal datasets give equal text."""
    writer = TermWriter()
    graphs: defaultdict[NamedNode | BlankNode | DefaultGraph, list[Triple]] = defaultdict(list)
    for quad in canonical_dataset(quads):
        graphs[quad.graph_name].append(quad.triple)
    shared = _shared(graphs)
    blocks: list[str] = []
    for name in sorted(graphs, key=str):
        body = _Graph(graphs[name], writer, shared).text()
        opening = "{" if isinstance(name, DefaultGraph) else f"{writer.write(name)} {{"
        blocks.append(f"{opening}\n\n{body}\n}}\n")
    return "\n".join([writer.prefixes(), *blocks])


def _shared(graphs: dict[NamedNode | BlankNode | DefaultGraph, list[Triple]]) -> Set[BlankNode]:
    """Return the blank nodes that name a graph or stand in more than one."""
    seen: set[BlankNode] = set()
    shared = {name for name in graphs if isinstance(name, BlankNode)}
    for triples in graphs.values():
        here = {
            term
            for triple in triples
            for term in (triple.subject, triple.object)
            if isinstance(term, BlankNode)
        }
        shared |= here & seen
        seen |= here
    return shared


class _Graph:
    """Writes the triples of one graph."""

    def __init__(
        self, triples: list[Triple], writer: TermWriter, shared: Set[BlankNode] = frozenset()
    ) -> None:
        self.nodes = Nodes(triples, shared)
        self.writer = writer

    def text(self) -> str:
        """Write everything, under a headline for each kind of thing."""
        parts: list[str] = []
        last = None
        for node in sorted(self.nodes.outer(), key=lambda node: subject_key(node, self._types(node))):
            kind = headline(node, self._types(node))
            parts += [f"# {kind}\n", self._block(node)] if kind != last else [self._block(node)]
            last = kind
        return "\n".join(parts)

    def _types(self, node: Subject) -> list[Term]:
        return self.nodes.properties[node].get(RDF_TYPE, [])

    def _block(self, node: Subject) -> str:
        name = "[]" if node in self.nodes.nameless else self.writer.write(node)
        return f"{name} {self._properties(node, _STEP)} .\n"

    def _properties(self, node: Subject, indent: str) -> str:
        properties = self.nodes.properties[node]
        ordered = sorted(properties, key=predicate_key)
        lines = [f"{self._predicate(p)} {self._objects(properties[p], indent)}" for p in ordered]
        return f" ;\n{indent}".join(lines)

    def _predicate(self, predicate: NamedNode) -> str:
        return "a" if predicate == RDF_TYPE else self.writer.iri(predicate)

    def _objects(self, values: list[Term], indent: str) -> str:
        ordered = sorted(values, key=object_key)
        inner = indent + _STEP
        if len(ordered) == 1:
            return self._object(ordered[0], inner)
        written = [self._object(value, inner + _STEP) for value in ordered]
        if sum(map(len, written)) < _WIDE and not any("\n" in text for text in written):
            return ", ".join(written)
        return f"\n{inner}" + f",\n{inner}".join(written)

    def _object(self, value: Term, indent: str) -> str:
        if not isinstance(value, BlankNode):
            return self.writer.write(value)
        if (items := self.nodes.items(value)) is not None:
            return f"( {' '.join(self._object(item, indent + _STEP) for item in items)} )"
        if value not in self.nodes.inside:
            return str(value)
        if value not in self.nodes.properties:
            return "[]"
        return f"[\n{indent}{self._properties(value, indent)}\n{indent[: -len(_STEP)]}]"
