"""Who supports whom as lines between places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pairgraph.serve.pictures.places import Dot, Line, Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pairgraph.serve.pictures.points import Point

__all__ = ["Pair", "of_pairs"]


class Pair(NamedTuple):
    """Who supports whom: two IRIs, their names, and whether narrower pairs stand for it on a map."""

    supporter: str
    supported: str
    giver: str
    taker: str
    has_narrower: bool = False


def of_pairs(
    pairs: Iterable[Pair], points: Mapping[str, Point]
) -> tuple[Places, tuple[tuple[str, str], ...]]:
    """Lay out who supports whom: a line a pair, none for one that is there in narrower ones.

    Also return the names of the pairs that are on the map.

    Args:
        pairs: who supports whom.
        points: IRI → where a region is; a pair of regions that are not both in it is not on the map.

    """
    known = [one for one in pairs if one.supporter in points and one.supported in points]
    dots: dict[str, Dot] = {}
    for one in sorted(known, key=lambda one: one.has_narrower):
        dots[one.supporter] = Dot(one.giver, points[one.supporter], one.giver, gives=True)
        group = "" if one.has_narrower else one.giver
        dots.setdefault(one.supported, Dot(one.taker, points[one.supported], group, quiet=one.has_narrower))
    lines = [
        Line(points[one.supporter], points[one.supported], one.giver) for one in known if not one.has_narrower
    ]
    names = tuple((one.giver, one.taker) for one in known)
    return Places(tuple(dots.values()), tuple(lines)), names
