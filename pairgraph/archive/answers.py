"""The stored questions with the answers that a release gives, as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.archive.entry import Entry
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.session import Graph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release
    from pairgraph.query.stored import StoredQuery

__all__ = ["ANSWERS", "Answered", "answered"]

ANSWERS = "answers/"
"""The folder of the package that holds them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A stored question and its answer.

    Attributes:
        stored: the question.
        csv: the answer, or nothing where the question needs a parameter that has no default, or asks other
            servers, whose answers are in no release.
        rows: how many rows it has.

    """

    stored: StoredQuery
    csv: bytes
    rows: int

    @property
    def path(self) -> str:
        """Where the answer lies in a package."""
        return f"{ANSWERS}{self.stored.topic}/{self.stored.name}.csv"

    @property
    def entry(self) -> Entry:
        """The answer as a file."""
        return Entry(self.path, self.csv, f"the answer to: {self.stored.question['en']}")


def answered(release: Release) -> Iterator[Answered]:
    """Ask a release its own stored questions, in order, each without parameters."""
    graph = Graph.of_release(release, Catalogue(release.file("queries")))
    for stored in graph.catalogue:
        if stored.services or any(one.required and one.default is None for one in stored.parameters):
            yield Answered(stored, b"", 0)
            continue
        answer = graph.query(stored.name)
        yield Answered(stored, answer.to_csv().encode(), len(answer))
