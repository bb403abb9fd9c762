"""Points by year, with lines from the lower to the upper bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import FEWEST, MOST, Mark, amount, bounded, groups, named, scaled
from pairgraph.serve.pictures.bars import Bars
from pairgraph.serve.pictures.canvas import colour
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["Years", "read", "year_axis"]

_TOLD_OR_OPEN: Final = {"domain": ["told", "open"], "range": ["circle", "triangle-up"]}


@dataclass(frozen=True)
class Years:
    """A point for each mark, at its year."""

    marks: tuple[Mark, ...]
    unit: str = ""
    factor: int = 1
    kind: str = "years"
    height: int = 320

    def head(self, lang: str) -> str:
        """Say that this is by year, and what is counted."""
        unit = self._unit(lang)
        return say(lang, "chart.of-years") + (f" ({say(lang, 'chart.in', unit=unit)})" if unit else "")

    def told(self, lang: str) -> list[str]:
        """Say each point."""
        return [f"{named(mark)} {mark.year}: {amount(mark, lang)}" for mark in self.marks]

    def key(self, lang: str) -> str:
        """Say what lines and tips are."""
        return say(lang, "chart.key-years")

    def drawing(self, lang: str, colours: Colours) -> Document:
        """Return points, and lines between bounds."""
        years = [mark.year for mark in self.marks if mark.year is not None]
        names = groups(self.marks)
        axis = {"title": self._unit(lang), "grid": True, "tickCount": 6}
        y = {"type": "quantitative", "axis": axis}
        shape = {"field": "shape", "type": "nominal", "scale": _TOLD_OR_OPEN, "legend": None}
        point = {"type": "point", "filled": True, "size": 90, "opacity": 1}
        line = {"y": {"field": "from", **y}, "y2": {"field": "to"}}
        return {
            "data": {"values": [_row(mark) for mark in self.marks]},
            "encoding": {
                "x": {"field": "year", **year_axis(min(years), max(years), lang)},
                "color": colour(names, colours, shown=len(names) > 1),
            },
            "layer": [
                {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": line},
                {"mark": point, "encoding": {"y": {"field": "to", **y}, "shape": shape}},
            ],
        }

    def _unit(self, lang: str) -> str:
        return Bars("bounds", self.marks, self.unit, self.factor).axis_title(lang)


def _row(mark: Mark) -> Document:
    return {
        "year": mark.year,
        "group": mark.group,
        "from": mark.lower or 0,
        "to": mark.upper if mark.upper is not None else mark.lower,
        "shape": "open" if mark.upper is None else "told",
    }


def read(reading: Reading) -> Years | None:
    """Read ``year`` with ``lower`` and ``upper`` of one unit; rows that tell no number have no point."""
    if not {"year", "lower", "upper"} <= reading.shown.keys() or reading.unit is None:
        return None
    marks = [
        replace(mark, label="", group=mark.group or mark.label, year=reading.year(row, "year"))
        for row in reading.answer
        if (mark := bounded(reading, row)).is_told and reading.year(row, "year") is not None
    ]
    divided, factor = scaled(marks)
    unit = reading.units.get(reading.unit, reading.unit)
    return Years(divided, unit, factor) if FEWEST <= len(marks) <= MOST else None


def year_axis(first: int, last: int, lang: str) -> Document:
    """Return a scale of years: whole ones, without a comma in them, and one to spare at both ends."""
    return {
        "type": "quantitative",
        "scale": {"domain": [first - 1, last + 1], "nice": False},
        "axis": {"format": "d", "tickMinStep": 1, "title": say(lang, "chart.year")},
    }
