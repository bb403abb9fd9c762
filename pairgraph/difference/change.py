"""What is said of one thing before and after, read off two sorted files side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from heapq import merge
from itertools import filterfalse
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from pairgraph.difference.blanks import aligned, renamed
from pairgraph.difference.lines import by_subject, has_blank, quads_of, read_lines, written
from pairgraph.vocabulary import GRAPHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Quad

    from pairgraph.difference.side import Side

__all__ = ["Change", "Changes", "graph_name"]


@dataclass(frozen=True)
class Change:
    """What is said of one thing in A and in B, where that is not the same.

    Attributes:
        subject: the thing as N-Quads write it.
        before: its lines in A.
        after: its lines in B, blank nodes named as in A where they are the same.

    """

    subject: bytes
    before: Sequence[bytes]
    after: Sequence[bytes]

    @cached_property
    def removed(self) -> list[Quad]:
        """What B does not say any more, sorted."""
        return quads_of(self.removed_lines)

    @cached_property
    def added(self) -> list[Quad]:
        """What A did not say, sorted."""
        return quads_of(self.added_lines)

    @property
    def removed_lines(self) -> list[bytes]:
        """The lines of ``removed``."""
        return sorted(set(self.before) - set(self.after))

    @property
    def added_lines(self) -> list[bytes]:
        """The lines of ``added``."""
        return sorted(set(self.after) - set(self.before))

    @property
    def iri(self) -> str:
        """The thing's IRI; empty for a blank node."""
        return self.subject[1:-1].decode() if self.subject.startswith(b"<") else ""

    def values(self, quads: Iterable[Quad], predicate: str) -> list[NamedNode | Literal]:
        """Return what some quads say by one property, sorted, each once."""
        found = {
            quad.object
            for quad in quads
            if quad.predicate.value == predicate and isinstance(quad.object, (NamedNode, Literal))
        }
        return sorted(found, key=str)


class Changes:
    """All changes from A to B, in order of subject; each loop reads the files anew and holds one thing.

    Args:
        a: the one side.
        b: the other.

    """

    def __init__(self, a: Side, b: Side) -> None:
        self.a, self.b = a, b

    @cached_property
    def blank(self) -> tuple[list[Quad], list[Quad]]:
        """The quads of A and of B that hold blank nodes, those of B renamed; the ontology's alone, here."""
        ours, theirs = (quads_of(filter(has_blank, read_lines(side.nquads))) for side in (self.a, self.b))
        names = aligned(ours, theirs)
        return ours, [renamed(quad, names.__getitem__) for quad in theirs]

    def __iter__(self) -> Iterator[Change]:
        ours = by_subject(read_lines(self.a.nquads, self.a.digest))
        theirs = by_subject(self._renamed())
        for subject, before, after in _joined(ours, theirs):
            if before != after:
                yield Change(subject, before, after)

    def _renamed(self) -> Iterator[bytes]:
        """Yield B's lines with its blank nodes renamed, sorted."""
        ground = filterfalse(has_blank, read_lines(self.b.nquads, self.b.digest))
        return merge(ground, written(self.blank[1]))


def graph_name(quad: Quad) -> str:
    """Name the graph of a quad as our graphs are called: ``report/…``, ``reference`` …; empty for none."""
    graph = quad.graph_name
    return graph.value.removeprefix(GRAPHS) if isinstance(graph, NamedNode) else ""


def _joined(
    ours: Iterator[tuple[bytes, list[bytes]]], theirs: Iterator[tuple[bytes, list[bytes]]]
) -> Iterator[tuple[bytes, list[bytes], list[bytes]]]:
    """Walk two sorted runs of subjects together; one that a side does not have has no lines there."""
    left, right = next(ours, None), next(theirs, None)
    while left or right:
        if right is None or (left is not None and left[0] + b" " < right[0] + b" "):
            assert left is not None  # noqa: S101 - for the type checker: one of the two is there
            yield left[0], left[1], []
            left = next(ours, None)
        elif left is None or right[0] + b" " < left[0] + b" ":
            yield right[0], [], right[1]
            right = next(theirs, None)
        else:
            yield left[0], left[1], right[1]
            left, right = next(ours, None), next(theirs, None)
