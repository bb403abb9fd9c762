"""The map of who supports whom on the home page: the places in pixels, for a picture made by the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.flow import colours
from pairgraph.serve.pictures.canvas import wide
from pairgraph.serve.pictures.map_drawing import degree
from pairgraph.serve.pictures.pairs import Pair, of_pairs
from pairgraph.serve.pictures.points import Point, points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pairgraph.query.session import Session
    from pairgraph.serve.pairings import Pairing
    from pairgraph.serve.pictures.places import Places
    from pairgraph.serve.pictures.placing import Label

__all__ = ["Atlas", "Dot", "Line", "Title", "atlas"]

_ROOM: Final = 45
"""How wide a degree is, in pixels."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A region's point; ``colour`` is its supporter's (1 to 4), 0 where it only shows where one is."""

    x: float
    y: float
    colour: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one place to another; ``colour`` as of a dot, 0 for a line that leads to a name."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """A name or a degree: it begins at its place, or ends there."""

    text: str
    x: float
    y: float
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """The whole map, in pixels."""

    width: int
    height: int
    grid: tuple[Line, ...]
    degrees: tuple[Title, ...]
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    names: tuple[Title, ...]


def atlas(session: Session, pairs: Sequence[Pairing], lang: str) -> Atlas | None:
    """Lay out the map; None where fewer than two regions have a point.

    Args:
        session: where the points are from.
        pairs: the widest relations, with those within them.
        lang: the language of the names.

    """
    flat = list(_flat(pairs, lang))
    where = points(session, {end for pair in flat for end in (pair.supporter, pair.supported)})
    places, _ = of_pairs(flat, where)
    if len(places.dots) < 2:  # noqa: PLR2004 - one point is no map
        return None
    by_name = {pair.supporter.best(lang)[0]: colours(pairs)[pair.supporter.iri] for pair in pairs}
    return _drawn(places, by_name)


def _flat(pairs: Sequence[Pairing], lang: str) -> Iterator[Pair]:
    for pair in pairs:
        for one in (pair, *pair.within):
            names = one.supporter.best(lang)[0], one.supported.best(lang)[0]
            yield Pair(one.supporter.iri, one.supported.iri, *names, has_narrower=bool(one.within))


def _drawn(places: Places, colour: Mapping[str, int]) -> Atlas:
    frame = places.frame
    easts, norths = frame.grid
    across = {degree(one, "E", "W"): frame.place(Point(one, frame.middle.north))[0] for one in easts}
    up = {degree(one, "N", "S"): frame.place(Point(frame.middle.east, one))[1] for one in norths}
    dots = zip(places.dots, places.spots, strict=True)
    far = [Line(one.spot.x, one.spot.y, *one.end) for one in places.labels if one.far]
    return Atlas(
        frame.width,
        frame.height,
        (
            *(Line(x, 0, x, frame.height) for x in across.values()),
            *(Line(0, y, frame.width, y) for y in up.values()),
        ),
        (
            *(Title(text, x + 4, frame.height - 6) for text, x in across.items() if x < frame.width - _ROOM),
            *(Title(text, 4, y - 5) for text, y in up.items()),
        ),
        (
            *(
                Line(*frame.place(one.start), *frame.place(one.end), colour[one.group])
                for one in places.lines
            ),
            *far,
        ),
        tuple(Dot(spot.x, spot.y, colour.get(dot.group, 0)) for dot, spot in dots),
        tuple(map(_title, places.labels)),
    )


def _title(label: Label) -> Title:
    """Fix a name at the end that is nearer to its point: its width is only known where it is shown."""
    right = label.x + wide(label.spot.name)
    ends = right < label.spot.x
    return Title(label.spot.name, right if ends else label.x, label.y, ends)
