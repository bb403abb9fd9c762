"""Outputs, outcomes, goods given and aims as results with indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.profiles.iati.days import first_day, last_day, said
from pairgraph.profiles.iati.elements import add, exactly, narrate, number, vague

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from xml.etree.ElementTree import Element

    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["write_results"]

_TYPES: Final = {"pao:Output": "1", "pao:Outcome": "2"}
"""Class → code of ResultType, as ``ontology/alignments/iati.ttl`` has it; goods and aims are *other*."""
_OTHER: Final = "9"
_UNIT, _PERCENT, _QUALITATIVE = "1", "2", "5"
"""Codes of IndicatorMeasure."""
_OWN: Final = "99"


def write_results(
    element: Element, things: Things, stated: Iterable[tuple[Thing, Sequence[Thing]]], own: str
) -> None:
    """Write a result for each thing with the figures that quantify it; one without has a wordy indicator.

    Args:
        element: the activity's element.
        things: the graph.
        stated: the things in order, each with its figures.
        own: the IRI of the activity's own work; what belongs to another one says so.

    """
    for thing, figures in stated:
        kind = next((code for name, code in _TYPES.items() if thing.isa(name)), _OTHER)
        result = add(element, "result", type=kind)
        narrate(add(result, "title"), thing.name, thing.label("zh-Hans"))
        _describe(result, things, thing, own)
        for figure in figures:
            _write_indicator(result, things, figure)
        if not figures:
            indicator = add(result, "indicator", measure=_QUALITATIVE)
            narrate(add(indicator, "title"), thing.name, thing.label("zh-Hans"))


def _describe(result: Element, things: Things, thing: Thing, own: str) -> None:
    """Say which work it came of, where that has no activity of its own, and what the curators remark."""
    works = things.all(thing, "pao:resultOf", "pao:forIntervention", "pao:goalOf")
    others = [f"It belongs to: {work.name}." for work in works if work.iri != own]
    realization = thing.code("pao:realization")
    hoped = [f"Told as {realization}, not as reached."] if realization in {"planned", "expected"} else []
    words = [*others, *hoped, *(str(note) for note in thing.all("pao:note"))]
    if words:
        narrate(add(result, "description"), " ".join(words))


def _write_indicator(result: Element, things: Things, figure: Thing) -> None:
    """Write a number; without both ends of its period it can only stand in the indicator's description."""
    measure, unit = (things[figure.one(name) or ""] for name in ("pao:measure", "pao:unit"))
    adds = measure.code("pao:additivity") == "additive"
    kind = _PERCENT if unit.iri.local == "percent" else _UNIT
    indicator = add(result, "indicator", measure=kind, aggregation_status="1" if adds else "0")
    vague(indicator, figure)
    chinese = f"{measure.label('zh-Hans')}（{unit.label('zh-Hans')}）" if measure.label("zh-Hans") else ""
    narrate(add(indicator, "title"), f"{measure.name} ({unit.name})", chinese)
    start, end = figure.date("pao:start"), figure.date("pao:end")
    fits = start and end and figure.number("pao:value") is not None
    if not fits:
        narrate(add(indicator, "description"), f"{_stated(figure, unit)}, {said(start, end)}.")
    add(indicator, "reference", vocabulary=_OWN, code=measure.iri.local, indicator_uri=measure.iri)
    if fits:
        _write_period(indicator, figure, start, end)


def _write_period(indicator: Element, figure: Thing, start: str, end: str) -> None:
    """Write a number as reached or, where it is planned, expected or under way, as aimed at."""
    period = add(indicator, "period")
    add(period, "period-start", iso_date=first_day(start))
    add(period, "period-end", iso_date=last_day(end))
    reached = figure.code("pao:realization") == "achieved"
    value = add(period, "actual" if reached else "target", value=number(figure.number("pao:value")))
    words = [exactly(figure), *(str(note) for note in figure.all("pao:note"))]
    if any(words):
        narrate(add(value, "comment"), " ".join(word for word in words if word))


def _stated(figure: Thing, unit: Thing) -> str:
    """Say a number in words, as it was written."""
    realization = figure.code("pao:realization").capitalize()
    return f"{realization}: {figure.one('pao:asWritten')} {unit.name} ({figure.code('pao:comparator')})"
