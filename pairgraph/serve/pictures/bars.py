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
from pairgraph.serve.pictures.canvas import LABEL, WIDTH, colour, wide
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["COUNTS", "ROW", "Bars", "layers", "read_bounds", "read_numbers"]

ROW: Final = 28
_AROUND: Final = 70
_SIZE: Final = {"size": 14}
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
        Mark(reading.text(row, label), reading.text(row, group), number, number)
        for row in reading.answer
        if (number := reading.number(row, counted)) is not None
    ]
    few = FEWEST <= len(marks) <= MOST
    return Bars("numbers", tuple(told_apart(marks)), counted=counted) if few else None


def layers(
    marks: Sequence[Mark], lang: str, axis: Document, all_groups: Sequence[str], colours: Colours
) -> Document:
    """Return bars as the layers of a plot: solid up to the lower bound, pale up to the upper one.

    Args:
        marks: a bar each.
        lang: the language of words such as *at least*.
        axis: what is said of the axis of numbers.
        all_groups: each gets a colour.
        colours: those of the page.

    """
    rows = [_row(mark, lang, all_groups) for mark in marks]
    y = {"field": "label", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": LABEL}}
    x = {"type": "quantitative", "scale": {"domain": [0, _end(rows)], "nice": False}, "axis": axis}
    tint = colour(all_groups, colours)

    def layer(mark: Document, where: str, **encoding: Document) -> Document:
        return {"transform": [{"filter": where}], "mark": mark, "encoding": {"y": y, **encoding}}

    def span(start: str, stop: str) -> Document:
        return {"x": {"field": start, **x}, "x2": {"field": stop}}

    end = {"field": "end", **x}
    tip = {"type": "point", "shape": "triangle-right", "filled": True, "size": 110, "xOffset": 7}
    pale = {"type": "bar", "opacity": 0.35, **_SIZE}
    text = {"type": "text", "align": "left", "dx": 18}
    return {
        "data": {"values": rows},
        "layer": [
            layer({"type": "bar", **_SIZE}, "datum.sure > 0", **span("zero", "sure"), color=tint),
            layer(pale, "datum.range", **span("from", "to"), color=tint),
            layer({"type": "rule", "strokeWidth": 2}, "datum.range", **span("from", "to")),
            layer({"type": "tick", **_SIZE}, "datum.range", x={"field": "to", **x}),
            layer(tip, "datum.open", x=end, color=tint),
            layer(text, "true", x=end, text={"field": "text"}),
        ],
    }


def _row(mark: Mark, lang: str, all_groups: Sequence[str]) -> Document:
    sure, most = mark.lower or 0, mark.upper if mark.upper is not None else mark.lower or 0
    both = len(all_groups) > 1 and mark.group not in {"", mark.label}
    return {
        "label": f"{mark.group}: {mark.label}" if both else mark.label,
        "group": mark.group,
        "zero": 0,
        "sure": sure,
        "from": sure,
        "to": most,
        "range": most > sure,
        "open": mark.upper is None and mark.lower is not None,
        "end": max(sure, most),
        "text": amount(mark, lang),
    }


def _end(rows: Sequence[Document]) -> float:
    """Return where the axis ends, so that the text behind each bar has its room."""
    labels = min(LABEL, max(wide(row["label"]) for row in rows))
    plot = WIDTH - labels - 40
    return max(row["end"] * plot / (plot - 40 - wide(row["text"])) for row in rows) or 1
