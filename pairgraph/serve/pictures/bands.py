"""Bands from those who support to those who are supported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import FEWEST, MOST, Mark, groups
from pairgraph.serve.pictures.bars import ROW
from pairgraph.serve.pictures.canvas import colour
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["Bands", "read"]

_BENDS: Final = (0, 0.12, 0.88, 1)
"""Where a band leaves its side and reaches the other."""


@dataclass(frozen=True)
class Bands:
    """A band for each mark, from its group to its label."""

    marks: tuple[Mark, ...]
    kind: str = "flow"

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return ROW * len(self.marks) + 20

    def head(self, lang: str) -> str:
        """Say that this is who supports whom."""
        return say(lang, "chart.of-flow")

    def told(self, lang: str) -> list[str]:
        """Say each pair."""
        return [
            say(lang, "chart.supports", supporter=mark.group, supported=mark.label) for mark in self.marks
        ]

    def key(self, lang: str) -> str:  # noqa: ARG002 - it needs no key in any language
        """Say nothing: names stand at both ends."""
        return ""

    def drawing(self, lang: str, colours: Colours) -> Document:  # noqa: ARG002 - there are only names
        """Return the bands, and the names at their ends."""
        names = groups(self.marks)
        bands, ends = _laid_out(self.marks, names)
        line = {"type": "line", "interpolate": "monotone", "strokeWidth": 5, "opacity": 0.6}
        return {
            "data": {"values": bands},
            "layer": [
                {
                    "mark": line,
                    "encoding": {**_PLACE, "detail": {"field": "band"}, "color": colour(names, colours)},
                },
                _names([end for end in ends if end["x"] == 0], "right", -10),
                _names([end for end in ends if end["x"] == 1], "left", 10),
            ],
        }


def read(reading: Reading) -> Bands | None:
    """Read pairs of supporter and supported."""
    shown = reading.shown
    if not {"supporterLabel", "supportedLabel"} <= shown.keys() or "lower" in shown:
        return None
    pairs = dict.fromkeys(
        (reading.text(row, "supporterLabel"), reading.text(row, "supportedLabel")) for row in reading.answer
    )
    marks = tuple(Mark(supported, supporter) for supporter, supported in pairs)
    return Bands(marks) if FEWEST <= len(marks) <= MOST else None


def _names(ends: Sequence[Document], align: str, dx: int) -> Document:
    return {
        "data": {"values": list(ends)},
        "mark": {"type": "text", "fontSize": 14, "align": align, "dx": dx},
        "encoding": {**_PLACE, "text": {"field": "name"}},
    }


_PLACE: Final[Document] = {
    "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-0.35, 1.55]}},
    "y": {"field": "y", "type": "quantitative", "axis": None, "scale": {"reverse": True, "zero": False}},
}


def _laid_out(marks: Sequence[Mark], names: Sequence[str]) -> tuple[list[Document], list[Document]]:
    """Place the supported one under the other, each supporter in the middle of those it supports."""
    rights = {name: place for place, name in enumerate(dict.fromkeys(mark.label for mark in marks))}
    lefts = {
        group: (min(some) + max(some)) / 2
        for group in names
        if (some := [rights[mark.label] for mark in marks if mark.group == group])
    }
    bands = [
        {"band": place, "group": mark.group, "x": x, "y": y}
        for place, mark in enumerate(marks)
        for x, y in zip(_BENDS, (lefts[mark.group],) * 2 + (rights[mark.label],) * 2, strict=True)
    ]
    ends = [{"name": name, "x": 0, "y": y} for name, y in lefts.items()]
    return bands, ends + [{"name": name, "x": 1, "y": y} for name, y in rights.items()]
