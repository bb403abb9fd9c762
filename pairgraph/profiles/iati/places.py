"""Where an activity is: the country, and each region with the identifiers it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pairgraph.profiles.iati.elements import add, narrate

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pairgraph.profiles.iati.plan import Activity
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["write_places"]

_COUNTRY: Final = "CN"
"""The whole subject is support inside China."""
_GEONAMES: Final = re.compile(r"https?://(?:sws|www)\.geonames\.org/(?P<id>\d+)(?:/|$)")
_SAME: Final = ("owl:sameAs", "skos:exactMatch")


def write_places(element: Element, things: Things, activity: Activity) -> None:
    """Write the country and a location for every region that the work is in, or the relation supports."""
    add(element, "recipient-country", code=_COUNTRY)
    names = ("pao:assistedParty",) if activity.is_relation else ("pao:location", "pao:beneficiary")
    for region in things.all(activity.thing, *names):
        if region.isa("pao:Region"):
            _write_place(element, region)


def _write_place(element: Element, region: Thing) -> None:
    """Write a region; its GB/T 2260 code goes into the text because IATI has no code for that list."""
    location = add(element, "location", ref=region.iri.local)
    for same in sorted({str(iri) for name in _SAME for iri in region.all(name)}):
        found = _GEONAMES.match(same)
        if found:
            add(location, "location-id", vocabulary="G1", code=found["id"])
    narrate(add(location, "name"), region.name, region.label("zh-Hans"))
    codes = ", ".join(sorted(map(str, region.all("pao:gbCode"))))
    if codes:
        narrate(add(location, "description"), f"Latest GB/T 2260 code: {codes}.")
