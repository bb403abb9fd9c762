"""Names beside points, so that none covers another: near its point where there is room, else further off."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.canvas import wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Label", "Spot", "placed"]

_HIGH: Final = 15.0
"""How high a name is, in pixels."""
_NEAR: Final = 9.0
_STEPS: Final = (0, 8, 18, 30, 45, 62, 80)
"""How much further than beside its point a name may stand."""
_AROUND: Final = ((1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1))


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a picture, in pixels, its name, and how large its dot is (its radius)."""

    name: str
    x: float
    y: float
    radius: float = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: its left end, its middle's height; ``far`` where it needs a line to its point."""

    spot: Spot
    x: float
    y: float
    far: bool = False

    @property
    def end(self) -> tuple[float, float]:
        """Where the line from the point ends: at the nearer side of the name."""
        right = self.x + wide(self.spot.name)
        near = min(max(self.spot.x, self.x), right)
        return near, self.y


_Box = tuple[float, float, float, float]


def placed(spots: Sequence[Spot], width: float, height: float) -> list[Label]:
    """Place the names of points in a picture; one for which there is no room has none.

    >>> [(one.x, one.y, one.far) for one in placed([Spot("bee", 50, 50)], 200, 100)]
    [(64.0, 50.0, False)]
    """
    taken = [
        (one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius) for one in spots
    ]
    labels = []
    for at, spot in enumerate(spots):
        others = taken[:at] + taken[at + 1 :]
        for label in _tries(spot):
            box = _box(label)
            if _inside(box, width, height) and not any(_cross(box, other) for other in others):
                labels.append(label)
                taken.append(box)
                break
    return labels


def _tries(spot: Spot) -> Iterator[Label]:
    """Yield where a name could stand, the best place first: at its right, at its left, then around."""
    long = wide(spot.name)
    for step in _STEPS:
        away = spot.radius + _NEAR + step
        for right, down in _AROUND:
            straight = hypot(right, down)
            x, y = spot.x + away * right / straight, spot.y + away * down / straight
            yield Label(
                spot, x if right > 0 else x - long if right < 0 else x - long / 2, y, step > _STEPS[1]
            )


def _around(spot: Spot) -> _Box:
    return spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius


def _box(label: Label) -> _Box:
    return label.x, label.y - _HIGH / 2, label.x + wide(label.spot.name), label.y + _HIGH / 2


def _inside(box: _Box, width: float, height: float) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def _cross(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
