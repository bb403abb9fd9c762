"""Things of the graph as what names are compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.link.candidate import Entry, Name
from pairgraph.link.score_names import wanted_form
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.link.candidate import Role, Subject
    from pairgraph.link.names import Form
    from pairgraph.serve.reconcile_things import Called, Coded, Thing

__all__ = ["SUBJECTS", "entries", "subject_of"]

SUBJECTS: Final[tuple[Subject, ...]] = ("region", "body", "person")
"""The ways names are compared; works and concepts are compared like bodies: the order of words is free."""
_BY_CLASS: Final[dict[str, Subject]] = {
    PREFIXES["pao"] + "Region": "region",
    PREFIXES["pao"] + "Person": "person",
}
_ROLES: Final[dict[str, Role]] = {"label": "label", "alternative": "alternative", "former": "former"}
_PROVINCE, _PREFECTURE, _WHOLE = 2, 4, 6


def subject_of(thing: Thing) -> Subject:
    """Return how the names of a thing are compared."""
    return next((way for one, way in _BY_CLASS.items() if one in thing.classes), "body")


def entries(things: dict[str, Thing]) -> Iterator[tuple[Subject, Entry]]:
    """Give an entry for every thing, and one more for every time of a place, each with how it is compared."""
    coded = _by_code(things.values())
    for thing in things.values():
        subject = subject_of(thing)
        around = [things[place] for place in sorted(thing.places) if place in things]
        parents, codes = _forms(around), _codes(around)
        yield subject, _now(thing, subject, parents, codes)
        for time in thing.coded:
            if time.dated:
                then = [found for code in _around(time.code) if (found := coded.get(code)) and found != thing]
                yield (
                    subject,
                    _then(thing, time, parents | _forms(then), codes | {*_around(time.code)}),
                )


def _now(thing: Thing, subject: Subject, parents: frozenset[Form], codes: frozenset[str]) -> Entry:
    return Entry(
        id=thing.iri,
        label=thing.name.best("en")[0],
        names=tuple(_named(one, subject) for one in thing.called if one.how != "former"),
        level=thing.level,
        types=frozenset(thing.classes),
        parents=parents,
        codes=frozenset({thing.code} - {""}),
        parent_codes=codes,
        place=thing.iri,
    )


def _then(thing: Thing, time: Coded, parents: frozenset[Form], codes: frozenset[str]) -> Entry:
    """Return a place as it was at one time; the last of its times goes on: its name is none of the past."""
    role: Role = "label" if time.until is None else "former"
    names = [one for one in thing.former if (one.since, one.until) == (time.since, time.until)]
    others = [_named(one, "region") for one in thing.called if one.how == "alternative"]
    return Entry(
        id=f"{thing.iri}#{time.code}-{time.since}",
        label=thing.name.best("en")[0],
        names=(*(Name(wanted_form(one.text, "region"), role) for one in names), *others),
        level=time.level,
        types=frozenset(thing.classes),
        parents=parents,
        codes=frozenset({time.code} - {""}),
        parent_codes=codes,
        since=time.since,
        until=time.until,
        place=thing.iri,
    )


def _named(one: Called, subject: Subject) -> Name:
    return Name(wanted_form(one.text, subject), _ROLES[one.how])


def _forms(around: Iterable[Thing]) -> frozenset[Form]:
    return frozenset(wanted_form(one.text, "region") for place in around for one in place.called)


def _codes(around: Iterable[Thing]) -> frozenset[str]:
    return frozenset(one.code for place in around for one in place.coded if one.code)


def _around(code: str) -> list[str]:
    """Return the codes of the prefecture and the province that a GB/T 2260 code names.

    >>> _around("512326"), _around("510000")
    (['512300', '510000'], [])
    """
    if len(code) != _WHOLE or not code.isdecimal():
        return []
    made = [code[:length].ljust(_WHOLE, "0") for length in (_PREFECTURE, _PROVINCE)]
    return [one for one in made if one != code and not code.endswith("0" * _PREFECTURE)]


def _by_code(things: Iterable[Thing]) -> dict[str, Thing]:
    """Return the places by the codes they have, and by those that no other has today."""
    found: dict[str, Thing] = {}
    for thing in things:
        for one in sorted(thing.coded, key=lambda one: one.dated):
            if one.code and (not one.dated or one.code not in found):
                found[one.code] = thing
    return found
