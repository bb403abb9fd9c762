"""A map of an answer's regions: where they are, how much each has, or who supports whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import MOST, short
from pairgraph.serve.pictures.bars import COUNTS
from pairgraph.serve.pictures.map_drawing import drawing
from pairgraph.serve.pictures.pairs import Pair, of_pairs
from pairgraph.serve.pictures.places import Dot, Places
from pairgraph.serve.words import say
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.query.row import Row
    from pairgraph.serve.pictures.picture import Colours, Document
    from pairgraph.serve.pictures.reading import Reading

__all__ = ["Map", "read"]

_FEWEST: Final = 3
_NOT_WHERE: Final = frozenset({"supporter", "other", "silent", "base"})
"""Columns of regions that an answer is not about: who gives, not where."""


@dataclass(frozen=True)
class Map:
    """A map, what the sizes of its dots count, and how many regions have no point."""

    places: Places
    pairs: tuple[tuple[str, str], ...] = ()
    counted: str = ""
    left: int = 0
    kind: str = "map"

    @property
    def height(self) -> int:
        """How high it is, in pixels."""
        return self.places.frame.height

    def head(self, lang: str) -> str:
        """Say that this is a map, and of what."""
        return say(lang, "chart.of-map-flow" if self.pairs else "chart.of-map")

    def told(self, lang: str) -> list[str]:
        """Say each pair, or each region with its number."""
        if self.pairs:
            return [say(lang, "chart.supports", supporter=one, supported=other) for one, other in self.pairs]
        dots = self.places.dots
        return [one.name if one.size is None else f"{one.name} {short(one.size)}" for one in dots]

    def key(self, lang: str) -> str:
        """Say what points and sizes are, and how many regions have no point."""
        said = [say(lang, "chart.key-map")]
        if any(one.quiet for one in self.places.dots):
            said.append(say(lang, "chart.key-quiet"))
        if self.counted:
            said.append(say(lang, "chart.key-size", what=say(lang, f"chart.{self.counted}")))
        return " ".join([*said, say(lang, "chart.left-map", n=self.left)] if self.left else said)

    def drawing(self, lang: str, colours: Colours) -> Document:  # noqa: ARG002 - a map holds names only
        """Return points and lines in degrees, under the projection that they were laid out in."""
        return drawing(self.places, colours)


def read(reading: Reading) -> Map | None:
    """Read a map where at least three regions of an answer have a point, and there is room for them."""
    found = _found(reading)
    return found if found and _FEWEST <= len(found.places.dots) <= MOST else None


def _found(reading: Reading) -> Map | None:
    shown = reading.shown
    if {"supporter", "supported"} <= shown.keys():
        return _of_pairs(reading)
    column = next((name for name in shown if _is_where(reading, name)), "")
    return _of_regions(reading, column) if column else None


def _is_where(reading: Reading, column: str) -> bool:
    """Tell whether a column is about places: half of its things or more are regions."""
    if reading.shown[column] != "iri" or column in _NOT_WHERE:
        return False
    things = {str(row[column]) for row in reading.answer}
    regions = [one for one in things if one.startswith(PREFIXES["region"])]
    return 2 * len(regions) >= len(things) and len(things & reading.points.keys()) >= _FEWEST


def _of_pairs(reading: Reading) -> Map:
    """Read who supports whom; the wider pair is left to the narrower ones within it, where there are any."""
    wider = {row["partOf"] for row in reading.answer} if "partOf" in reading.answer.names else set()
    pairs = {}
    for row in reading.answer:
        if row["supporter"] and row["supported"]:
            start, end = str(row["supporter"]), str(row["supported"])
            names = _name(reading, row, "supporter"), _name(reading, row, "supported")
            has_narrower = "relation" in reading.answer.names and row["relation"] in wider
            pairs[start, end] = Pair(start, end, *names, has_narrower)
    left = {end for pair in pairs for end in pair} - reading.points.keys()
    places, told = of_pairs(pairs.values(), reading.points)
    return Map(places, told, left=len(left))


def _of_regions(reading: Reading, column: str) -> Map:
    """Read regions; a number is shown where each region has one row only."""
    rows = [row for row in reading.answer if str(row[column]).startswith(PREFIXES["region"])]
    regions = {str(row[column]): row for row in rows}
    counted = reading.first(("lower", *COUNTS)) if len(rows) == len(regions) else ""
    if counted == "lower" and not reading.unit:
        counted = ""
    here = {iri: row for iri, row in regions.items() if iri in reading.points}
    dots = (
        Dot(
            _name(reading, row, column),
            reading.points[iri],
            size=reading.number(row, counted) if counted else None,
        )
        for iri, row in here.items()
    )
    return Map(Places(tuple(dots)), counted=counted, left=len(regions) - len(here))


def _name(reading: Reading, row: Row, column: str) -> str:
    name = reading.names.get(str(row[column]))
    return name.best(reading.lang)[0] if name else str(row[column]).rpartition("/")[2]
