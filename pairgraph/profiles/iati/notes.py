"""What an activity has no element for, told in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from pairgraph.profiles.exported import LeftOut
from pairgraph.profiles.iati.elements import narrate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.profiles.iati.money import Money
    from pairgraph.profiles.iati.plan import Activity
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["label", "notes_of", "untold", "write_notes"]

_NO_AMOUNT: Final = "No amount is told."
_OTHER: Final = "4"
"""Code of DescriptionType."""


def write_notes(element: Element, activity: Activity, amounts: Iterable[str]) -> None:
    """Tell of the works and amounts that have no element, beside the other descriptions."""
    at = 1 + max(index for index, child in enumerate(element) if child.tag == "description")
    works = [f"Told without a start: {one.name}." for one in activity.works if one.iri != activity.thing.iri]
    for offset, text in enumerate([*works, *amounts]):
        note = Element("description", type=_OTHER)
        narrate(note, text)
        element.insert(at + offset, note)


def notes_of(things: Things, money: Money) -> defaultdict[str, list[str]]:
    """Say of each activity's amounts that are no payment why they are none, by its identifier."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for flow, told_in in money.wordy:
        found[told_in].append(f"{flow.name}: {_NO_AMOUNT}")
    for figure, reason, host in money.untold:
        if host is not None:
            of = "".join(f"{one.name}: " for one in things.all(figure, "pao:quantifies"))
            found[host.identifier].append(f"{of}{label(figure)}. {reason}")
    return found


def untold(money: Money) -> Iterator[LeftOut]:
    """List the amounts that are no payment, and which activity tells of them in words."""
    for figure, reason, host in money.untold:
        yield LeftOut(reason, figure.iri, label(figure), host.identifier if host else "")
    for flow, told_in in money.wordy:
        yield LeftOut(_NO_AMOUNT, flow.iri, flow.name, told_in)


def label(thing: Thing) -> str:
    """Name a thing; a figure, which has no name of its own, by what it says."""
    return thing.label() or str(thing.one("rdfs:label") or thing.name)
