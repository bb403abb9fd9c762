"""A timeline: periods as bars, single years as points, open ends with a tip, vague ones dashed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import FEWEST
from pairgraph.serve.pictures.canvas import LABEL, colour
from pairgraph.serve.pictures.spans import columns, in_lanes, span, told_apart
from pairgraph.serve.pictures.years import year_axis
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading
    from pairgraph.serve.pictures.spans import Span

__all__ = ["Periods", "read"]

_MOST: Final = 60
_ROW: Final = 22
_AROUND: Final = 80
_STUB: Final = 0.05
"""How far an open end reaches, as a part of all the years."""
_BAR: Final = {"type": "bar", "size": 12}
_DASHED: Final = {"strokeDash": [4, 3], "strokeWidth": 1.5}


@dataclass(frozen=True)
class Periods:
    """A timeline of spans by lane; of how many rows no year is told, and for how many there is no room."""

    lanes: tuple[tuple[str, Span], ...]
    left: int = 0
    over: int = 0
    kind: str = "periods"

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return _ROW * len({lane for lane, _ in self.lanes}) + _AROUND

    def head(self, lang: str) -> str:
        """Say that this is a timeline."""
        return say(lang, "chart.of-periods")

    def told(self, lang: str) -> list[str]:
        """Say each span."""
        return [one.said(lang) for _, one in self.lanes]

    def key(self, lang: str) -> str:
        """Say what the marks are, and how many rows have none."""
        said = [say(lang, "chart.key-periods")]
        said += [say(lang, "chart.over-periods", n=self.over)] if self.over else []
        said += [say(lang, "chart.left-periods", n=self.left)] if self.left else []
        return " ".join(said)

    def drawing(self, lang: str, colours: Colours) -> Document:
        """Return bars, points and open ends, a lane for each name."""
        years = [year for _, one in self.lanes for year in one.years]
        stub = max(0.5, (max(years) - min(years)) * _STUB)
        groups = list(dict.fromkeys(one.group for _, one in self.lanes))
        axis = {"title": None, "labelLimit": LABEL}
        # The order is said: layers that each draw a part of the rows would bring their own.
        order = list(dict.fromkeys(lane for lane, _ in self.lanes))
        y = {"field": "lane", "type": "nominal", "sort": order, "axis": axis}
        x = year_axis(min(years), max(years), lang)
        return {
            "data": {"values": [_row(lane, one, stub) for lane, one in self.lanes]},
            "encoding": {"y": y, "color": colour(groups, colours)},
            "layer": [*_bars(x, colours), *_open_ends(x), *_points(x)],
        }


def _row(lane: str, one: Span, stub: float) -> Document:
    """Return where a span is drawn: an open one from the year that is told, a stub's length on."""
    first = one.first if one.first is not None else (one.last or 0) - stub
    last = one.last if one.last is not None else first + stub
    row = {"lane": lane, "group": one.group, "shape": one.shape, "from": first, "to": last}
    return row | {"vague": one.vague, "told": one.years[0], "tip": last if one.last is None else first}


def _layer(mark: Document, where: str, **encoding: Document) -> Document:
    return {"transform": [{"filter": where}], "mark": mark, "encoding": encoding}


def _bars(x: Document, colours: Colours) -> list[Document]:
    place = {"x": {"field": "from", **x}, "x2": {"field": "to"}}
    sure = {**_BAR, "stroke": colours["paper"], "strokeWidth": 1}
    return [
        _layer(sure, "datum.shape == 'period' && !datum.vague", **place),
        _layer({**_BAR, "filled": False, **_DASHED}, "datum.shape == 'period' && datum.vague", **place),
    ]


def _open_ends(x: Document) -> list[Document]:
    place = {"x": {"field": "from", **x}, "x2": {"field": "to"}}
    tip = {"x": {"field": "tip", **x}}
    sure = "(datum.shape == 'after' || datum.shape == 'before')"
    rule, mark = {"type": "rule", "strokeWidth": 3}, {"type": "point", "filled": True, "size": 90}
    return [
        _layer(rule, f"{sure} && !datum.vague", **place),
        _layer({**rule, "strokeDash": [4, 3]}, f"{sure} && datum.vague", **place),
        _layer({**mark, "shape": "triangle-right"}, "datum.shape == 'after'", **tip),
        _layer({**mark, "shape": "triangle-left"}, "datum.shape == 'before'", **tip),
    ]


def _points(x: Document) -> list[Document]:
    place = {"x": {"field": "told", **x}}
    point = {"type": "point", "size": 80, "opacity": 1}
    return [
        _layer({**point, "filled": True}, "datum.shape != 'period' && !datum.vague", **place),
        _layer(
            {**point, "filled": False, "strokeDash": [2, 2]},
            "datum.shape != 'period' && datum.vague",
            **place,
        ),
    ]


def read(reading: Reading) -> Periods | None:
    """Read beginnings and ends, where a third of the rows tell one, in two different years at least.

    Of many lanes the first are drawn.
    """
    first, last = columns(reading)
    if not first or not reading.labels[0]:
        return None
    spans = [span(reading, row, first, last) for row in reading.answer]
    told = [one for one in spans if one.years]
    if len(told) < max(FEWEST, len(spans) / 3) or len({year for one in told for year in one.years}) < FEWEST:
        return None
    lanes = in_lanes(told_apart(told))
    room = set(list(dict.fromkeys(lane for lane, _ in lanes))[:_MOST])
    drawn = tuple((lane, one) for lane, one in lanes if lane in room)
    found = Periods(drawn, len(spans) - len(told), len(lanes) - len(drawn))
    return found if len(lanes) >= FEWEST else None
