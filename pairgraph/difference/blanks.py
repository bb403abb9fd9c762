"""Blank nodes of two datasets, told to be the same where they look the same.

The names that RDFC-1.0 gives hold within one dataset: one blank node more, and all may be called otherwise.
So a difference is taken between A and B *with B's blank nodes renamed*: those that look like one of A's get
its name, the others a name that A does not use. No two get the same name, so whatever is taken to look the
same, the renamed B still is B (isomorphic, with the same canonical form): how well nodes are recognised
decides how short a difference is, never whether it is right.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["aligned", "blank_nodes", "renamed"]

Term: TypeAlias = NamedNode | BlankNode | Literal | DefaultGraph | Triple
_Node: TypeAlias = tuple[int, str]
"""Which dataset, and the name there."""

_ROUNDS: Final = 64
"""How far a blank node looks around itself; farther only long chains of blank nodes would be told apart."""


def aligned(a: Sequence[Quad], b: Sequence[Quad]) -> dict[str, str]:
    """Give every blank node of B a name: A's where the two look the same, else one that A does not use.

    Args:
        a: the quads of A that hold blank nodes.
        b: those of B.

    Returns:
        Name in B → new name; no new name comes twice.

    >>> p = NamedNode("http://example.org/p")
    >>> x, y, z = map(BlankNode, "xyz")
    >>> aligned([Quad(x, p, p)], [Quad(y, p, p), Quad(z, p, y)])
    {'y': 'b0', 'z': 'b1'}
    >>> aligned([Quad(x, p, p)], [Quad(y, p, p)])
    {'y': 'x'}

    """
    looks: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for (side, name), look in sorted(_looks(a, b).items()):
        looks[look][side].append(name)
    names = {new: old for ours, theirs in looks.values() for old, new in zip(ours, theirs, strict=False)}
    used = {name for ours, _ in looks.values() for name in ours}
    fresh = (name for name in (f"b{number}" for number in count()) if name not in used)
    others = sorted(name for _, theirs in looks.values() for name in theirs if name not in names)
    return dict(sorted({**names, **dict(zip(others, fresh, strict=False))}.items()))


def renamed(quad: Quad, name: Callable[[str], str]) -> Quad:
    """Give a quad's blank nodes other names.

    >>> a = NamedNode("http://example.org/a")
    >>> renamed(Quad(a, a, BlankNode("x")), str.upper).object
    <BlankNode value=X>
    """
    subject, predicate, value, graph = quad
    return Quad(_term(subject, name), predicate, _term(value, name), _term(graph, name))  # type: ignore[arg-type]


def blank_nodes(terms: Iterable[Term]) -> Iterator[str]:
    """Yield the names of the blank nodes among terms, and inside of triple terms."""
    for term in terms:
        if isinstance(term, BlankNode):
            yield term.value
        elif isinstance(term, Triple):
            yield from blank_nodes(term)


def _term(term: Term, name: Callable[[str], str]) -> Term:
    if isinstance(term, BlankNode):
        return BlankNode(name(term.value))
    if isinstance(term, Triple):
        subject, predicate, value = term
        return Triple(_term(subject, name), predicate, _term(value, name))  # type: ignore[arg-type]
    return term


def _looks(a: Sequence[Quad], b: Sequence[Quad]) -> dict[_Node, str]:
    """Tell the blank nodes of both apart by what is said of them, of their neighbours, and so on."""
    around: defaultdict[_Node, list[Quad]] = defaultdict(list)
    for side, quads in enumerate((a, b)):
        for quad in quads:
            for name in sorted(set(blank_nodes(quad))):
                around[side, name].append(quad)
    looks = dict.fromkeys(around, "")
    for _ in range(_ROUNDS):
        kinds = len(set(looks.values()))
        looks = {node: _look(node, quads, looks) for node, quads in around.items()}
        if len(set(looks.values())) == kinds:
            break
    return looks


def _look(node: _Node, quads: Iterable[Quad], looks: dict[_Node, str]) -> str:
    side, own = node

    def name(other: str) -> str:
        return "self" if other == own else f"like{looks[side, other]}"

    said = sorted(str(renamed(quad, name)) for quad in quads)
    return hashlib.sha256("\n".join((looks[node], *said)).encode()).hexdigest()
