"""Whether the parts of totals add up, from the numbers as the reports give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.serve.ask import rows
from pairgraph.serve.figures import figures

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from pairgraph.query.session import Session
    from pairgraph.serve.figures import Figure

__all__ = ["Overlap", "Total", "overlaps", "totals"]


@dataclass(frozen=True, slots=True)
class Total:
    """A total, the parts that are directly its own, and whether they are said to be all of it."""

    figure: Figure
    parts: tuple[Figure, ...]
    complete: bool

    @property
    def sum(self) -> Decimal | int:
        """What the parts come to."""
        return sum(part.value for part in self.parts)

    @property
    def difference(self) -> Decimal | int:
        """How far the parts stay below the total; negative where they exceed it."""
        return self.figure.value - self.sum

    @property
    def verdict(self) -> str:
        """``fits``, ``incomplete`` (parts are missing, as may be), ``differs`` or ``exceeds``."""
        if not self.difference:
            return "fits"
        if self.difference < 0:
            return "exceeds"
        return "differs" if self.complete else "incomplete"


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two figures that may count the same money or people."""

    figure: Figure
    other: Figure


def totals(session: Session) -> list[Total]:
    """Return the totals that have parts, those that do not add up first."""
    found = list(rows(session, "totals"))
    parts: dict[str, set[str]] = {}
    for row in found:
        parts.setdefault(row.total, set()).add(row.part)
    complete = {row.total for row in found if row.complete is True}
    shown = _shown(session, {one for row in found for one in (row.total, row.part)})
    made = [
        Total(
            shown[total],
            tuple(shown[one] for one in sorted(_direct(some, parts)) if one in shown),
            total in complete,
        )
        for total, some in parts.items()
        if total in shown
    ]
    return sorted(made, key=lambda one: (one.verdict in {"fits", "incomplete"}, one.figure.name.iri))


def overlaps(session: Session) -> list[Overlap]:
    """Return the pairs of figures that may overlap."""
    found = list(rows(session, "overlaps"))
    shown = _shown(session, {one for row in found for one in (row.figure, row.other)})
    return [
        Overlap(shown[row.figure], shown[row.other])
        for row in found
        if row.figure in shown and row.other in shown
    ]


def _shown(session: Session, things: set[str]) -> dict[str, Figure]:
    return {one.name.iri: one for one in figures(session, things)} if things else {}


def _direct(some: set[str], parts: Mapping[str, set[str]]) -> set[str]:
    """Leave out the parts of parts, which the rules derived."""
    return some - {inner for one in some for inner in parts.get(one, ())}
