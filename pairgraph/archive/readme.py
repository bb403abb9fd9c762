"""The first thing to read in a package: what lies where, one figure followed to its source, how to check."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from pairgraph.archive.terms import select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.deposit import Deposit
    from pairgraph.query.row import Row

__all__ = ["README", "readme"]

README: Final = "README.txt"
_WIDTH: Final = 100
_PLACES: Final = {
    "codebook.txt, codebook.html": "what every term, code, column and question means; how vagueness, totals, "
    "overlaps and time are coded; what was not recorded",
    "release/tables/*.csv": "the figures, flows, works and relations as tables",
    "release/pairgraph.ttl": "the whole graph as one Turtle file for people",
    "release/graphs/*.ttl": "the same, one file for each named graph: report-… as the reports state it, "
    "reference, schemes, ontology, links-… to outside data, inferred, dataset, queries",
    "release/pairgraph.trig": "the same in one file, with the named graphs kept apart",
    "release/pairgraph.nq": "the same as canonical N-Quads; its SHA-256 is the release's digest",
    "release/validation.ttl, validation.html": "what the shapes say of the data",
    "release/queries, answers": "the stored questions (SPARQL), and their answers as CSV under the same "
    "names; codebook.txt says why where there is none",
    "inputs": "what the release was built from: fact files, ontology, schemes, alignments, rules, shapes, "
    "tables of links",
    "csv-metadata.json": "what the columns of all CSV files mean, for programs (CSV on the Web)",
    "ro-crate-metadata.json, catalogue.ttl": "what each file is, and what was made from what (RO-Crate; "
    "DCAT, "
    "VoID, PROV)",
    "datacite.json, datacite.xml": "metadata for a DOI",
    "CITATION.cff, LICENSES": "how to cite this, and under which licences it may be used",
}
_EXAMPLE: Final = """
SELECT ?figure ?measureLabel ?value ?asWritten ?unit ?comparator ?comparatorMeaning
       ?thing ?thingLabel ?passage ?report ?section ?sentence ?start ?end ?digest WHERE {
  { SELECT (MIN(?any) AS ?figure) WHERE { ?any a pao:Figure ; pao:value ?number } }
  ?figure pao:value ?value ; pao:asWritten ?asWritten ; pao:comparator ?comparator ;
    pao:measure/skos:prefLabel ?measureLabel ; pao:unit ?unit ; pao:quantifies ?thing ;
    prov:wasDerivedFrom ?passage .
  ?passage pao:ofReport ?report ; pao:section ?section ; pao:sentence ?sentence ; pao:digest ?digest ;
    pao:startOffset ?start ; pao:endOffset ?end .
  ?comparator skos:definition ?comparatorMeaning .
  OPTIONAL { ?thing skos:prefLabel ?thingLabel FILTER(LANGMATCHES(LANG(?thingLabel), "en")) }
  FILTER(LANGMATCHES(LANG(?measureLabel), "en") && LANGMATCHES(LANG(?comparatorMeaning), "en"))
} ORDER BY ?figure ?passage LIMIT 1"""
_CHECK: Final = """\
Nothing more is needed than a text editor and a program for SHA-256, which every system has. In the
folder above this one:

    sha256sum --check manifest-sha256.txt        every file of data is as it was packed
    sha256sum --check tagmanifest-sha256.txt     and so are the manifests themselves
    sha256sum data/release/pairgraph.nq          prints the digest above: these are the facts cited by it

The manifests are text: a digest and a path on each line. manifest-sha512.txt says the same in SHA-512.
With the software, `pairgraph restore` checks all of it and makes a release that answers questions again.
"""


def readme(deposit: Deposit) -> bytes:
    """Write the README of a package."""
    title = deposit.title
    parts = [
        f"{title}\n{'=' * len(title)}\n",
        _filled(deposit.description),
        f"Version {deposit.version}\nRelease {deposit.digest}\n",
        _headed("What lies where", "".join(_places())),
        *_example(deposit),
        _headed("To check that nothing has changed", _CHECK),
        _headed("To cite it", _citation(deposit)),
        _headed("Licence", _filled(_licence(deposit))),
    ]
    return "\n".join(parts).encode()


def _places() -> Iterator[str]:
    for name, said in _PLACES.items():
        yield f"{name}\n{textwrap.fill(said, _WIDTH, initial_indent='    ', subsequent_indent='    ')}\n"


def _example(deposit: Deposit) -> Iterator[str]:
    """Follow one figure from a table to the sentence that states it."""
    for row in select(deposit.graph, _EXAMPLE):
        yield _headed("One figure, read and followed to its source", "\n".join(_steps(row)) + "\n")


def _steps(row: Row) -> Iterator[str]:
    figure, passage = row.figure.prefixed, row.passage.prefixed
    counted = f"{row.thingLabel} ({row.thing.prefixed})" if row.thingLabel else row.thing.prefixed
    steps = (
        f"1. release/tables/figures.csv has a row that begins with {figure}: {row.measureLabel}, value "
        f'{row.value}, unit {row.unit.prefixed}, printed as "{row.asWritten}".',
        f"2. Its comparator is {row.comparator.prefixed}. codebook.txt says: {row.comparatorMeaning}",
        f"3. Its column quantifies says what it counts: {counted}. Search for that name in "
        "release/pairgraph.ttl to see who gave, who received, where and when.",
        f"4. Its column passages names where it stands: {passage}. Search for that name in the report's file "
        f'in release/graphs: {row.report.prefixed}, section "{row.section}", sentence {row.sentence}, '
        f"characters {row.start} to {row.end} of the text (counted from 0; the last one is not included).",
        f"5. Whoever holds the text proves it: the SHA-256 of those characters in UTF-8 is {row.digest}. "
        "codebook.txt, 'The reports', tells where the text was published and the SHA-256 of all of it.",
    )
    for step in steps:
        yield textwrap.fill(step, _WIDTH, subsequent_indent="   ", break_on_hyphens=False)


def _citation(deposit: Deposit) -> str:
    citation = deposit.citation
    parts = (
        ", ".join(one.full for one in citation.authors),
        f"({citation.year})" if citation.year else "",
        f"{deposit.title}, version {deposit.version}, release {deposit.digest}",
        citation.publisher,
        f"https://doi.org/{citation.doi}" if citation.doi else "",
    )
    return _filled(". ".join(part for part in parts if part) + ".")


def _licence(deposit: Deposit) -> str:
    return (
        "The data, the ontology and the schemes are under Creative Commons Attribution 4.0 International "
        "(LICENSES/CC-BY-4.0.txt), the software and its queries under Apache-2.0. The reports are under "
        "copyright: facts and figures are taken from them, their wording is not. They are: "
        + "; ".join(f"{one.title or one.label} ({one.url or one.iri})" for one in deposit.sources)
        + "."
    )


def _filled(words: str) -> str:
    return textwrap.fill(words, _WIDTH, break_on_hyphens=False, break_long_words=False) + "\n"


def _headed(title: str, text: str) -> str:
    return f"{title}\n{'-' * len(title)}\n\n{text}"
