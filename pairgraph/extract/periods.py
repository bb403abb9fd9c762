"""Periods: a date that is said to be stated stands in a sentence the thing is derived from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.extract.dates import CalendarDate
    from pairgraph.extract.problem import Problem
    from pairgraph.extract.sheet import Sheet
    from pairgraph.extract.things import Thing

__all__ = ["check_periods"]


def check_periods(sheet: Sheet) -> Iterator[Problem]:
    """Yield the dates with ``timeBasis: stated`` that no sentence around the thing's passages prints.

    The passage itself may be narrower: a sentence often opens with the year and goes on with many facts.
    """
    for thing in sheet.things:
        if thing.node.get("timeBasis") == "stated":
            yield from _unprinted(sheet, thing)


def _unprinted(sheet: Sheet, thing: Thing) -> Iterator[Problem]:
    printed = _printed(sheet, thing)
    for key, date in thing.dates.items():
        if not any(found.states(date) for found in printed):
            message = f"Its {key} {thing.node[key]} is not printed in the sentences of its passages."
            remedy = "Correct it, add the passage that states it, or write timeBasis: fromContext."
            yield sheet.problem((*thing.place, key), thing.id, message, remedy)


def _printed(sheet: Sheet, thing: Thing) -> list[CalendarDate]:
    source = sheet.source
    around = filter(None, (source.sentence(span) for span in sheet.spans(thing)))
    found = (source.tokens[at].date for sentence in around for at in source.inside(sentence.span))
    return [date for date in found if date]
