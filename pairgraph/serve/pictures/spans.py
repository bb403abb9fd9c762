"""Stretches of time as an answer tells them: from when, until when, how surely; in lanes side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, Final

from pairgraph.serve.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.query.row import Row
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["Span", "columns", "in_lanes", "span", "told_apart"]

_PAIRS: Final = (
    ("startYear", "endYear"),
    ("fromYear", "toYear"),
    ("start", "end"),
    ("from", "until"),
    ("since", "until"),
)
_SINGLE: Final = ("year", "startYear", "start")
_TYPES: Final = frozenset({"integer", "year", "date", "any", "string"})
_BASES: Final = ("timeBasis", "basis", "certainty")
_SURE: Final = frozenset({"stated", "certain", "None"})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in years: ``first`` and ``last`` are None where they are open.

    ``vague`` where the years follow from the context only, or nobody said so. ``also`` is what else its
    row names.
    """

    label: str
    group: str
    first: int | None
    last: int | None
    vague: bool = False
    also: str = ""

    @property
    def shape(self) -> str:
        """How it is drawn: a point, a period, or one that is open at an end."""
        if self.first is None or self.last is None:
            return "after" if self.last is None else "before"
        return "point" if self.first == self.last else "period"

    @property
    def years(self) -> list[int]:
        """The years that are told."""
        return [year for year in (self.first, self.last) if year is not None]

    def crosses(self, other: Span) -> bool:
        """Tell whether two would be drawn over each other; those that last may meet in the year of change."""
        mine, theirs = self._extent, other._extent
        if "point" in {self.shape, other.shape}:
            return mine[0] <= theirs[1] and theirs[0] <= mine[1]
        return mine[0] < theirs[1] and theirs[0] < mine[1]

    @property
    def _extent(self) -> tuple[float, float]:
        return (-inf if self.first is None else self.first), (inf if self.last is None else self.last)

    def said(self, lang: str) -> str:
        """Write it in words.

        >>> from pairgraph.serve import chart_words
        >>> Span("Aid", "", 2002, 2009).said("en"), Span("Aid", "", 2002, None, vague=True).said("en")
        ('Aid 2002–2009', 'Aid since 2002 (not stated as such)')
        """
        first, last = self.first, self.last
        if self.shape in {"after", "before"}:
            key = "chart.since" if self.shape == "after" else "chart.until"
            when = say(lang, key, year=self.years[0])
        else:
            when = str(first) if first == last else f"{first}–{last}"
        text = " ".join(dict.fromkeys(filter(None, (self.group, self.label)))) + f" {when}"
        return say(lang, "chart.vague", said=text) if self.vague else text


def columns(reading: Reading) -> tuple[str, str]:
    """Return the columns of beginning and end; the same twice for a single year, empty for none.

    A year with bounds is that of a number, no stretch of time.
    """
    shown = reading.shown
    for first, last in _PAIRS:
        if shown.get(first) in _TYPES and shown.get(last) in _TYPES:
            return first, last
    single = "" if "lower" in shown else reading.first(_SINGLE, _TYPES)
    return single, single


def span(reading: Reading, row: Row, first: str, last: str) -> Span:
    """Read a row; the words are those of the columns that name marks."""
    label, group = reading.labels
    basis = next((name for name in _BASES if name in reading.answer.names), "")
    vague = bool(basis) and str(row[basis]) not in _SURE
    words = reading.text(row, label), reading.text(row, group)
    also = next((reading.text(row, name) for name in reading.other_labels if row[name] is not None), "")
    return Span(*words, reading.year(row, first), reading.year(row, last), vague, also)


def told_apart(spans: Sequence[Span]) -> list[Span]:
    """Return spans once each, with what else they name where one name stands for several of them.

    >>> [one.label for one in told_apart([Span("A", "", 1, 3, also="x"), Span("A", "", 1, 3, also="y")])]
    ['A · x', 'A · y']
    """
    fuller = [replace(one, label=" · ".join(filter(None, (one.label, one.also)))) for one in spans]
    names, more = ({(one.group, one.label) for one in some} for some in (spans, fuller))
    chosen = fuller if len(more) > len(names) else spans
    return list(dict.fromkeys(replace(one, also="") for one in chosen))


def in_lanes(spans: Iterable[Span]) -> list[tuple[str, Span]]:
    """Put each span into the lane of its name; into another one where it would cover what is there.

    >>> [lane for lane, _ in in_lanes([Span("A", "", 1, 3), Span("A", "", 3, 4), Span("A", "", 2, 2)])]
    ['A', 'A', 'A (2)']
    """
    spans = list(spans)
    several = len({one.group for one in spans}) > 1
    lanes: dict[tuple[str, int], list[Span]] = {}
    placed = []
    for one in spans:
        name = f"{one.group}: {one.label}" if several and one.group not in {"", one.label} else one.label
        number = 1
        while any(one.crosses(other) for other in lanes.get((name, number), ())):
            number += 1
        lanes.setdefault((name, number), []).append(one)
        placed.append((name if number == 1 else f"{name} ({number})", one))
    return placed
