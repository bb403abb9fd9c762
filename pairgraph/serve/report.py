"""A report's statements in the order of its text: sections, sentences, places. Never its wording."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.vocabulary import ID

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["PART", "Contents", "Place", "Section", "Sentence", "contents", "kind", "sections"]

PART: Final = 180
"""How many places a page shows, so that it stays small however long the report is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text, and what it states."""

    start: int
    end: int
    things: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a section; its number is None where the stretch is in none."""

    number: int | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section, as the text names it."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All places of a report, cut into parts, and where its sections begin."""

    places: tuple[Row, ...]
    sections: tuple[tuple[str, int], ...]

    @property
    def parts(self) -> int:
        """How many pages it takes."""
        return len(self._cuts) - 1

    def part_at(self, offset: int) -> int:
        """Return the part, from 1, that shows what stands at an offset."""
        begun = sum(bool(self.places[cut].start <= offset) for cut in self._cuts[:-1] if self.places)
        return max(1, begun)

    def of_part(self, part: int) -> tuple[Row, ...]:
        """Return the places of a part."""
        return self.places[self._cuts[part - 1] : self._cuts[part]]

    @property
    def _cuts(self) -> list[int]:
        """Where parts begin, and the end; places that begin at one offset are never parted."""
        cuts = [0]
        while (cut := cuts[-1] + PART) < len(self.places):
            while cut > cuts[-1] + 1 and self.places[cut].start == self.places[cut - 1].start:
                cut -= 1
            cuts.append(cut)
        return [*cuts, len(self.places)]


def contents(session: Session, report: str) -> Contents:
    """Return where a report's statements stand."""
    places = tuple(rows(session, "places", report=[report]))
    titles = (
        (title, next(some).start) for title, some in groupby(places, key=lambda row: str(row.section or ""))
    )
    return Contents(places, tuple(titles))


def sections(session: Session, places: Sequence[Row]) -> list[Section]:
    """Return places as the sections and sentences they stand in, with what they state."""
    stated: dict[str, list[str]] = {}
    for row in rows(session, "stated", passage=[place.passage for place in places]) if places else ():
        stated.setdefault(row.passage, []).append(row.thing)
    called = names(session, {thing for some in stated.values() for thing in some})
    made = []
    for title, some in groupby(places, key=lambda row: str(row.section or "")):
        sentences = [
            Sentence(number, tuple(_place(row, stated, called) for row in group))
            for number, group in groupby(some, key=lambda row: row.sentence)
        ]
        made.append(Section(title, tuple(sentences)))
    return made


def kind(thing: Name) -> str:
    """Return what kind of thing an IRI of ours names: a figure, a flow, a region."""
    return thing.iri.removeprefix(ID).partition("/")[0] if thing.iri.startswith(ID) else ""


def _place(row: Row, stated: dict[str, list[str]], called: dict[str, Name]) -> Place:
    return Place(row.start, row.end, tuple(called[thing] for thing in stated.get(row.passage, ())))
