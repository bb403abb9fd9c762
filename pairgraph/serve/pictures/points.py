"""Where regions are: the points of their seats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pairgraph.serve.ask import rows
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.session import Session

__all__ = ["Point", "of_wkt", "points"]

_WKT: Final = re.compile(
    r"(?:<http://www\.opengis\.net/def/crs/OGC/1\.3/CRS84>\s*)?"
    r"POINT\s*\(\s*(?P<east>-?\d+(?:\.\d+)?)\s+(?P<north>-?\d+(?:\.\d+)?)\s*\)",
    re.IGNORECASE,
)


class Point(NamedTuple):
    """A place on the earth, in degrees east and north (WGS 84)."""

    east: float
    north: float


def points(session: Session, things: Iterable[str]) -> dict[str, Point]:
    """Return IRI → the point of its seat, for the regions among the things that have one."""
    regions = sorted({str(thing) for thing in things if str(thing).startswith(PREFIXES["region"])})
    found: dict[str, Point] = {}
    for row in rows(session, "seats", region=regions) if regions else ():
        if point := of_wkt(str(row.wkt)):
            found[str(row.region)] = point
    return found


def of_wkt(text: str) -> Point | None:
    """Read a point in well-known text; None for other shapes, other systems, and what is not on the earth.

    >>> of_wkt("POINT(113.56778 22.27694)")
    Point(east=113.56778, north=22.27694)
    >>> of_wkt("POINT(22.2 113.5)") is None
    True
    """
    match = _WKT.fullmatch(text.strip())
    point = Point(float(match["east"]), float(match["north"])) if match else None
    return point if point and abs(point.east) <= 180 and abs(point.north) < 85 else None  # noqa: PLR2004
