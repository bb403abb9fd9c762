"""A fact file laid beside its text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pairgraph.extract.problem import Problem
from pairgraph.extract.text import Span
from pairgraph.extract.things import Node, Place, Thing, things

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.extract.source import Source

__all__ = ["Sheet"]


class Sheet:
    """The things, passages and rows of one fact file, and the text they speak of.

    >>> from pairgraph.extract.source import Source
    >>> row = {"startOffset": 0, "endOffset": 3}
    >>> sheet = Sheet({"id": "report:bees", "claims": [row]}, Source("Two bees"))
    >>> sheet.slug, [sheet.span(row) for _, row in sheet.rows("claims")]
    ('bees', [Span(start=0, end=3)])
    """

    def __init__(self, document: Node, source: Source, line: Callable[[Place], int] = lambda _: 0) -> None:
        self.document = document
        self.source = source
        self.line = line

    @property
    def slug(self) -> str:
        """The report's own part of its id."""
        return str(self.document.get("id", "")).removeprefix("report:")

    @cached_property
    def things(self) -> list[Thing]:
        """Everything described, in the order of the file."""
        return list(things(self.document))

    @cached_property
    def passages(self) -> dict[str, Span]:
        """Id of each passage that lies inside the text → its stretch."""
        found = ((str(row.get("id")), self.span(row)) for _, row in self.rows("passages"))
        return {name: span for name, span in found if span}

    def rows(self, key: str) -> list[tuple[Place, Node]]:
        """Return the mappings listed under a key of the document, each with its place."""
        listed = self.document.get(key)
        numbered = enumerate(listed if isinstance(listed, list) else [])
        return [((key, at), row) for at, row in numbered if isinstance(row, dict)]

    def span(self, row: Node) -> Span | None:
        """Return the stretch that a row's offsets name, nothing if that is none inside the text."""
        start, end = row.get("startOffset"), row.get("endOffset")
        if type(start) is not int or type(end) is not int:
            return None
        return Span(start, end) if 0 <= start < end <= len(self.source.text) else None

    def spans(self, thing: Thing) -> list[Span]:
        """Return the stretches a thing is derived from, as far as they are in the text."""
        return [self.passages[source] for source in thing.sources if source in self.passages]

    def problem(
        self, place: Place, subject: str, message: str, remedy: str, span: Span | None = None
    ) -> Problem:
        """Say what is wrong at a place of the fact file, ``()`` for none, and where in the text."""
        where = self.source.where(span) if span else ""
        return Problem(self.line(place) if place else 0, subject, where, message, remedy)
