"""Figures that say another number, or count something else, than before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.difference.change import graph_name
from pairgraph.difference.lines import quads_of
from pairgraph.vocabulary import ID, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import Literal, NamedNode

    from pairgraph.difference.change import Change

__all__ = ["NUMBER", "FigureChange", "figure_change"]

_PAO: Final = PREFIXES["pao"]
_DERIVED: Final = PREFIXES["prov"] + "wasDerivedFrom"
_FIGURE: Final = f"{ID}figure/"
NUMBER: Final = tuple(
    _PAO + name
    for name in (
        "value", "upperValue", "lowerBound", "upperBound", "comparator", "unit", "measure", "quantifies",
        "realization",
    )
)  # fmt: skip
"""The properties that make up what a figure says; the rest is where it stands and how it was read."""


@dataclass(frozen=True)
class FigureChange:
    """A figure that is in both and does not say the same.

    Attributes:
        figure: its IRI.
        before: property of ``NUMBER`` → values in A.
        after: the same in B.
        passages: IRIs of the passages that state it, in either.
        reports: the graphs that tell of it.

    """

    figure: str
    before: Mapping[str, Sequence[NamedNode | Literal]]
    after: Mapping[str, Sequence[NamedNode | Literal]]
    passages: Sequence[str]
    reports: Sequence[str]

    @property
    def changed(self) -> list[str]:
        """The properties whose values are others, in the order of ``NUMBER``."""
        return [name for name in NUMBER if self.before[name] != self.after[name]]


def figure_change(change: Change) -> FigureChange | None:
    """Return what became of a figure's number; nothing where it is the same or the thing is no figure."""
    if not change.iri.startswith(_FIGURE) or not change.before or not change.after:
        return None
    before, after = quads_of(change.before), quads_of(change.after)
    both = [*before, *after]
    found = FigureChange(
        change.iri,
        {name: change.values(before, name) for name in NUMBER},
        {name: change.values(after, name) for name in NUMBER},
        sorted({term.value for term in change.values(both, _DERIVED)}),
        sorted({name for name in map(graph_name, both) if name.startswith("report/")}),
    )
    return found if found.changed else None
