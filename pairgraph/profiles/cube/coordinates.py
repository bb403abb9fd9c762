"""Where a figure stands in the cube: its area, its period and its supporter, or why it has none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["Place", "place"]

_WORK: Final = ("pao:resultOf", "pao:forIntervention", "pao:goalOf")
_NO_NUMBER: Final = "It has no number."
_INCOMPLETE: Final = "Its measure, unit, comparator, realization or time basis is not told."
_NEEDED: Final = ("pao:measure", "pao:unit", "pao:comparator", "pao:realization", "pao:timeBasis")
_NO_AREA: Final = "No area is told that it is for."
_NO_PERIOD: Final = "No period is told."
_NO_SUPPORTER: Final = "No supporting region is told."
_SEVERAL: Final = "Several regions support, and their shares are not told."


@dataclass(frozen=True, slots=True)
class Place:
    """The coordinates of a figure.

    Args:
        subject: what the figure is told of.
        supporter: the region that supports.
        areas: the regions that it is for, sorted; several are one area together.
        start: the first year, month or day, as told; empty where it is open.
        end: the last one.

    """

    subject: Thing
    supporter: Thing
    areas: tuple[Thing, ...]
    start: str
    end: str

    @property
    def period(self) -> str:
        """A name for the period: ``2009``, ``2002_2009``, ``2004_open`` or ``open_2009-12``."""
        if self.start == self.end:
            return self.start
        return f"{self.start or 'open'}_{self.end or 'open'}"

    @property
    def area(self) -> str:
        """A name for the area, made of the names of its regions."""
        return "_and_".join(region.iri.local for region in self.areas)


def place(things: Things, figure: Thing) -> Place | str:
    """Return the coordinates of a figure, or why it has none."""
    subject = next(iter(things.all(figure, "pao:quantifies")), figure)
    works = things.all(subject, *_WORK)
    supporters = _supporters(things, figure, [subject, *works])
    areas = _areas(things, figure, [subject, *works], supporters)
    start, end = (figure.date(name) for name in ("pao:start", "pao:end"))
    refusals = {
        _NO_NUMBER: figure.number("pao:value") is None,
        _INCOMPLETE: not all(isinstance(figure.one(name), Iri) for name in _NEEDED),
        _NO_PERIOD: not (start or end),
        _NO_SUPPORTER: not supporters,
        _SEVERAL: len(supporters) > 1,
        _NO_AREA: not areas,
    }
    reason = next((one for one, holds in refusals.items() if holds), "")
    return reason or Place(subject, supporters[0], areas, start, end)


def _supporters(things: Things, figure: Thing, of: Iterable[Thing]) -> list[Thing]:
    """Return the assisting regions of its relations or, under none, where its providers are based."""
    relations = things.all(figure, "pao:concernsRelation")
    found = _regions(things, relations, "pao:assistingParty")
    providers = [body for one in of for body in things.all(one, "pao:provider")]
    return list(found or _regions(things, providers, "pao:basedIn"))


def _areas(things: Things, figure: Thing, of: list[Thing], supporters: list[Thing]) -> tuple[Thing, ...]:
    """Return whom it is for, the nearest first: named regions, then the supported side of its relations."""
    own = {region.iri for region in supporters}
    for one in of:
        for link in ("pao:beneficiary", "pao:location"):
            found = tuple(region for region in _regions(things, [one], link) if region.iri not in own)
            if found:
                return found
    return _regions(things, things.all(figure, "pao:concernsRelation"), "pao:assistedParty")


def _regions(things: Things, of: Iterable[Thing], link: str) -> tuple[Thing, ...]:
    found = {region.iri: region for one in of for region in things.all(one, link) if region.isa("pao:Region")}
    return tuple(found[iri] for iri in sorted(found))
