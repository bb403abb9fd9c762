"""The first thing to read in a package: what lies where, one figure followed to its source, how to check."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from pairgraph.archive.places import ANSWERS, PLACES
from pairgraph.archive.terms import select

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pairgraph.archive.deposit import Deposit
    from pairgraph.query.row import Row

__all__ = ["README", "cited", "readme"]

README: Final = "README.txt"
_WIDTH: Final = 100
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
        _headed("What lies where", "".join(_listed(PLACES))),
        _headed("Questions, and where they are answered", "".join(_listed(ANSWERS))),
        *_example(deposit),
        _headed("To check that nothing has changed", _CHECK),
        _headed("To cite it", _filled(cited(deposit))),
        _headed("Licence", _filled(_licence(deposit))),
    ]
    return "\n".join(parts).encode()


def _listed(rows: Mapping[str, str]) -> Iterator[str]:
    for name, said in rows.items():
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
        f"4. Its column passages names where it stands: {passage}. Its row in passages.csv says: "
        f'{row.report.prefixed}, section "{row.section}", sentence {row.sentence}, '
        f"characters {row.start} to {row.end} of the text (counted from 0; the last one is not included).",
        f"5. Whoever holds the text proves it: the SHA-256 of those characters in UTF-8 is {row.digest}. "
        "codebook.txt, 'The reports', tells where the text was published and the SHA-256 of all of it.",
    )
    for step in steps:
        yield textwrap.fill(step, _WIDTH, subsequent_indent="   ", break_on_hyphens=False)


def cited(deposit: Deposit) -> str:
    """Return how the release is cited, in one line."""
    citation = deposit.citation
    makers = ", ".join(one.full for one in citation.authors)
    parts = (
        " ".join(part for part in (makers, citation.year and f"({citation.year})") if part),
        f"{deposit.title}, version {deposit.version}, release {deposit.digest}",
        citation.publisher,
        f"https://doi.org/{citation.doi}" if citation.doi else "",
    )
    return ". ".join(part for part in parts if part) + "."


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
