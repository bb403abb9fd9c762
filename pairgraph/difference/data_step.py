"""Which step a change of a thing demands of the data's version; the rules are those of docs/versions.md."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.difference.change import graph_name
from pairgraph.difference.lines import quads_of
from pairgraph.difference.version import Step
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Quad

    from pairgraph.difference.change import Change
    from pairgraph.difference.figures import FigureChange

__all__ = ["FOLLOWING_GRAPHS", "data_reasons"]

FOLLOWING_GRAPHS: Final = frozenset({"inferred", "dataset"})
"""The graphs that follow from the others: what is derived, and the description of the release."""

_QUERIES: Final = "queries"
_QUESTION: Final = expand("sh:SPARQLSelectExecutable")
_TYPE: Final = expand("rdf:type")


def data_reasons(
    change: Change, removed: list[Quad], added: list[Quad], figure: FigureChange | None
) -> Iterator[tuple[Step, str]]:
    """Yield what a change in the graphs of the data demands, and why.

    Args:
        change: all of it.
        removed: what went from the graphs of the data.
        added: what came into them.
        figure: what became of its number, if it is a figure.

    """
    if figure:
        yield Step.MAJOR, "a figure says another number, or of something else"
    if not removed and not added:
        yield Step.PATCH, "what is derived or described is another"
    elif any(graph_name(quad) == _QUERIES for quad in (*removed, *added)):
        yield from _question(change)
    elif change.iri and not _stated(change.before):
        yield Step.MINOR, "a thing is new"
    elif change.iri and not _stated(change.after):
        yield Step.MAJOR, "a thing is gone: what cites it leads nowhere"
    elif _kinds(removed) - _kinds(quads_of(change.after)):
        yield Step.MAJOR, "a thing is of another kind"
    elif removed:
        yield Step.PATCH, "what is said of a thing is corrected"
    else:
        yield Step.MINOR, "more is said of a thing"


def _question(change: Change) -> Iterator[tuple[Step, str]]:
    was, is_now = (
        any(getattr(quad.object, "value", "") == _QUESTION for quad in quads_of(lines))
        for lines in (change.before, change.after)
    )
    if was and not is_now:
        yield Step.MAJOR, "a stored question is gone"
    elif is_now and not was:
        yield Step.MINOR, "a stored question is new"
    else:
        yield Step.PATCH, "a stored question is put otherwise"


def _kinds(quads: Sequence[Quad]) -> set[str]:
    """Return the classes that quads tell, whichever graph tells them."""
    return {str(quad.object) for quad in quads if quad.predicate.value == _TYPE}


def _stated(lines: Sequence[bytes]) -> bool:
    """Say whether something is said of a thing that does not follow from the rest."""
    return any(graph_name(quad) not in FOLLOWING_GRAPHS for quad in quads_of(lines))
