"""Amounts as marks: what each stands for, and its bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pairgraph.serve.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pairgraph.query.row import Row
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["FEWEST", "MOST", "Mark", "amount", "bounded", "groups", "named", "scaled", "short", "told_apart"]

FEWEST: Final = 2
MOST: Final = 40
"""A picture of more marks than this says less than its table."""
UNTOLD: Final = "–"
"""What stands where a row tells no name."""
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar or point: what it stands for, and its number's bounds; None where it is open.

    ``also`` is what else its row says that may tell it from others of its name.
    """

    label: str
    group: str = ""
    lower: float | None = None
    upper: float | None = None
    year: int | None = None
    also: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether there is any number."""
        return self.lower is not None or self.upper is not None


def bounded(reading: Reading, row: Row) -> Mark:
    """Return the mark of a row with the columns ``lower`` and ``upper``."""
    label, group = reading.labels
    return Mark(
        reading.text(row, label),
        reading.text(row, group),
        reading.number(row, "lower"),
        reading.number(row, "upper"),
        also=reading.also(row),
    )


def scaled(marks: Iterable[Mark]) -> tuple[tuple[Mark, ...], int]:
    """Divide large numbers by a million; also return what they were divided by.

    >>> scaled([Mark("bees", lower=3e6)])
    ((Mark(label='bees', group='', lower=3.0, upper=None, year=None, also=()),), 1000000)
    """
    marks = tuple(marks)
    largest = max((number for mark in marks for number in (mark.lower, mark.upper) if number), default=0)
    factor = _MILLION if largest >= _MILLION else 1
    return tuple(_divided(mark, factor) for mark in marks), factor


def _divided(mark: Mark, factor: int) -> Mark:
    lower, upper = (None if number is None else number / factor for number in (mark.lower, mark.upper))
    return replace(mark, lower=lower, upper=upper)


def told_apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Tell apart marks of the same name, which would be drawn over each other.

    All get what else is said of them if that helps; those that are still alike are numbered.

    >>> marks = [Mark("Aid", also=("1999",)), Mark("Aid", also=("2004",)), Mark("Loan")]
    >>> [one.label for one in told_apart(marks)]
    ['Aid · 1999', 'Aid · 2004', 'Loan']
    >>> [one.label for one in told_apart([Mark("Aid"), Mark("Aid")])]
    ['Aid', 'Aid (2)']
    """
    marks = list(marks)
    for which in range(max((len(mark.also) for mark in marks), default=0)):
        fuller = [_with(mark, which) for mark in marks]
        if _names(fuller) > _names(marks):
            marks = fuller
    yield from _numbered(marks)


def _with(mark: Mark, which: int) -> Mark:
    more = mark.also[which] if which < len(mark.also) else ""
    parts = [part for part in (mark.label, more) if part not in {"", UNTOLD}]
    return replace(mark, label=" · ".join(dict.fromkeys(parts)) or mark.label)


def _names(marks: Sequence[Mark]) -> int:
    return len({(mark.group, mark.label) for mark in marks})


def _numbered(marks: Iterable[Mark]) -> Iterator[Mark]:
    seen: dict[tuple[str, str], int] = {}
    for mark in marks:
        count = seen[mark.group, mark.label] = seen.get((mark.group, mark.label), 0) + 1
        yield mark if count == 1 else replace(mark, label=f"{mark.label} ({count})")


def groups(marks: Iterable[Mark]) -> list[str]:
    """Return the groups in the order in which they come."""
    return list(dict.fromkeys(mark.group for mark in marks))


def named(mark: Mark) -> str:
    """Return what a mark stands for, its group first."""
    return ", ".join(dict.fromkeys(filter(None, (mark.group, mark.label))))


def amount(mark: Mark, lang: str) -> str:
    """Write a mark's number as far as it is known.

    >>> from pairgraph.serve import chart_words
    >>> amount(Mark("", lower=21.106, upper=24.306), "en"), amount(Mark("", lower=8), "en")
    ('21.106–24.306', 'at least 8')
    """
    if mark.lower is None and mark.upper is None:
        return say(lang, "chart.untold")
    if mark.upper is None:
        return say(lang, "chart.at-least", n=short(mark.lower))
    if mark.lower is None:
        return say(lang, "chart.at-most", n=short(mark.upper))
    if mark.lower == mark.upper:
        return short(mark.lower)
    return f"{short(mark.lower)}–{short(mark.upper)}"


def short(number: float | None) -> str:
    """Write a number with three decimals at most.

    >>> short(1234.5)
    '1,234.5'
    """
    return f"{number or 0:,.3f}".rstrip("0").rstrip(".")
