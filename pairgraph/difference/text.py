"""A difference as text for people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pairgraph.difference.change import graph_name
from pairgraph.difference.data_step import FOLLOWING_GRAPHS
from pairgraph.difference.labels import Labels, term_text
from pairgraph.difference.questions import UNKNOWN, QuestionChange
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import Literal, NamedNode, Quad

    from pairgraph.difference.change import Change, Changes
    from pairgraph.difference.figures import FigureChange
    from pairgraph.difference.summary import Reasons, Summary, Thing
    from pairgraph.difference.version import Verdict

__all__ = ["text_lines"]

_SHOWN: Final = 10
"""How many examples, rows or things of a kind are listed; the statements and the JSON have all."""
_FOLLOWS: Final = {
    True: "the version follows",
    False: "the version does not follow",
    None: "the version cannot be read",
}
_QUIET: Final = frozenset({"passage", "judgement"})
"""Kinds of things that are told by their number alone: they come and go with what they belong to."""


def text_lines(changes: Changes, summary: Summary, questions: Sequence[QuestionChange]) -> Iterator[str]:
    """Yield the lines of a report for people: the short things first, every statement last."""
    labels = Labels((changes.a, changes.b))
    yield f"--- {changes.a.name} ({changes.a.digest[:12]})"
    yield f"+++ {changes.b.name} ({changes.b.digest[:12]})"
    if changes.a.digest == changes.b.digest:
        yield "Nothing differs: the graphs are the same."
    else:
        yield from _counts(summary)
        for name, verdict in summary.verdicts.items():
            yield from _version(name, verdict, summary.reasons[name], labels)
        yield from _figures(summary.figures, labels)
        yield from _things("Things that came", summary.came, labels)
        yield from _things("Things that went", summary.went, labels)
    yield from _questions(questions)
    yield from _statements(changes, labels)


def _counts(summary: Summary) -> Iterator[str]:
    yield ""
    yield f"Statements: {summary.removed.total():,} removed, {summary.added.total():,} added"
    for graph in sorted(summary.removed.keys() | summary.added.keys()):
        yield f"  {graph or '(no graph)'}: -{summary.removed[graph]:,} +{summary.added[graph]:,}"
    yield f"Things: {len(summary.went):,} went, {len(summary.came):,} came, {summary.changed:,} changed"


def _version(name: str, verdict: Verdict, reasons: Reasons, labels: Labels) -> Iterator[str]:
    least = f", at least {verdict.least}" if verdict.least else ""
    numbers = f"{verdict.before or 'none'} → {verdict.after or 'none'}"
    asks = f"asks for a {verdict.step.name.lower()} step{least}" if verdict.step else "asks for no step"
    yield ""
    yield f"Version of the {name}: {numbers}; what changed {asks}: {_FOLLOWS[verdict.follows]}"
    for (step, why), iris in sorted(reasons.found.items(), key=lambda item: (-item[0][0], item[0][1])):
        shown = [labels.name(iri) for iri in iris[:3] if iri]
        more = f", … {len(iris) - 3:,} more" if len(iris) > 3 else ""  # noqa: PLR2004 - as above
        yield f"  {step.name.lower()}: {why}{': ' if shown else ''}{', '.join(shown)}{more}"


def _figures(figures: Sequence[FigureChange], labels: Labels) -> Iterator[str]:
    if figures:
        yield ""
        yield f"Figures that say something else: {len(figures):,}"
    for figure in figures:
        yield f"  {labels.name(figure.figure)}"
        for name in figure.changed:
            before, after = (_values(side[name], labels) for side in (figure.before, figure.after))
            yield f"    {compact(name)}: {before} → {after}"
        units = [term for name, values in figure.after.items() if name.endswith("#unit") for term in values]
        if units:
            yield f"    unit: {_values(units, labels)}"
        yield f"    stated in: {', '.join(map(compact, figure.passages)) or 'no passage of its own'}"


def _values(terms: Sequence[NamedNode | Literal], labels: Labels) -> str:
    return ", ".join(term_text(term, labels) for term in terms) or "nothing"


def _things(title: str, things: Sequence[Thing], labels: Labels) -> Iterator[str]:
    if not things:
        return
    yield ""
    yield f"{title}: {len(things):,}"
    shown: Counter[str] = Counter()
    for thing in things:
        kind = compact(thing.iri).partition(":")[0]
        shown[kind] += 1
        if kind not in _QUIET and shown[kind] <= _SHOWN:
            yield f"  {labels.name(thing.iri)} in {', '.join(thing.graphs)}"
    for kind, number in sorted(shown.items()):
        if kind in _QUIET or number > _SHOWN:
            yield f"  {kind}: {number:,} in all"


def _questions(questions: Sequence[QuestionChange]) -> Iterator[str]:
    if questions:
        yield ""
        yield f"Stored questions that are answered otherwise: {len(questions):,}"
    for why in UNKNOWN:
        if names := [change.name for change in questions if change.why == why]:
            yield f"  {why} ({len(names)}): {', '.join(names)}"
    for change in questions:
        if change.why in UNKNOWN:
            continue
        aside = " (the question itself is another)" if change.reworded else ""
        counted = change.why or f"{len(change.removed):,} rows removed, {len(change.added):,} added"
        yield f"  {change.name}: {counted}{aside}"
        for sign, rows in (("-", change.removed), ("+", change.added)):
            yield from (f"    {sign} {', '.join(row)}" for row in rows[:_SHOWN])
            if len(rows) > _SHOWN:
                yield f"    {sign} … {len(rows) - _SHOWN:,} more rows"


def _statements(changes: Changes, labels: Labels) -> Iterator[str]:
    """Yield all statements but those that follow from others, by thing, then by graph."""
    told = False
    for change in changes:
        lines = list(_of_thing(change, labels))
        if lines and not told:
            told = True
            yield ""
            yield "Statements, by thing and by report; what is derived is counted above and not listed:"
        yield from lines


def _of_thing(change: Change, labels: Labels) -> Iterator[str]:
    quads = [("-", quad) for quad in change.removed] + [("+", quad) for quad in change.added]
    graphs = sorted({graph_name(quad) for _, quad in quads} - FOLLOWING_GRAPHS)
    if graphs:
        yield f"  {labels.name(change.iri) if change.iri else change.subject.decode()}"
    for graph in graphs:
        yield f"    in {graph or '(no graph)'}"
        yield from (
            f"      {sign} {_said(quad, labels)}" for sign, quad in quads if graph_name(quad) == graph
        )


def _said(quad: Quad, labels: Labels) -> str:
    return f"{compact(quad.predicate.value)} {term_text(quad.object, labels)}"
