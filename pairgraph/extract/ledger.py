"""The account of a text's numbers: for each, the figure, date, duration or row that answers for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pairgraph.extract import claims
from pairgraph.extract.things import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pairgraph.extract.problem import Problem
    from pairgraph.extract.sheet import Sheet
    from pairgraph.extract.source import Source
    from pairgraph.extract.text import Span
    from pairgraph.extract.things import Node, Place, Thing

__all__ = ["WAYS", "Ledger"]

WAYS: Final = ("figure", "date", "duration", "claims", "notData")
"""How a number can be accounted for; where several apply, the first is counted."""

_REMEDY: Final = "State it in a figure, date or duration, or list it under claims or notData."


class Ledger:
    """Who answers for which token of a text; a token is named by its position.

    >>> from pairgraph.extract.sheet import Sheet
    >>> from pairgraph.extract.source import Source
    >>> row = {"startOffset": 0, "endOffset": 3, "reason": "a name"}
    >>> ledger = Ledger(Sheet({"id": "report:bees", "notData": [row]}, Source("Two bees")))
    >>> ledger.counts()["notData"], list(ledger.problems())
    (1, [])
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        source = sheet.source
        self.rows: dict[str, set[int]] = {key: self._covered(key) for key in ("claims", "notData")}
        self.figures = [thing for thing in sheet.things if thing.is_figure]
        self.told = {f.id: [claims.telling(f, span, source) for span in sheet.spans(f)] for f in self.figures}
        sound = [one for f in self.figures if claims.prints(f) for one in self.told[f.id]]
        self.by_figure = claims.match(sound, self.rows["claims"] | self.rows["notData"])
        self.accounted: dict[str, set[int]] = {
            "figure": set(self.by_figure),
            "date": self._stated(claims.dates),
            "duration": self._stated(claims.durations),
            **self.rows,
        }

    def counts(self) -> dict[str, int]:
        """Return way → how many tokens are accounted for in it, each counted once."""
        ways = (self.way(at) for at in range(len(self.sheet.source.tokens)))
        found = Counter(way for way in ways if way)
        return {way: found[way] for way in WAYS}

    def way(self, at: int) -> str | None:
        """Name the way in which a token is accounted for, nothing if it is not."""
        return next((way for way in WAYS if at in self.accounted[way]), None)

    def problems(self) -> Iterator[Problem]:
        """Yield the tokens nobody answers for, the figures that are not printed so, the idle rows."""
        for figure in self.figures:
            yield from self._figure(figure)
        for key in self.rows:
            for place, row in self.sheet.rows(key):
                yield from self._row(key, place, row)
        for at, token in enumerate(self.sheet.source.tokens):
            if not self.way(at):
                yield self._unclaimed(at, token.span)

    def _stated(self, find: Callable[[Thing, Span, Source], Iterator[int]]) -> set[int]:
        sheet = self.sheet
        told = ((thing, span) for thing in sheet.things for span in sheet.spans(thing))
        return {at for thing, span in told for at in find(thing, span, sheet.source)}

    def _covered(self, key: str) -> set[int]:
        spans = (self.sheet.span(row) for _, row in self.sheet.rows(key))
        return {at for span in spans if span for at in self.sheet.source.inside(span)}

    def _figure(self, figure: Thing) -> Iterator[Problem]:
        say = self.sheet.problem
        written = figure.as_written
        if not claims.prints(figure):
            message = f"Its value is not what its asWritten {written!r} says."
            yield say(figure.place, figure.id, message, "Write the number only, as printed, and its value.")
            return
        told = self.told[figure.id]
        for one in told:
            if not one.runs:
                message = f"One of its passages does not print {written!r} or an equal number."
                yield say(figure.place, figure.id, message, "Widen that passage, or take it away.", one.span)
        if told and not any(one.literal for one in told):
            message = f"None of its passages prints {written!r} in these characters."
            yield say(figure.place, figure.id, message, "Write asWritten as printed.", told[0].span)

    def _row(self, key: str, place: Place, row: Node) -> Iterator[Problem]:
        span = self.sheet.span(row)
        name = f"{key} {row.get('startOffset')}-{row.get('endOffset')}"
        if span is None:
            yield self.sheet.problem(place, name, "It does not lie inside the text.", "Correct its offsets.")
            return
        for message, remedy in self._row_faults(key, row, span):
            yield self.sheet.problem(place, name, message, remedy, span)

    def _row_faults(self, key: str, row: Node, span: Span) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a row of ``claims`` or ``notData``, and what to do."""
        source = self.sheet.source
        inside, touched = source.inside(span), source.touching(span)
        if not str(row.get("reason") or "").strip():
            yield "It gives no reason.", "Say in a few words why."
        if not touched:
            yield "There is no number in it.", "Remove the row, or correct its offsets."
        elif inside != touched:
            yield "It cuts a number in two.", "Take in the whole number: pairgraph locate --tokens."
        for at in inside:
            if figures := self.by_figure.get(at):
                printed = source.written(source.tokens[at])
                yield f"{printed!r} is already the number of {', '.join(sorted(figures))}.", "Remove the row."
        if key == "claims":
            yield from self._claimants(row, span)

    def _claimants(self, row: Node, span: Span) -> Iterator[tuple[str, str]]:
        named = {thing.id: thing for thing in self.sheet.things}
        if not listed(row.get("by")):
            yield "It does not say which fact claims the number.", "Write 'by:' and the id of the fact."
        for by in map(str, listed(row.get("by"))):
            if by not in named:
                yield f"There is no fact {by}.", "Correct the id under 'by'."
            elif not any(own.holds(span) for own in self.sheet.spans(named[by])):
                yield f"No passage of {by} takes in this stretch.", "Give that fact a passage around it."

    def _unclaimed(self, at: int, span: Span) -> Problem:
        source = self.sheet.source
        printed = f"'{source.written(source.tokens[at])}' at {span.start}-{span.end}"
        remedy = self._hint(at) or _REMEDY
        return self.sheet.problem((), printed, "No fact claims it.", remedy, span)

    def _hint(self, at: int) -> str:
        """Name figures that have the value but lack the passage."""
        value = self.sheet.source.tokens[at].value
        same = sorted({figure.id for figure in self.figures if value is not None and value in figure.values})
        return f"It equals {', '.join(same[:3])}: if meant, add a passage around it there." if same else ""
