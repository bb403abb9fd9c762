"""A piece of the earth on a flat picture: Mercator's projection, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from math import asinh, atan, degrees, radians, sinh, tan
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.points import Point

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Frame", "fitted"]

_SIDE: Final = 110
"""Room for names left and right, in pixels."""
_EDGE: Final = 42
_STEPS: Final = (10.0, 5.0, 2.0, 1.0, 0.5)
_LEAST: Final = 1.0
"""No picture shows less than this many degrees, however near its points lie to each other."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of ``width`` and ``height`` around a middle; ``scale`` is how many pixels a radian has."""

    width: int
    height: int
    middle: Point
    scale: float

    def place(self, point: Point) -> tuple[float, float]:
        """Return where a point is, in pixels from the left and from the top.

        >>> Frame(200, 100, Point(110, 30), 1000).place(Point(110, 30))
        (100.0, 50.0)
        """
        x = self.width / 2 + self.scale * radians(point.east - self.middle.east)
        y = self.height / 2 - self.scale * (_north(point.north) - _north(self.middle.north))
        return x, y

    def point(self, x: float, y: float) -> Point:
        """Return what point is at a place; the reverse of ``place``."""
        north = atan(sinh(_north(self.middle.north) + (self.height / 2 - y) / self.scale))
        return Point(self.middle.east + degrees((x - self.width / 2) / self.scale), degrees(north))

    @property
    def step(self) -> float:
        """How many degrees to leave between the lines of a grid."""
        span = degrees(min(self.width, self.height) / self.scale)
        return next((step for step in _STEPS if span / step >= 3), _STEPS[-1])  # noqa: PLR2004 - three lines

    @property
    def grid(self) -> tuple[list[float], list[float]]:
        """The degrees east and north at which lines go through the picture."""
        low, high = self.point(0, self.height), self.point(self.width, 0)
        return _between(low.east, high.east, self.step), _between(low.north, high.north, self.step)


def fitted(points: Collection[Point], width: int, highest: int) -> Frame:
    """Return the frame that shows some points as large as there is room, no higher than so many pixels.

    Args:
        points: at least one.
        width: of the picture.
        highest: how high it may be.

    """
    low = Point(min(one.east for one in points), min(one.north for one in points))
    high = Point(max(one.east for one in points), max(one.north for one in points))
    across = radians(max(high.east - low.east, _LEAST))
    up = max(_north(high.north) - _north(low.north), radians(_LEAST))
    scale = min((width - 2 * _SIDE) / across, (highest - 2 * _EDGE) / up)
    north = degrees(atan(sinh((_north(low.north) + _north(high.north)) / 2)))
    middle = Point((low.east + high.east) / 2, north)
    return Frame(width, round(up * scale) + 2 * _EDGE, middle, scale)


def _north(latitude: float) -> float:
    return asinh(tan(radians(latitude)))


def _between(low: float, high: float, step: float) -> list[float]:
    first = int(-(-low // step))
    return [n * step for n in range(first, int(high // step) + 1)]
