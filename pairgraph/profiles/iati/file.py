"""The IATI file: every activity with its money and its results, and the list of what it cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from pairgraph.errors import MissingError
from pairgraph.profiles.exported import Export
from pairgraph.profiles.iati.elements import add, document, narrate
from pairgraph.profiles.iati.head import write_head
from pairgraph.profiles.iati.money import Money, choose
from pairgraph.profiles.iati.notes import notes_of, untold, write_notes
from pairgraph.profiles.iati.payments import write_payments
from pairgraph.profiles.iati.plan import Activity, make_plan
from pairgraph.profiles.iati.reporter import Reporter
from pairgraph.profiles.iati.results import write_results
from pairgraph.profiles.iati.stated import Stated, gather
from pairgraph.profiles.things import Things

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.query.session import Session

__all__ = ["export"]

_VERSION: Final = "2.03"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_RESULTS_CATEGORY: Final = "A08"
"""DocumentCategory *results, outcomes and outputs*."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What the activities are filled with: payments, results and notes by identifier."""

    reporter: Reporter
    money: Money
    stated: Stated
    notes: Mapping[str, Sequence[str]]


def export(session: Session, *, report: str | None = None, reporter: Reporter | None = None) -> Export:
    """Write the works, their money and their results as IATI 2.03.

    Args:
        session: the graph.
        report: the IRI of the one report to write; all of them unless given.
        reporter: who reports.

    Raises:
        MissingError: there is no activity to write, and IATI has no empty file.

    """
    things = Things(session, report)
    who = reporter or Reporter()
    plan = make_plan(things, who)
    if not plan.activities:
        raise MissingError("There is no work that could be an IATI activity.", remedy="See: docs/export.md")
    money = choose(things, plan)
    stated, lost = gather(things, plan)
    root = Element("iati-activities", version=_VERSION)
    content = _Content(who, money, stated, notes_of(things, money))
    for activity in plan.activities:
        _write(root, things, activity, content)
    transactions = sum(len(some) for some in money.payments.values())
    held = {
        "activities": len(plan.activities),
        "transactions and planned disbursements": transactions,
        "results": sum(map(len, stated.values())),
    }
    return Export.of(document(root), held, [*plan.left_out, *lost, *untold(money)])


def _write(root: Element, things: Things, activity: Activity, content: _Content) -> None:
    """Write one activity in the order of the schema."""
    element = add(
        root, "iati-activity", default_currency="CNY", hierarchy="1" if activity.is_relation else "2"
    )
    element.set(_LANG, "en")
    write_head(element, things, activity, content.reporter)
    write_notes(element, activity, content.notes[activity.identifier])
    write_payments(element, things, content.money.payments.get(activity.identifier, []))
    _write_documents(element, things, activity)
    for parent in activity.parents:
        add(element, "related-activity", ref=parent, type="1")
    write_results(element, things, content.stated[activity.identifier], activity.thing.iri)


def _write_documents(element: Element, things: Things, activity: Activity) -> None:
    """Link to the pages of the reports that tell of it."""
    iris = {iri for one in [activity.thing, *activity.works] for iri in things.reports.get(one.iri, [])}
    for report in sorted((things[iri] for iri in iris), key=lambda one: one.iri):
        for source in report.all("dcterms:source"):
            link = add(element, "document-link", format_="text/html", url=str(source))
            narrate(add(link, "title"), report.name)
            add(link, "category", code=_RESULTS_CATEGORY)
            for language in report.all("dcterms:language"):
                add(link, "language", code=str(language))
