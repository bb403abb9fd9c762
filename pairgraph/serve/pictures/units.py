"""Bars by unit: one plot under the other, for numbers that cannot share an axis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import FEWEST, MOST, bounded, groups, scaled, told_apart
from pairgraph.serve.pictures.bar_layers import layers
from pairgraph.serve.pictures.bars import ROW, Bars
from pairgraph.serve.pictures.canvas import LABEL, WIDTH, wide
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from pairgraph.serve.pictures.amounts import Mark
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["Units", "read"]

_AXIS: Final = 52
"""How high an axis with its title is, in pixels."""
_GAP: Final = 14


@dataclass(frozen=True)
class Units:
    """A plot for each unit that at least two numbers have, and how many numbers are not in any."""

    plots: tuple[Bars, ...]
    left: int = 0
    kind: str = "units"

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        each = (ROW * len(one.marks) + _AXIS for one in self.plots)
        return sum(each) + _GAP * (len(self.plots) - 1)

    def head(self, lang: str) -> str:
        """Say that there are several."""
        return say(lang, "chart.of-units")

    def told(self, lang: str) -> list[str]:
        """Say each bar with its unit."""
        return [f"{said} {one.axis_title(lang)}" for one in self.plots for said in one.told(lang)]

    def key(self, lang: str) -> str:
        """Say how to read bounds, that lengths compare within a unit only, and how many are not drawn."""
        said = [say(lang, "chart.key-units"), say(lang, "chart.key-bounds")]
        return " ".join([*said, say(lang, "chart.left-units", n=self.left)] if self.left else said)

    def drawing(self, lang: str, colours: Colours) -> Document:
        """Return the plots, their axes one above the other."""
        marks = [mark for one in self.plots for mark in one.marks]
        all_groups = groups(marks)
        names = min(LABEL, max(wide(f"{mark.group}: {mark.label}") for mark in marks))
        return {
            "spacing": _GAP,
            "vconcat": [self._plot(one, lang, all_groups, names, colours) for one in self.plots],
        }

    def _plot(self, one: Bars, lang: str, all_groups: list[str], names: float, colours: Colours) -> Document:
        axis = {"title": one.axis_title(lang), "grid": True, "tickCount": 4}
        made = layers(one.marks, lang, axis, all_groups, colours)
        for layer in made["layer"]:
            layer["encoding"]["y"]["axis"] |= {"minExtent": names, "maxExtent": names}
        return {"width": WIDTH - names - 10, "height": ROW * len(one.marks), **made}


def read(reading: Reading) -> Units | None:
    """Read numbers in several units; the units that most numbers have first, as many as there is room for."""
    if not {"lower", "upper"} <= reading.shown.keys() or not reading.labels[0] or not reading.unit_column:
        return None
    by_unit: dict[str, list[Mark]] = {}
    for row in reading.answer:
        if row["unit"] is not None and (mark := bounded(reading, row)).is_told:
            by_unit.setdefault(str(row["unit"]), []).append(mark)
    plots, room = [], MOST
    for unit, marks in sorted(by_unit.items(), key=lambda one: -len(one[1])):
        if FEWEST <= len(marks) <= room:
            divided, factor = scaled(told_apart(marks))
            plots.append(Bars("bounds", divided, reading.units.get(unit, unit), factor))
            room -= len(marks)
    left = len(reading.answer) - (MOST - room)
    return Units(tuple(plots), left) if len(by_unit) > 1 and plots else None
