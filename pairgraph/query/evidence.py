"""From things to the passages that state them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from pairgraph.query.answer import Answer
    from pairgraph.query.values import Iri

__all__ = ["Evidence", "Passage"]

_BATCH: Final = 500
_QUERY: Final = """
PREFIX pao: <https://w3id.org/pairing-off/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?thing ?passage ?report ?section ?sentence ?start ?end ?digest WHERE {
  { VALUES ?thing { %s } ?thing prov:wasDerivedFrom ?passage }
  UNION { VALUES ?passage { %s } BIND (?passage AS ?thing) }
  ?passage pao:ofReport ?report ; pao:startOffset ?start ; pao:endOffset ?end .
  OPTIONAL { ?passage pao:section ?section }
  OPTIONAL { ?passage pao:sentence ?sentence }
  OPTIONAL { ?passage pao:digest ?digest }
}
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: a stretch of a report's text, never its wording.

    ``start`` and ``end`` are offsets in Unicode characters into the text as published, ``digest``
    is the SHA-256 of that stretch, ``sentence`` counts from 1 in its section.
    """

    iri: Iri
    report: Iri
    section: str
    sentence: int | None
    start: int
    end: int
    digest: str

    @property
    def order(self) -> tuple[str, int, int]:
        """What sorts passages as they stand in the texts."""
        return (self.report, self.start, self.end)

    def __str__(self) -> str:
        sentence = "" if self.sentence is None else f", sentence {self.sentence}"
        return f"{self.report.local} · {self.section}{sentence} · characters {self.start}-{self.end}"


class Evidence:
    """Fetches passages, many things a query, and remembers them: a release does not change.

    >>> Evidence(lambda text: [])(["https://example.org/a"])
    {'https://example.org/a': []}
    """

    def __init__(self, select: Callable[[str], Answer]) -> None:
        self._select = select
        self._known: dict[str, list[Passage]] = {}

    def __call__(self, things: Collection[str]) -> dict[str, list[Passage]]:
        """Return thing → passages, in the order of the text."""
        unknown = sorted(set(things).difference(self._known))
        for at in range(0, len(unknown), _BATCH):
            self._fetch(unknown[at : at + _BATCH])
        return {thing: self._known[thing] for thing in things}

    def _fetch(self, things: list[str]) -> None:
        found: dict[str, list[Passage]] = {thing: [] for thing in things}
        terms = " ".join(str(NamedNode(thing)) for thing in things)
        for thing, passage in _passages(self._select(_QUERY % (terms, terms))):
            found[thing].append(passage)
        self._known.update((thing, sorted(rows, key=lambda one: one.order)) for thing, rows in found.items())


def _passages(answer: Answer) -> Iterator[tuple[str, Passage]]:
    for row in answer:
        where = (row.section or "", row.sentence, row.start, row.end, row.digest or "")
        yield row.thing, Passage(row.passage, row.report, *where)
