"""The head of an activity: who, what, when, where, in which sector."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.profiles.iati.days import first_day, last_day, said
from pairgraph.profiles.iati.elements import add, narrate
from pairgraph.profiles.iati.places import write_places
from pairgraph.profiles.iati.sectors import write_sectors

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pairgraph.profiles.iati.plan import Activity
    from pairgraph.profiles.iati.reporter import Reporter
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["write_head"]

_OTHER: Final = "90"
"""OrganisationType *Other*: a research project is none of the kinds that IATI has."""
_STATUS: Final = {"achieved": "4", "ongoing": "2", "planned": "1", "expected": "1"}
"""Realization → code of ActivityStatus: closed, implementation, pipeline."""
_KINDS: Final = {
    "pao:Government": "11",
    "pao:Department": "11",
    "pao:PublicInstitution": "15",
    "pao:Enterprise": "70",
}
"""Class of a body → code of OrganisationType; what a body is that has none of these IATI has no code for."""
_CENTRAL: Final = "10"
_FLOWS: Final = ("pao:Flow", "pao:forIntervention")
_UNDER: Final = ("pao:Intervention", "pao:underRelation")


def write_head(element: Element, things: Things, activity: Activity, reporter: Reporter) -> None:
    """Write everything that stands before the money, in the order of the schema.

    Args:
        element: the activity's element.
        things: the graph.
        activity: what is written.
        reporter: who reports.

    """
    thing = activity.thing
    add(element, "iati-identifier").text = activity.identifier
    reporting = add(element, "reporting-org", ref=reporter.ref, type=_OTHER, secondary_reporter="1")
    narrate(reporting, reporter.name)
    narrate(add(element, "title"), thing.name, thing.label("zh-Hans"))
    _describe(element, things, activity)
    _write_bodies(element, things, activity)
    add(element, "other-identifier", ref=thing.iri, type="A1")
    status = "2" if activity.is_relation else _STATUS.get(thing.code("pao:realization"), "2")
    add(element, "activity-status", code=status)
    _write_dates(element, activity)
    write_places(element, things, activity)
    write_sectors(element, things, activity)


def _describe(element: Element, things: Things, activity: Activity) -> None:
    """Say what kind of work it is, for whom, and what the curators remark."""
    thing = activity.thing
    relations = things.all(thing, "pao:underRelation")
    under = f" Under: {'; '.join(one.name for one in relations)}." if relations else ""
    kind = "Counterpart relation" if activity.is_relation else _kind(thing)
    notes = " ".join(str(note) for note in thing.all("pao:note"))
    narrate(add(element, "description", type="1"), f"{kind}: {thing.name}.{under} {notes}".strip())
    goals = [goal.name for goal in things.pointed_by(thing, "pao:Goal", "pao:goalOf")]
    if goals:
        narrate(add(element, "description", type="2"), "; ".join(goals))
    people = [one.name for one in things.all(thing, "pao:beneficiary") if not one.isa("pao:Region")]
    if people:
        narrate(add(element, "description", type="3"), "; ".join(people))


def _kind(thing: Thing) -> str:
    """Name the narrowest class of a work in plain words.

    >>> from pairgraph.profiles.thing import Thing
    >>> from pairgraph.query.values import Iri
    >>> ours = "https://w3id.org/pairing-off/ontology#"
    >>> kinds = [Iri(ours + "FundAllocation"), Iri(ours + "Intervention")]
    >>> _kind(Thing("urn:a", {"rdf:type": kinds}))
    'Fund allocation'
    """
    names = [kind.local for kind in thing.all("rdf:type") if kind.prefixed.startswith("pao:")]
    name = next((one for one in names if one != "Intervention"), "Intervention")
    return (
        "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip().capitalize()
    )


def _write_bodies(element: Element, things: Things, activity: Activity) -> None:
    """Name who funds (1), who supports otherwise (3) and who carries it out (4)."""
    flows = [flow for work in activity.works for flow in things.pointed_by(work, *_FLOWS)]
    aid = [flow for flow in flows if not flow.isa("pao:CommercialInvestment")]
    funding = {one.iri for flow in aid for one in things.all(flow, "pao:provider")}
    roles = {(iri, "1") for iri in funding}
    for work in activity.works or things.pointed_by(activity.thing, *_UNDER):
        roles |= {(iri, "3") for iri in work.all("pao:provider") if iri not in funding}
        roles |= {(iri, "4") for iri in work.all("pao:implementer")}
    for iri, role in sorted(roles, key=lambda one: (one[1], one[0])):
        body = things[iri]
        narrate(
            add(element, "participating-org", role=role, type=_type(things, body)),
            body.name,
            body.label("zh-Hans"),
        )


def _type(things: Things, body: Thing) -> str:
    """Return the OrganisationType of a body; a government of the whole country is *Government*."""
    code = next((code for kind, code in _KINDS.items() if body.isa(kind)), "")
    regions = things.all(body, "pao:governs", "pao:basedIn")
    central = any(region.one("pao:adminLevel") == "country" for region in regions)
    return _CENTRAL if central and code == _KINDS["pao:Government"] else code


def _write_dates(element: Element, activity: Activity) -> None:
    """Write the start and, where it is told, the end; a year's first or last day stands for the year."""
    thing = activity.thing
    planned = thing.code("pao:realization") in {"planned", "expected"}
    start = add(element, "activity-date", type="1" if planned else "2", iso_date=first_day(activity.start))
    lent = activity.start_of
    words = f"The report has {activity.start}." if len(activity.start) < len("2002-01-01") else ""
    if lent is not None:
        words = f"No start is told. The earliest work told under it began in {activity.start}: {lent.name}."
    if words:
        narrate(start, words)
    end = thing.date("pao:end")
    if end:
        achieved = thing.code("pao:realization") == "achieved"
        date = add(element, "activity-date", type="4" if achieved else "3", iso_date=last_day(end))
        narrate(date, f"The report has {said('', end).removeprefix('until ')}.")
