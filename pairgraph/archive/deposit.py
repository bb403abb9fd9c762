"""What is known of a release for its deposit: the one place from which every description is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pairgraph.archive.citation import Citation
from pairgraph.archive.terms import Term, read_terms, select
from pairgraph.query.graph import Graph
from pairgraph.vocabulary import BASE, graph_iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pairgraph.archive.origin import Origin
    from pairgraph.graph.release import Release

__all__ = ["DATASET", "LICENCE", "Deposit", "Source"]

DATASET: Final = BASE + "dataset"
"""The dataset, whatever its release."""
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"
_SHORT: Final = 12
_ABOUT: Final = """
SELECT ?property ?value WHERE {{ GRAPH <{graph}> {{ <{dataset}> ?property ?value }}
  VALUES ?property {{ dcterms:title dcterms:description dcat:previousVersion dcat:version }}
}} ORDER BY ?property ?value"""
_SOURCES: Final = """
SELECT ?report ?title ?label ?url ?edition ?digest ?length
  (SAMPLE(?creatorName) AS ?creator) (SAMPLE(?publisherName) AS ?publisher) WHERE {
  ?report a pao:Report .
  OPTIONAL { ?report dcterms:title ?title }
  OPTIONAL { ?report skos:prefLabel ?label FILTER(LANGMATCHES(LANG(?label), "en")) }
  OPTIONAL { ?report dcterms:source ?url }
  OPTIONAL { ?report bibo:edition ?edition }
  OPTIONAL { ?report pao:textDigest ?digest }
  OPTIONAL { ?report pao:textLength ?length }
  OPTIONAL { ?report dcterms:creator/skos:prefLabel ?creatorName
             FILTER(LANGMATCHES(LANG(?creatorName), "en")) }
  OPTIONAL { ?report dcterms:publisher/skos:prefLabel ?publisherName
             FILTER(LANGMATCHES(LANG(?publisherName), "en")) }
} GROUP BY ?report ?title ?label ?url ?edition ?digest ?length ORDER BY ?report"""
_YEARS: Final = """
SELECT (MIN(?year) AS ?first) (MAX(?year) AS ?last) WHERE {
  { ?figure a pao:Figure ; pao:startYear ?year } UNION { ?figure a pao:Figure ; pao:endYear ?year }
}"""


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the facts come from."""

    iri: str
    title: str
    label: str
    url: str
    edition: str
    creator: str
    publisher: str
    digest: str
    length: str


@dataclass(frozen=True)
class Deposit:
    """A release and what is known of it.

    Args:
        release: the release.
        origin: the software behind it.
        citation: who made it and how it is cited.

    """

    release: Release
    origin: Origin
    citation: Citation = field(default_factory=Citation)

    @cached_property
    def graph(self) -> Graph:
        """The release, opened to be asked."""
        return Graph.of_release(self.release)

    @property
    def manifest(self) -> Mapping[str, Any]:
        """The release's manifest."""
        return self.release.manifest

    @property
    def digest(self) -> str:
        """The release's digest."""
        return self.release.digest

    @property
    def iri(self) -> str:
        """The release's IRI: its digest is its name."""
        return f"{BASE}release/{self.digest}"

    @property
    def name(self) -> str:
        """What its package is called."""
        return f"pairgraph-{self.version}-{self.digest[:_SHORT]}"

    @property
    def version(self) -> str:
        """The version of the data, as the release says it."""
        return next(iter(self.about.get("version", {}).values()), self.origin.version)

    @cached_property
    def about(self) -> dict[str, dict[str, str]]:
        """What the dataset says of itself: local name of a property → language → text."""
        text = _ABOUT.format(graph=graph_iri("dataset"), dataset=DATASET)
        found: dict[str, dict[str, str]] = {}
        for row in select(self.graph, text):
            language = getattr(row.value, "language", None) or ""
            found.setdefault(row.property.local, {})[language] = str(row.value)
        return found

    @property
    def title(self) -> str:
        """The title in English."""
        return self.about.get("title", {}).get("en", self.citation.title)

    @property
    def description(self) -> str:
        """The description in English."""
        return self.about.get("description", {}).get("en", self.citation.abstract)

    @property
    def previous(self) -> str:
        """The IRI of the version before this one, where the release names it."""
        return next(iter(self.about.get("previousVersion", {}).values()), "")

    @cached_property
    def sources(self) -> list[Source]:
        """The reports, in order."""
        names = ("report", "title", "label", "url", "edition", "creator", "publisher", "digest", "length")
        rows = select(self.graph, _SOURCES)
        return [Source(*("" if row[name] is None else str(row[name]) for name in names)) for row in rows]

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last year that a figure speaks of."""
        row = next(iter(select(self.graph, _YEARS)))
        return None if row.first is None else (int(row.first), int(row.last))

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The terms of the ontology and its schemes, by prefixed name."""
        return read_terms(self.graph)
