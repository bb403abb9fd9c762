"""Which results, goods and aims an activity tells of, with their numbers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from pairgraph.profiles.exported import LeftOut
from pairgraph.profiles.iati.notes import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.profiles.iati.plan import Plan
    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["Stated", "gather"]

Stated: TypeAlias = "defaultdict[str, list[tuple[Thing, list[Thing]]]]"
"""Identifier of an activity → its results, goods and aims, each with its figures."""

_COUNTED: Final = ("pao:Figure", "pao:quantifies")
_NO_ACTIVITY: Final = "The work that it belongs to is no activity."
_NO_PLACE: Final = "It counts something that IATI has no place for."
_BELONGS: Final = ("pao:resultOf", "pao:forIntervention", "pao:goalOf")


def gather(things: Things, plan: Plan) -> tuple[Stated, list[LeftOut]]:
    """Return each activity's results, goods and aims with their figures, and what has no activity."""
    found: Stated = defaultdict(list)
    lost, told = [], set()
    for thing, some in _tellable(things):
        works = [thing] if thing.isa("pao:Intervention") else things.all(thing, *_BELONGS)
        host = plan.host(works)
        told |= {figure.iri for figure in some}
        if host is None:
            lost += [LeftOut(_NO_ACTIVITY, one.iri, label(one)) for one in (thing, *some)]
        else:
            found[host.identifier].append((thing, some))
    amounts = {
        figure.iri
        for flow in things.of("pao:Flow")
        for figure in things.pointed_by(flow, *_COUNTED)
        if _is_money(figure)
    }
    rest = [figure for figure in things.of("pao:Figure") if figure.iri not in told | amounts]
    lost += [LeftOut(_NO_PLACE, figure.iri, label(figure)) for figure in rest]
    return found, lost


def _tellable(things: Things) -> Iterator[tuple[Thing, list[Thing]]]:
    """Give all results, and what else has numbers that are no money: goods given, aims, works themselves."""
    for result in things.of("pao:Result"):
        yield result, things.pointed_by(result, *_COUNTED)
    for kind in ("pao:Flow", "pao:Goal", "pao:Intervention"):
        for thing in things.of(kind):
            figures = things.pointed_by(thing, *_COUNTED)
            some = [one for one in figures if kind != "pao:Flow" or not _is_money(one)]
            if some:
                yield thing, some


def _is_money(figure: Thing) -> bool:
    return figure.code("pao:unit").startswith("CNY")
