"""What an activity is for: one sector, or tags where the report names several without shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.profiles.iati.elements import add, narrate
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pairgraph.profiles.iati.plan import Activity
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["write_sectors"]

_OWN: Final = "99"
_PURPOSE: Final = "1"
_PURPOSE_SCHEME: Final = "/codelists/Sector/"
"""How IATI's address of the OECD-DAC purpose codes ends, which is the scheme that the linked codes are in."""
_UNSPECIFIED: Final = "99810"
"""The purpose code for *sectors not specified*."""
_FITTING: Final = ("skos:exactMatch", "skos:closeMatch", "skos:broadMatch")
"""The links by which a sector comes under a code, the nearest first; a narrower code would say too much."""


def write_sectors(element: Element, things: Things, activity: Activity) -> None:
    """Write the sector; several become tags, because IATI wants shares of sectors and no report has them."""
    found = things.all(activity.thing, "pao:sector")
    if len(found) == 1:
        _write_one(element, things, found[0])
    elif found:
        names = "; ".join(one.name for one in found)
        narrate(add(element, "sector", vocabulary=_OWN, code="several"), f"Several, no shares told: {names}.")
        for sector in found:
            _write(element, "tag", sector)
    else:
        add(element, "sector", vocabulary=_PURPOSE, code=_UNSPECIFIED)


def _write_one(element: Element, things: Things, sector: Thing) -> None:
    """Write a sector in our scheme and, where one fits best, by its OECD-DAC purpose code."""
    nearest = next(filter(None, (_codes(things, sector, link) for link in _FITTING)), set())
    if len(nearest) == 1:
        add(element, "sector", vocabulary=_PURPOSE, code=nearest.pop())
    _write(element, "sector", sector)


def _codes(things: Things, sector: Thing, link: str) -> set[str]:
    """Return the purpose codes that a sector is linked to."""
    return {
        str(code)
        for concept in things.all(sector, link)
        if any(str(scheme).endswith(_PURPOSE_SCHEME) for scheme in concept.all("skos:inScheme"))
        for code in concept.all("skos:notation")
    }


def _write(element: Element, name: str, sector: Thing) -> None:
    """Write a sector or tag of our own scheme."""
    found = add(element, name, vocabulary=_OWN, vocabulary_uri=PREFIXES["pas"], code=sector.iri.local)
    narrate(found, sector.name, sector.label("zh-Hans"))
