"""A map as Vega-Lite: everything at its degrees east and north, under the projection it was laid out in."""

from __future__ import annotations

from math import pi
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.canvas import colour
from pairgraph.serve.pictures.points import Point

if TYPE_CHECKING:
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.places import Dot, Places
    from pairgraph.serve.pictures.projection import Frame

__all__ = ["degree", "drawing"]

_ENDS: Final[Document] = {
    "longitude": {"field": "east", "type": "quantitative"},
    "latitude": {"field": "north", "type": "quantitative"},
    "longitude2": {"field": "east2"},
    "latitude2": {"field": "north2"},
}
_AT: Final[Document] = {name: _ENDS[name] for name in ("longitude", "latitude")}
_NAMED: Final[Document] = {**_AT, "text": {"field": "name"}}
_TEXT: Final[Document] = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13}
_MARGIN: Final = 4
_ABOVE: Final = 8
_ROOM: Final = 45


def drawing(places: Places, colours: Colours) -> Document:
    """Return a map's data and layers: the grid, lines of support, dots, lines to names, names.

    Args:
        places: what is on it.
        colours: those of the page.

    """
    frame, tint = places.frame, colour(places.groups, colours)
    both = list(zip(places.dots, places.spots, strict=True))
    dots = [_dot(one, spot.radius) for one, spot in both if not one.quiet]
    quiet = [_dot(one, spot.radius) for one, spot in both if one.quiet]
    support = [_between(one.start, one.end) | {"group": one.group} for one in places.lines]
    names = [_at(frame.point(one.x, one.y)) | {"name": one.spot.name} for one in places.labels]
    far = [
        _between(frame.point(one.spot.x, one.spot.y), frame.point(*one.end))
        for one in places.labels
        if one.far
    ]
    thin = {"type": "rule", "strokeWidth": 1, "clip": True}
    size = {"field": "area", "type": "quantitative", "scale": None, "legend": None}
    circle = {"type": "point", "filled": True, "opacity": 0.85}
    ring = {"type": "point", "filled": False, "color": colours["soft"]}
    small = {**_TEXT, "fontSize": 11, "color": colours["soft"]}
    # What lies under a name is covered around its letters.
    under = {**_TEXT, "color": colours["paper"], "stroke": colours["paper"], "strokeWidth": 4}
    return {
        "autosize": {"type": "none"},
        "padding": 0,
        "projection": _projection(frame),
        "layer": [
            _layer(_grid(frame), {**thin, "color": colours["line"]}, _ENDS),
            _layer(_degrees(frame), small, _NAMED),
            _layer(support, {"type": "rule", "strokeWidth": 2, "opacity": 0.55}, {**_ENDS, "color": tint}),
            _layer(quiet, ring, {**_AT, "size": size}),
            _layer(dots, circle, {**_AT, "size": size, "color": tint}),
            _layer(far, {**thin, "color": colours["soft"]}, _ENDS),
            _layer(names, under, _NAMED),
            _layer(names, _TEXT, _NAMED),
        ],
    }


def degree(value: float, positive: str, negative: str) -> str:
    """Write a degree.

    >>> degree(110.0, "E", "W"), degree(-2.5, "N", "S")
    ('110° E', '2.5° S')
    """
    return f"{abs(value):g}° {positive if value >= 0 else negative}" if value else "0°"


def _projection(frame: Frame) -> Document:
    return {
        "type": "mercator",
        "scale": frame.scale,
        "center": list(frame.middle),
        "translate": [frame.width / 2, frame.height / 2],
    }


def _layer(rows: list[Document], mark: Document, encoding: Document) -> Document:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _grid(frame: Frame) -> list[Document]:
    """Return the lines of the grid, straight in this projection."""
    low, high = frame.point(0, frame.height), frame.point(frame.width, 0)
    easts, norths = frame.grid
    up = [_ends(east, low.north, east, high.north) for east in easts]
    return up + [_ends(low.east, north, high.east, north) for north in norths]


def _degrees(frame: Frame) -> list[Document]:
    """Return what the lines of the grid are called, at the lower and the left edge."""
    easts, norths = frame.grid
    below = {east: (frame.place(Point(east, 0))[0] + _MARGIN, frame.height - _ABOVE) for east in easts}
    below = {east: at for east, at in below.items() if at[0] < frame.width - _ROOM}
    beside = {north: (_MARGIN, frame.place(Point(0, north))[1] - _ABOVE) for north in norths}
    return [_at(frame.point(*at)) | {"name": degree(east, "E", "W")} for east, at in below.items()] + [
        _at(frame.point(*at)) | {"name": degree(north, "N", "S")} for north, at in beside.items()
    ]


def _dot(one: Dot, radius: float) -> Document:
    return _at(one.point) | {"name": one.name, "group": one.group, "area": round(pi * radius**2, 2)}


def _at(point: Point) -> Document:
    return {"east": round(point.east, 5), "north": round(point.north, 5)}


def _between(start: Point, end: Point) -> Document:
    return _ends(*start, *end)


def _ends(east: float, north: float, east2: float, north2: float) -> Document:
    return {
        "east": round(east, 5),
        "north": round(north, 5),
        "east2": round(east2, 5),
        "north2": round(north2, 5),
    }
