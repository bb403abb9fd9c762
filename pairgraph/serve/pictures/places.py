"""Places and lines of support, laid out as a plain map: points, names, a grid of degrees, no outlines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.canvas import WIDTH
from pairgraph.serve.pictures.placing import Spot, placed
from pairgraph.serve.pictures.projection import fitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.pictures.placing import Label
    from pairgraph.serve.pictures.points import Point
    from pairgraph.serve.pictures.projection import Frame

__all__ = ["Dot", "Line", "Places"]

_HIGHEST: Final = 620
_SMALL, _LARGE = 4.0, 16.0
_PLAIN: Final = 5.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A region on the map; ``size`` is a number that its dot shows, None where it shows none."""

    name: str
    point: Point
    group: str = ""
    size: float | None = None
    gives: bool = False
    """Whether it is one that supports others."""
    quiet: bool = False
    """Whether it is there only to show where one is."""


@dataclass(frozen=True, slots=True)
class Line:
    """Support from one region to another."""

    start: Point
    end: Point
    group: str = ""


@dataclass(frozen=True)
class Places:
    """What is on a map, and where in the picture it comes to stand."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...] = ()

    @cached_property
    def frame(self) -> Frame:
        """The piece of the earth that is shown."""
        return fitted([one.point for one in self.dots], WIDTH, _HIGHEST)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """The dots in pixels."""
        largest = max((one.size or 0 for one in self.dots), default=0)
        return tuple(
            Spot(one.name, *self.frame.place(one.point), _radius(one.size, largest)) for one in self.dots
        )

    @cached_property
    def labels(self) -> Sequence[Label]:
        """The names, as far as there is room for them; those who support others come first."""
        order = sorted(range(len(self.dots)), key=lambda at: not self.dots[at].gives)
        return placed([self.spots[at] for at in order], self.frame.width, self.frame.height)

    @property
    def groups(self) -> list[str]:
        """The groups, in the order in which they come."""
        of_lines = (line.group for line in self.lines)
        return list(dict.fromkeys([*of_lines, *(dot.group for dot in self.dots)]))


def _radius(size: float | None, largest: float) -> float:
    """Return the radius of a dot whose area shows a number."""
    if size is None or not largest:
        return _PLAIN
    return max(_SMALL, _LARGE * sqrt(max(size, 0) / largest))
