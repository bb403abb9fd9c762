"""Lists of what excludes each other, such as ``owl:AllDisjointClasses``, which have no name of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, NamedNode

from pairgraph.difference.version import Step
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pyoxigraph import Quad

__all__ = ["exclusion_reasons"]

_KINDS: Final = frozenset(
    expand(f"owl:All{name}") for name in ("DisjointClasses", "DisjointProperties", "Different")
)
_MEMBERS: Final = frozenset(map(expand, ("owl:members", "owl:distinctMembers")))
_TYPE, _FIRST, _REST = (expand(f"rdf:{name}") for name in ("type", "first", "rest"))


def exclusion_reasons(
    ours: Sequence[Quad], theirs: Sequence[Quad], new: AbstractSet[str], gone: AbstractSet[str]
) -> Iterator[tuple[Step, str]]:
    """Yield what changed lists demand: a term more in a list is nothing to those who do not use it yet.

    Args:
        ours: the quads of A that hold blank nodes.
        theirs: those of B.
        new: the terms that A does not have.
        gone: the terms that B does not have.

    """
    before, after = _lists(ours), _lists(theirs)
    if any(_lacks(before, found - new) for found in after):
        yield Step.MAJOR, "terms exclude each other that did not"
    if any(_lacks(after, found - gone) for found in before):
        yield Step.MAJOR, "terms do not exclude each other any more"


def _lacks(lists: Sequence[AbstractSet[str]], members: AbstractSet[str]) -> bool:
    return len(members) > 1 and not any(members <= other for other in lists)


def _lists(quads: Sequence[Quad]) -> list[frozenset[str]]:
    """Return the members of every list of what excludes each other."""
    said: dict[tuple[str, str], NamedNode | BlankNode] = {
        (quad.subject.value, quad.predicate.value): quad.object
        for quad in quads
        if isinstance(quad.subject, BlankNode) and isinstance(quad.object, (NamedNode, BlankNode))
    }
    heads = [
        value.value
        for (node, predicate), value in said.items()
        if predicate in _MEMBERS and getattr(said.get((node, _TYPE)), "value", "") in _KINDS
    ]
    return [frozenset(_members(said, head)) for head in heads]


def _members(said: Mapping[tuple[str, str], NamedNode | BlankNode], node: str) -> Iterator[str]:
    seen: set[str] = set()
    while (node, _FIRST) in said and node not in seen:
        seen.add(node)  # a list that runs into itself ends here
        yield said[node, _FIRST].value
        rest = said.get((node, _REST))
        node = rest.value if rest else ""
