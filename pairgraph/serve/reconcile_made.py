"""Values that stand in no one property: the names, codes and levels that places had in their time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pairgraph.serve.reconcile_service import Service
    from pairgraph.serve.reconcile_things import Called, Coded, Thing

__all__ = ["MADE_VALUES"]


def _in(year: int, one: Called | Coded) -> bool:
    """Tell whether something was so at the end of a year; of today's, which has no years, it is not told."""
    dated = one.since is not None or one.until is not None
    return dated and (one.since or year) <= year and (one.until is None or year < one.until)


def _names(service: Service, thing: Thing, year: int) -> list[str]:
    return service.texts([(one.text, one.language) for one in thing.former if _in(year, one)])


def _codes(_: Service, thing: Thing, year: int) -> list[str]:
    return _each(one.code for one in thing.coded if _in(year, one))


def _levels(_: Service, thing: Thing, year: int) -> list[str]:
    return _each(one.level for one in thing.coded if _in(year, one))


def _former_names(service: Service, thing: Thing, year: int) -> list[str]:
    return _names(service, thing, year) if year else service.former(thing)


def _former_codes(service: Service, thing: Thing, year: int) -> list[str]:
    if year:
        return _codes(service, thing, year)
    return _each(one.code for one in thing.coded if one.code != thing.code)


def _each(some: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, some)))


MADE_VALUES: Final[dict[str, Callable[[Service, Thing, int], list[str]]]] = {
    compact(PREFIXES["skos"] + "prefLabel"): _names,
    "gbCode": _codes,
    "adminLevel": _levels,
    "formerName": _former_names,
    "formerCode": _former_codes,
}
"""Property as clients call it → what gives its values in a year; 0 is any."""
