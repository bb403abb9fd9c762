"""What a query asks of a candidate beside its name: to lie somewhere, to have a code, to be of a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.link.candidate import Feature
from pairgraph.link.names import form, plain
from pairgraph.link.names_words import GROUPS, HAN_ENDINGS, LATIN_ENDINGS, LEVELS
from pairgraph.serve.reconcile_properties import comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.link.candidate import Entry
    from pairgraph.serve.reconcile_directory import Directory
    from pairgraph.serve.reconcile_query import Given, Property
    from pairgraph.serve.reconcile_things import Thing

__all__ = ["Asked", "asked"]

_WITHIN, _CODE, _LEVEL, _YEAR = "isWithin", "gbCode", "adminLevel", "year"
_OTHER_WEIGHT: Final = 15
_ALL_LEVELS: Final = frozenset({"country", "province", "prefecture", "county", "township"})


@dataclass(slots=True)
class Asked:
    """The properties of a query, sorted into what names are compared with and the rest.

    Attributes:
        parents: names or codes of what it should lie in.
        inside: IRIs of the same.
        codes: its own.
        levels: of administration.
        year: of which names and codes are meant.
        others: property → values in comparable form.

    """

    parents: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    year: int | None = None
    others: tuple[tuple[str, frozenset[str]], ...] = ()

    def features(self, directory: Directory, thing: Thing, entry: Entry) -> Iterator[Feature]:
        """Give how well a candidate fits, but for what comparing names looks at itself."""
        for place in self.inside:
            yield _feature("parent", {place}, thing.places, 25)
        if self.codes:
            yield _feature("code", self.codes, entry.codes, 60)
        if self.levels:
            yield _feature("level", self.levels, {entry.level} - {""}, 10)
        for name, values in self.others:
            found = directory.properties.resolve(name)
            known = directory.having(found.iri).get(thing.iri, frozenset()) if found else frozenset()
            yield _feature(name, values, known, _OTHER_WEIGHT)


def asked(directory: Directory, properties: Iterable[Property]) -> Asked:
    """Sort the properties of a query out; those that the graph does not have say nothing."""
    made = Asked()
    for one in properties:
        found = directory.properties.resolve(one.id)
        if found is None or not one.values:
            continue
        if found.id == _WITHIN:
            _places(directory, made, one.values)
        elif found.id in {_CODE, "formerCode"}:
            made.codes |= {value.text for value in one.values}
        elif found.id == _LEVEL:
            made.levels |= frozenset().union(*(_levels(value.text) for value in one.values))
        elif found.id == _YEAR:
            made.year = next(filter(None, (_year(value.text) for value in one.values)), made.year)
        elif found.iri:
            told = (value.iri or value.text for value in one.values)
            values = frozenset(comparable(text) for text in told if not _is_top(directory, text))
            made.others = (*made.others, (found.id, values)) if values else made.others
    return made


def _places(directory: Directory, made: Asked, values: Iterable[Given]) -> None:
    """Sort places out by name and IRI; that a place lies in the country tells it from no other."""
    for value in values:
        iri = value.iri if value.iri in directory.things else value.text
        if _is_top(directory, iri):
            continue
        if iri in directory.things:
            made.inside = (*made.inside, iri)
        elif value.text:
            made.parents = (*made.parents, value.text)


def _is_top(directory: Directory, text: str) -> bool:
    index = directory.indexes["region"]
    found = index.of(text) or index.named(form(text))
    return bool(found) and all(not directory.things[one.place].places for one in found)


def _feature(name: str, wanted: Iterable[str], known: Iterable[str], weight: float) -> Feature:
    stated = sorted(known)
    if not stated:
        return Feature(name, 0.5, weight, "unknown")
    return Feature(name, float(not set(wanted).isdisjoint(stated)), weight, ", ".join(stated)[:100])


def _levels(text: str) -> frozenset[str]:
    """Return the levels of administration that a word stands for, in English, pinyin or Chinese.

    >>> sorted(_levels("县")), sorted(_levels("City")), sorted(_levels("beautiful"))
    (['county'], ['county', 'prefecture', 'province'], [])
    """
    word = plain(text)
    if word in _ALL_LEVELS:
        return frozenset({word})
    kind = HAN_ENDINGS.get(word) or LATIN_ENDINGS.get(word, "")
    return LEVELS.get(GROUPS.get(kind, ""), frozenset())


def _year(text: str) -> int | None:
    """Return the year that a value begins with.

    >>> _year("2009-06-01"), _year("soon")
    (2009, None)
    """
    start = text[:4]
    return int(start) if start.isascii() and start.isdecimal() and len(start) == len("2009") else None
