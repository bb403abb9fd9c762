"""Where every passage stands: the table that leads a reader of the other tables to the sentences."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from pairgraph.archive.entry import Entry
from pairgraph.archive.tables import Column, Table
from pairgraph.archive.terms import select
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.deposit import Deposit, Source

__all__ = ["PASSAGES", "TABLE", "passages"]

PASSAGES: Final = "passages.csv"
_STAND: Final = """
SELECT ?passage ?section ?sentence ?start ?end ?digest WHERE {{
  ?passage pao:ofReport <{report}> ; pao:section ?section ; pao:sentence ?sentence ;
    pao:startOffset ?start ; pao:endOffset ?end ; pao:digest ?digest .
}} ORDER BY ?start ?end ?passage"""
_TEXT: Final = (
    "in the report's text as plain text without the frame of its page, counted in Unicode characters from 0"
)
_COLUMNS: Final = (
    Column("passage", text="The name of the passage, as the column passages of the other tables has it."),
    Column("report", text="The report in which it stands."),
    Column("report_title", text="The title of the report."),
    Column("address", text="Where the report was published.", datatype="anyURI"),
    Column("section", text="The heading of the section of the report."),
    Column("sentence", text="The sentence in that section, counted from 1.", datatype="integer"),
    Column("start", text=f"The first character {_TEXT}.", datatype="integer"),
    Column("end", text=f"The character after the last {_TEXT}.", datatype="integer"),
    Column("sha256", text="The SHA-256 of these characters in UTF-8: proof that they are the ones meant."),
)
TABLE: Final = Table(PASSAGES, "passages: where each one stands in its report", _COLUMNS, "passage")
"""What the columns of the table mean."""


def passages(deposit: Deposit) -> Entry:
    """Write the table of all passages, by report and in the order of its text."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(column.name for column in _COLUMNS)
    for source in deposit.sources:
        table.writerows(_rows(deposit, source))
    return Entry(PASSAGES, out.getvalue().encode(), "where each passage stands in its report")


def _rows(deposit: Deposit, source: Source) -> Iterator[tuple[object, ...]]:
    """Yield the rows of one report, so that a large release is never asked for all at once."""
    about = (compact(source.iri), source.title or source.label, source.url)
    for row in select(deposit.graph, _STAND.format(report=source.iri)):
        stands = (row.section, row.sentence, row.start, row.end, row.digest)
        yield (row.passage.prefixed, *about, *map(str, stands))
