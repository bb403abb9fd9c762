"""The silence map: for each supporter, measure and year, whether the reports say a number."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["STATES", "Claim", "Line", "Map", "Run", "Span", "line", "silence", "state"]

STATES: Final = ("reported", "period", "zero", "planned", "silent", "unread")
"""What a cell can say: reported for the year itself, reported for a longer time that has the year in it,
reported as zero, planned only, not mentioned, no report read."""

_PLANS: Final = {PREFIXES["pao"] + "planned", PREFIXES["pao"] + "expected"}


@dataclass(frozen=True, slots=True)
class Span:
    """The years that the reports which were read speak of."""

    first: int
    last: int

    def __contains__(self, year: int) -> bool:
        return self.first <= year <= self.last


@dataclass(frozen=True, slots=True)
class Claim:
    """What one figure says about a measure, and when; a year that is not told is None."""

    figure: str
    value: Decimal
    start: int | None
    end: int | None
    planned: bool = False

    def covers(self, year: int, span: Span | None) -> bool:
        """Tell whether it speaks of a year; one that has no end goes on as far as the reports were read."""
        if self.start is None:
            return year == self.end
        last = self.end if self.end is not None else max(self.start, span.last if span else self.start)
        return self.start <= year <= last


@dataclass(frozen=True, slots=True)
class Run:
    """Years in a row of which the same is to be said."""

    state: str
    first: int
    last: int
    figures: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many years they are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of one supporter: its years, and the figures to which the reports give no year."""

    measure: Name
    runs: tuple[Run, ...]
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """One supporter's measures and years."""

    supporter: Name
    span: Span | None
    lines: tuple[Line, ...]


def silence(session: Session) -> tuple[range, list[Map]]:
    """Return the years, and a map for each supporter over all measures that any of them has a number for."""
    found = list(rows(session, "silence"))
    spans = _spans(session)
    supporters = sorted({row.supporter for row in found} | set(spans))
    measures = sorted({row.measure for row in found})
    called = names(session, [*supporters, *measures])
    claims: dict[tuple[str, str], list[Claim]] = {}
    for row in found:
        claims.setdefault((row.supporter, row.measure), []).append(_claim(row))
    years = _years(spans.values(), claims.values())
    maps = [
        Map(
            called[one],
            spans.get(one),
            tuple(
                line(called[what], claims.get((one, what), []), years, spans.get(one)) for what in measures
            ),
        )
        for one in supporters
    ]
    return years, maps


def line(measure: Name, claims: Sequence[Claim], years: range, span: Span | None) -> Line:
    """Say of each year what the claims say, equal years in a row together."""
    said = [(year, *state(claims, year, span)) for year in years]
    runs = []
    for (name, figures), some in groupby(said, key=lambda one: one[1:]):
        these = [year for year, *_ in some]
        runs.append(Run(name, these[0], these[-1], figures))
    undated = tuple(claim.figure for claim in claims if claim.start is None and claim.end is None)
    return Line(measure, tuple(runs), undated)


def state(claims: Iterable[Claim], year: int, span: Span | None) -> tuple[str, tuple[str, ...]]:
    """Return what is to be said of a year, and the figures that say it.

    >>> from decimal import Decimal
    >>> state([Claim("f", Decimal(73), 2002, 2009)], 2004, Span(2002, 2009))
    ('period', ('f',))
    >>> state([], 2004, Span(2002, 2009))[0], state([], 1999, Span(2002, 2009))[0], state([], 1999, None)[0]
    ('silent', 'unread', 'unread')
    """
    here = [claim for claim in claims if claim.covers(year, span)]
    done = [claim for claim in here if not claim.planned]
    if not here:
        return ("silent" if span and year in span else "unread"), ()
    best = done or here
    figures = tuple(sorted({claim.figure for claim in best}))
    if not done:
        return "planned", figures
    if all(claim.value == 0 for claim in done):
        return "zero", figures
    own = any(claim.start == claim.end == year and claim.value != 0 for claim in done)
    return ("reported" if own else "period"), figures


def _claim(row: Row) -> Claim:
    return Claim(row.figure, row.value, row.start, row.end, planned=row.realization in _PLANS)


def _spans(session: Session) -> dict[str, Span]:
    """Return supporter → the years read: from the first dated to the one before the yearbook's own."""
    spans: dict[str, Span] = {}
    for row in rows(session, "reach"):
        edition = str(row.edition or "")
        last = int(edition) - 1 if edition.isdigit() else row.last
        known = spans.get(row.supporter, Span(row.first, last))
        spans[row.supporter] = Span(min(known.first, row.first), max(known.last, last))
    return spans


def _years(spans: Iterable[Span], claims: Iterable[Sequence[Claim]]) -> range:
    """Return all years that anything is said about."""
    years = [year for span in spans for year in (span.first, span.last)]
    years += [year for some in claims for one in some for year in (one.start, one.end) if year is not None]
    return range(min(years), max(years) + 1) if years else range(0)
