"""The stored questions with the answers that a release gives, as CSV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.archive.entry import Entry
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph

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
        csv: the answer, or nothing where there is none.
        rows: how many rows it has.
        why: why there is no answer.

    """

    stored: StoredQuery
    csv: bytes = b""
    rows: int = 0
    why: str = ""

    @property
    def path(self) -> str:
        """Where the answer lies in a package."""
        return f"{ANSWERS}{self.stored.topic}/{self.stored.name}.csv"

    @property
    def entry(self) -> Entry:
        """The answer as a file."""
        return Entry(self.path, self.csv, f"the answer to: {self.stored.question['en']}")


def answered(release: Release, *, ask: bool = True) -> Iterator[Answered]:
    """Ask a release its own stored questions, in order, each without parameters.

    Args:
        release: the release.
        ask: whether to ask at all, or only to list the questions.

    """
    graph = Graph.of_release(release, Catalogue(release.file("queries")))
    for stored in graph.catalogue:
        if why := _reason(stored, ask=ask):
            yield Answered(stored, why=why)
        else:
            answer = graph.query(stored.name)
            yield Answered(stored, answer.to_csv().encode(), len(answer))


def _reason(stored: StoredQuery, *, ask: bool) -> str:
    """Say why a question has no answer in a package; nothing where it has."""
    if stored.services:
        return "it asks another service, whose answers change"
    if any(one.required and one.default is None for one in stored.parameters):
        return "it needs a parameter"
    return "" if ask else "it was not asked when this was packed"
