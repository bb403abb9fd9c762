"""The picture of who supports whom: bands from supporters over regions to counties, laid out here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.serve.names import Name
    from pairgraph.serve.pairings import Pairing

__all__ = ["Band", "Flow", "Node", "colours", "flow"]

WIDTH: Final = 820
_COLUMNS: Final = (100, 320, 640)
_ROW: Final = 24
_GAP: Final = 12
_BAR: Final = 10
_COLOURS: Final = 4


@dataclass(frozen=True, slots=True)
class Node:
    """A region as an upright bar, its name beside it."""

    name: Name
    column: int
    x: int
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Where its name stands."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A band from one bar to another, in its supporter's colour (1 to 4)."""

    path: str
    width: float
    colour: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole picture."""

    nodes: tuple[Node, ...]
    bands: tuple[Band, ...]
    width: int
    height: float


def flow(pairs: Sequence[Pairing]) -> Flow:
    """Lay out the picture: a band is as wide as the number of narrower relations it leads to."""
    ordered = _ordered(pairs)
    colour = colours(pairs)
    left = _column(0, [(pair.supporter, _size(pair)) for pair in ordered])
    by_region = sorted(ordered, key=lambda pair: _first(ordered, pair))
    middle = _column(1, [(pair.supported, _size(pair)) for pair in by_region])
    right = _column(2, [(one.supported, 1) for pair in by_region for one in pair.within], gap=4)
    bands = [*_bands(ordered, left, by_region, middle, colour), *_narrow(by_region, middle, right, colour)]
    nodes = (*left, *middle, *right)
    return Flow(nodes, tuple(bands), WIDTH, max((one.top + one.height for one in nodes), default=0) + 2)


def colours(pairs: Sequence[Pairing]) -> dict[str, int]:
    """Return the colour of each supporter, by its IRI (1 to 4)."""
    supporters = _unique(pair.supporter for pair in _ordered(pairs))
    return {name.iri: at % _COLOURS + 1 for at, name in enumerate(supporters)}


def _ordered(pairs: Sequence[Pairing]) -> list[Pairing]:
    """Order supporters by the regions they support, so that few bands cross."""
    regions = [name.iri for name in _unique(pair.supported for pair in pairs)]
    places: dict[str, list[int]] = {}
    for pair in pairs:
        places.setdefault(pair.supporter.iri, []).append(regions.index(pair.supported.iri))
    mean = {supporter: sum(some) / len(some) for supporter, some in places.items()}
    return sorted(pairs, key=lambda pair: (mean[pair.supporter.iri], pair.supporter.iri))


def _first(ordered: Sequence[Pairing], pair: Pairing) -> int:
    return next(at for at, one in enumerate(ordered) if one.supported == pair.supported)


def _unique(some: Iterable[Name]) -> list[Name]:
    return list({name.iri: name for name in some}.values())


def _size(pair: Pairing) -> int:
    return max(1, len(pair.within))


def _column(column: int, entries: Iterable[tuple[Name, int]], gap: float = _GAP) -> list[Node]:
    """Stack bars, one a region, as high as all its entries together."""
    sizes: dict[str, tuple[Name, int]] = {}
    for name, size in entries:
        sizes[name.iri] = (name, sizes.get(name.iri, (name, 0))[1] + size)
    nodes, top = [], 2.0
    for name, size in sizes.values():
        nodes.append(Node(name, column, _COLUMNS[column], top, size * _ROW))
        top += size * _ROW + gap
    return nodes


def _bands(
    ordered: Sequence[Pairing],
    left: Sequence[Node],
    by_region: Sequence[Pairing],
    middle: Sequence[Node],
    colour: dict[str, int],
) -> list[Band]:
    start = _ends(left, [(pair.relation.iri, pair.supporter, _size(pair)) for pair in ordered])
    end = _ends(middle, [(pair.relation.iri, pair.supported, _size(pair)) for pair in by_region])
    return [
        _band(0, start[pair.relation.iri], end[pair.relation.iri], _size(pair), colour[pair.supporter.iri])
        for pair in ordered
    ]


def _narrow(
    by_region: Sequence[Pairing], middle: Sequence[Node], right: Sequence[Node], colour: dict[str, int]
) -> list[Band]:
    inner = [(pair, one) for pair in by_region for one in pair.within]
    start = _ends(middle, [(one.relation.iri, pair.supported, 1) for pair, one in inner])
    end = _ends(right, [(one.relation.iri, one.supported, 1) for _, one in inner])
    return [
        _band(1, start[one.relation.iri], end[one.relation.iri], 1, colour[pair.supporter.iri])
        for pair, one in inner
    ]


def _ends(nodes: Sequence[Node], entries: Iterable[tuple[str, Name, int]]) -> dict[str, float]:
    """Return relation → the height at which its band meets its bar; bands stack along a bar."""
    free = {node.name.iri: node.top for node in nodes}
    ends = {}
    for relation, name, size in entries:
        ends[relation] = free[name.iri] + size * _ROW / 2
        free[name.iri] += size * _ROW
    return ends


def _band(column: int, start: float, end: float, size: int, colour: int) -> Band:
    here, there = _COLUMNS[column] + _BAR, _COLUMNS[column + 1]
    bend = (here + there) // 2
    path = f"M{here} {start:g}C{bend} {start:g} {bend} {end:g} {there} {end:g}"
    return Band(path, size * _ROW - 4, colour)
