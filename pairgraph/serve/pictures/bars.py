"""Bars: numbers with their bounds, or how many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import (
    FEWEST,
    MOST,
    Mark,
    amount,
    bounded,
    groups,
    named,
    scaled,
    told_apart,
)
from pairgraph.serve.pictures.bar_layers import layers
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["COUNTS", "ROW", "Bars", "read_bounds", "read_numbers"]

ROW: Final = 28
_AROUND: Final = 70
COUNTS: Final = ("number", "count", "total", "named", "works")
"""Columns that count something, the one that says most first."""


@dataclass(frozen=True)
class Bars:
    """A bar for each mark: ``factor`` is what its number has been divided by, ``counted`` what it counts."""

    kind: str
    marks: tuple[Mark, ...]
    unit: str = ""
    factor: int = 1
    counted: str = ""

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return ROW * len(self.marks) + _AROUND

    def axis_title(self, lang: str) -> str:
        """Return what the numbers are counted in."""
        if self.counted:
            return say(lang, f"chart.{self.counted}")
        return say(lang, "chart.million", unit=self.unit) if self.factor > 1 else self.unit

    def head(self, lang: str) -> str:
        """Say that these are bars, and of what."""
        unit = self.axis_title(lang)
        return say(lang, "chart.of-bounds") + (f" ({say(lang, 'chart.in', unit=unit)})" if unit else "")

    def told(self, lang: str) -> list[str]:
        """Say each bar."""
        return [f"{named(mark)} {amount(mark, lang)}" for mark in self.marks]

    def key(self, lang: str) -> str:
        """Say what pale bars and tips are."""
        return "" if self.counted else say(lang, "chart.key-bounds")

    def drawing(self, lang: str, colours: Colours) -> Document:
        """Return the bars with their names and numbers."""
        step = {"tickMinStep": 1} if self.counted else {}
        axis = {"title": self.axis_title(lang), "grid": True, "tickCount": 6, **step}
        return layers(self.marks, lang, axis, groups(self.marks), colours)


def read_bounds(reading: Reading) -> Bars | None:
    """Read ``lower`` and ``upper`` of one unit, where at least a third of the rows tell a number."""
    shown = reading.shown
    if not {"lower", "upper"} <= shown.keys() or "otherLower" in shown or reading.unit is None:
        return None
    if not reading.labels[0]:
        return None
    marks = [bounded(reading, row) for row in reading.answer]
    if sum(mark.is_told for mark in marks) < max(FEWEST, len(marks) / 3) or len(marks) > MOST:
        return None
    unit = reading.units.get(reading.unit, reading.unit)
    divided, factor = scaled(told_apart(marks))
    return Bars("bounds", divided, unit, factor)


def read_numbers(reading: Reading) -> Bars | None:
    """Read how many there are of something."""
    counted, (label, group) = reading.first(COUNTS), reading.labels
    if not counted or not label:
        return None
    marks = [
        Mark(reading.text(row, label), reading.text(row, group), number, number, also=reading.also(row))
        for row in reading.answer
        if (number := reading.number(row, counted)) is not None
    ]
    few = FEWEST <= len(marks) <= MOST
    return Bars("numbers", tuple(told_apart(marks)), counted=counted) if few else None
