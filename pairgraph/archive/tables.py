"""The CSV files of a package with what their columns mean."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.query.results import DATATYPES, SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pairgraph.archive.answers import Answered
    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.terms import Term
    from pairgraph.query import stored

__all__ = ["RELEASE", "Column", "Table", "answer_tables", "release_tables"]

RELEASE: Final = "release/"
"""The folder of the package that holds the release's own files."""
_LIST: Final = " "
_RANGES: Final = {"xsd:integer": "integer", "xsd:decimal": "decimal", "xsd:boolean": "boolean"}
_ELSEWHERE: Final = {
    "skos:prefLabel": ("label", "What it is called, in English."),
    "rdf:type": ("types", "The classes of the ontology that it is an instance of."),
    "prov:wasDerivedFrom": (
        "passages",
        "The passages that state it; passages.csv tells where they stand.",
    ),
    "dcterms:isPartOf": ("is part of", "The wider thing that it is part of."),
}
"""What the terms of other vocabularies mean here."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: its heading.
        label: what people call it.
        text: what its cells mean.
        datatype: of a cell or, where there is a separator, of each part of it.
        separator: what stands between the parts of a cell.
        details: more about it, by name.
        codes: what its cells may hold, where that is a list of codes, with what each means.

    """

    name: str
    label: str = ""
    text: str = ""
    datatype: str = "string"
    separator: str = ""
    details: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file: where it lies in the package, what it is, its columns, its key where it has one."""

    path: str
    title: str
    columns: tuple[Column, ...]
    key: str = ""


def release_tables(deposit: Deposit) -> list[Table]:
    """Return the tidy tables of a release, in order."""
    files = sorted(deposit.release.folder.glob("tables/*.csv"))
    return [_release_table(file.stem, _headings(file), deposit.terms) for file in files]


def answer_tables(questions: Sequence[Answered]) -> list[Table]:
    """Return the answers to the stored questions as tables, in order."""
    return [
        Table(one.path, one.stored.question["en"], tuple(map(_of_question, one.stored.columns)))
        for one in questions
        if not one.why
    ]


def _headings(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        return next(csv.reader(stream), [])


def _release_table(name: str, headings: Sequence[str], terms: Mapping[str, Term]) -> Table:
    from pairgraph.build.tables import TABLES

    place = f"{RELEASE}tables/{name}.csv"
    if name not in TABLES:
        # Its columns are those of the other tables, the figures' before all, and some of its own.
        every = {heading: path for _, paths in TABLES.values() for heading, path in paths.items()}
        columns = [_of_release(heading, every | dict(TABLES["figures"][1]), terms) for heading in headings]
        return Table(place, f"{name}: figures by region and year", tuple(columns))
    kind, paths = TABLES[name]
    what = terms[kind].definition if kind in terms else ""
    key = Column(headings[0], "key", f"The name of the row. {what}".strip(), details=(("kind", kind),))
    others = [_of_release(heading, paths, terms) for heading in headings[1:]]
    return Table(place, f"{name}: one row a thing", (key, *others), headings[0])


def _of_release(heading: str, paths: Mapping[str, str], terms: Mapping[str, Term]) -> Column:
    """Explain a column by the property that it shows, else as its table does."""
    from pairgraph.build.columns import EXPLAINED

    if heading not in paths and (found := EXPLAINED.get(heading)) is not None:
        return Column(heading, text=found.text, datatype=found.datatype, separator=found.separator or "")
    return _of_path(heading, paths.get(heading, ""), terms)


def _of_path(heading: str, path: str, terms: Mapping[str, Term]) -> Column:
    """Explain a column by the property at the end of its path."""
    last = path.rpartition("/")[2].removeprefix("^")
    if (term := terms.get(last)) is None:
        label, text = _ELSEWHERE.get(last, ("", ""))
        separator = "" if last == "skos:prefLabel" or not path else _LIST
        return Column(heading, label, text, separator=separator, details=_path(path))
    kind = term.said("rdfs:range")
    separator = _LIST if "owl:ObjectProperty" in term.types or last == "pao:gbCode" else ""
    codes = tuple(_codes(kind, terms))
    names = ", ".join(name for name, _ in codes if name.startswith("pao:"))
    listed = (("codes", f"{names}; see 'Codes' above"),) if names else ()
    datatype, details = _RANGES.get(kind, "string"), (*listed, *_path(path))
    return Column(heading, term.label(), term.definition, datatype, separator, details, codes)


def _codes(kind: str, terms: Mapping[str, Term]) -> Iterator[tuple[str, str]]:
    """Yield the members of a class that the ontology itself lists, with what they mean."""
    for term in terms.values():
        if kind and kind in term.types and "skos:Concept" not in term.types:
            yield term.name, term.definition


def _path(path: str) -> tuple[tuple[str, str], ...]:
    return (("path from the row's thing", path),) if path else ()


def _of_question(one: stored.Column) -> Column:
    """Explain a column as its question does."""
    told = {"unit": one.unit, "evidence": one.evidence, "an empty cell means": one.empty}
    return Column(
        one.name,
        text=one.description,
        datatype=DATATYPES.get(one.type, "string"),
        separator=SEPARATORS.get(one.type, ""),
        details=tuple((name, text) for name, text in told.items() if text),
    )
