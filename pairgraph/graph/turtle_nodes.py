"""Which blank nodes Turtle can write in place, as ``[ … ]`` or ``( … )``, and which need a label."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Set

    Subject = NamedNode | BlankNode | Triple
    Term = Subject | Literal
    _Values = dict[NamedNode, list[Term]]

__all__ = ["Nodes"]

_FIRST, _REST, _NIL = (NamedNode(PREFIXES["rdf"] + name) for name in ("first", "rest", "nil"))
_MAX_DEPTH = 8


class Nodes:
    """The triples of one graph by subject, and what of it is written inside what.

    Args:
        triples: the graph.
        labelled: blank nodes that need a label whatever happens, because other graphs have them too.

    """

    def __init__(self, triples: Collection[Triple], labelled: Set[BlankNode] = frozenset()) -> None:
        self.properties: dict[Subject, _Values] = defaultdict(_no_values)
        for triple in triples:
            self.properties[triple.subject][triple.predicate].append(triple.object)
        uses = Counter(triple.object for triple in triples if isinstance(triple.object, BlankNode))
        self.inside = {node for node, times in uses.items() if times == 1 and node not in labelled}
        self.nameless = {
            node
            for node in self.properties
            if isinstance(node, BlankNode) and node not in uses and node not in labelled
        }
        self._open_up()

    def outer(self) -> list[Subject]:
        """Return the subjects that stand by themselves."""
        return [node for node in self.properties if node not in self.inside]

    def items(self, node: BlankNode) -> list[Term] | None:
        """Return the members of a list that can be written as ``( … )``, or nothing where it is none."""
        links = self._links(node)
        return None if links is None else [self.properties[link][_FIRST][0] for link in links]

    def _links(self, node: Term) -> list[Subject] | None:
        """Return the links of a plain list that ends, or nothing where it is none."""
        found: dict[Subject, None] = {}
        while node != _NIL:
            if node in found or not self._is_link(node):
                return None
            assert isinstance(node, BlankNode)  # noqa: S101 (for the type checker: a link is one)
            found[node] = None
            node = self.properties[node][_REST][0]
        return list(found)

    def _is_link(self, node: Term) -> bool:
        if node not in self.inside or isinstance(node, Literal):
            return False
        properties = self.properties.get(node, {})
        return properties.keys() == {_FIRST, _REST} and all(
            len(values) == 1 for values in properties.values()
        )

    def _open_up(self) -> None:
        """Give a label to what would be nested too deeply, and to one node of every circle."""
        seen: set[Subject] = set()
        self._reach(self.outer(), seen)
        for node in sorted(self.inside, key=str):
            if node not in seen:
                self.inside.discard(node)
                self._reach([node], seen)

    def _reach(self, start: Iterable[Subject], seen: set[Subject]) -> None:
        """Walk from outer nodes into what they hold."""
        waiting = [(node, 0) for node in start]
        while waiting:
            node, depth = waiting.pop()
            seen.add(node)
            for inner in self._held(node, seen):
                if depth == _MAX_DEPTH:
                    self.inside.discard(inner)
                if inner not in seen:
                    waiting.append((inner, 0 if depth == _MAX_DEPTH else depth + 1))

    def _held(self, node: Subject, seen: set[Subject]) -> Iterator[BlankNode]:
        """Yield the blank nodes written inside a node; a list counts as its members."""
        for values in self.properties.get(node, {}).values():
            for value in values:
                links = self._links(value) or [] if isinstance(value, BlankNode) else []
                seen.update(links)
                members = [self.properties[link][_FIRST][0] for link in links] or [value]
                yield from (m for m in members if isinstance(m, BlankNode) and m in self.inside)


def _no_values() -> _Values:
    return defaultdict(list)
