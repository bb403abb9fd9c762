"""Which works become activities, and which activity tells of those that cannot be one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.profiles.exported import LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.profiles.iati.reporter import Reporter
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["NOT_AID", "Activity", "Plan", "make_plan"]

NOT_AID: Final = "It is an investment for profit, which is not aid."
_COMMERCIAL: Final = "pao:EnterpriseInvestment"
_NO_START: Final = "It has no start, which an IATI activity needs."
_NOBODY: Final = "Nobody is named who takes part, which an IATI activity needs."


@dataclass(slots=True)
class Activity:
    """An activity to be written.

    Args:
        thing: the work, or the counterpart relation.
        identifier: its IATI identifier.
        start: when it began, as precise as told.
        start_of: the work whose start that is, where it is not its own.
        works: the works it tells of: itself and those that have no start of their own.
        parents: identifiers of the activities that it is part of.

    """

    thing: Thing
    identifier: str
    start: str
    start_of: Thing | None = None
    works: list[Thing] = field(default_factory=list)
    parents: list[str] = field(default_factory=list)

    @property
    def is_relation(self) -> bool:
        """Whether it stands for a counterpart relation, over all its works."""
        return self.thing.isa("pao:CounterpartRelation")


@dataclass(slots=True)
class Plan:
    """The activities by the IRI of the work or relation that each tells of, and what none tells of."""

    hosts: dict[str, Activity] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    @property
    def activities(self) -> list[Activity]:
        """Every activity once, in the order of its identifier."""
        return sorted(
            {one.identifier: one for one in self.hosts.values()}.values(), key=lambda a: a.identifier
        )

    def host(self, works: list[Thing]) -> Activity | None:
        """Return the activity that tells of the first of some works that has one."""
        return next((self.hosts[work.iri] for work in works if work.iri in self.hosts), None)


def make_plan(things: Things, reporter: Reporter) -> Plan:
    """Make an activity of every relation and of every work of aid that has a start and somebody in it.

    A work without a start is told of by the activity of its relation, if it has only one.
    """
    plan = Plan()
    works = things.of("pao:Intervention")
    aid = [work for work in works if not work.isa(_COMMERCIAL)]
    plan.left_out += [LeftOut(NOT_AID, work.iri, work.name) for work in works if work.isa(_COMMERCIAL)]
    for relation, activity in _relations(things, aid, reporter):
        plan.hosts[relation.iri] = activity
    for work in aid:
        _place(things, plan, work, reporter)
    for activity in plan.activities:
        activity.parents = _parents(things, plan, activity)
    return plan


def _relations(things: Things, works: list[Thing], reporter: Reporter) -> Iterator[tuple[Thing, Activity]]:
    """Make an activity of every relation that is not within another; a work may lend it its start."""
    below: defaultdict[str, list[Thing]] = defaultdict(list)
    for work in works:
        for top in _tops(things, work):
            below[top.iri].append(work)
    for iri, under in sorted(below.items()):
        relation = things[iri]
        dated = sorted((work.date("pao:start"), work.iri, work) for work in under if work.date("pao:start"))
        own = relation.date("pao:start")
        lent = dated[0][2] if dated and not own else None
        start = own or (lent.date("pao:start") if lent else "")
        if start and any(work.all("pao:provider") for work in under):
            yield relation, Activity(relation, reporter.identifier(relation), start, lent)


def _place(things: Things, plan: Plan, work: Thing, reporter: Reporter) -> None:
    """Give a work an activity of its own, or one that tells of it, or list it as left out."""
    start, named = work.date("pao:start"), work.all("pao:provider") or work.all("pao:implementer")
    tops = _tops(things, work)
    reason = _NO_START if not start else _NOBODY
    if start and named:
        plan.hosts[work.iri] = Activity(work, reporter.identifier(work), start, works=[work])
    elif len(tops) == 1 and tops[0].iri in plan.hosts:
        host = plan.hosts[work.iri] = plan.hosts[tops[0].iri]
        host.works.append(work)
        plan.left_out.append(LeftOut(reason, work.iri, work.name, host.identifier))
    else:
        plan.left_out.append(LeftOut(reason, work.iri, work.name))


def _tops(things: Things, work: Thing) -> list[Thing]:
    """Return the widest relations that a work is under."""
    found = {}
    for relation in things.all(work, "pao:underRelation"):
        wider = [
            one for one in things.all(relation, "dcterms:isPartOf") if one.isa("pao:CounterpartRelation")
        ]
        found.update({one.iri: one for one in wider or [relation]})
    return [found[iri] for iri in sorted(found)]


def _parents(things: Things, plan: Plan, activity: Activity) -> list[str]:
    """Return what an activity is directly part of: wider works, else its relations."""
    if activity.is_relation:
        return []
    wider = [work for work in things.all(activity.thing, "pao:isPartOf") if work.iri != activity.thing.iri]
    beyond = {above for work in wider for above in work.all("pao:isPartOf") if above != work.iri}
    nearest = [work for work in wider if work.iri not in beyond]
    above = nearest if any(work.iri in plan.hosts for work in nearest) else _tops(things, activity.thing)
    found = {plan.hosts[one.iri].identifier for one in above if one.iri in plan.hosts}
    return sorted(found - {activity.identifier})
