"""How an answer looks on a terminal and in a file."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from pairgraph.cli.output import display, print_rows, print_table, print_text, width
from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.triples import GRAPH_FORMATS, Triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.query.evidence import Passage
    from pairgraph.query.row import Row
    from pairgraph.query.stored import Column

__all__ = ["print_result"]

_EVIDENCE_COLUMNS = (
    "row",
    "column",
    "value",
    "passage",
    "report",
    "section",
    "sentence",
    "start",
    "end",
    "digest",
)


def print_result(result: Answer | Triples | bool, form: str, *, evidence: bool) -> None:
    """Print what a query gave.

    Raises:
        QueryError: the format does not fit: rows have no Turtle, triples no CSV.

    """
    for gap in () if isinstance(result, bool) else result.gaps:
        print(f"This answer is partial: without {gap.target}, which {gap.reason}.", file=sys.stderr)
    if isinstance(result, Answer):
        _print_evidence(result, form) if evidence else _print_answer(result, form)
    elif isinstance(result, Triples):
        print_text(result.to("ttl" if form == "table" else form))
    else:
        print_text(json.dumps({"head": {}, "boolean": result}) if form == "json" else str(result).lower())


def _print_answer(answer: Answer, form: str) -> None:
    if form == "table":
        shown = [column for column in answer.columns if not column.hidden]
        rows = [[row[column.name] for column in shown] for row in answer]
        print_table([_heading(column) for column in shown], rows, [column.empty for column in shown])
        if not rows:
            print("No rows.", file=sys.stderr)
        return
    if form in GRAPH_FORMATS:
        raise QueryError(
            f"A SELECT gives rows, and '{form}' is for triples.", remedy="Use table, csv, tsv, json or xml."
        )
    written = {"csv": answer.to_csv, "tsv": answer.to_tsv, "json": answer.to_json, "xml": answer.to_xml}
    print_text(written[form]())


def _heading(column: Column) -> str:
    return f"{column.name} ({column.unit})" if column.unit else column.name


def _print_evidence(answer: Answer, form: str) -> None:
    """Print each cell with the passages behind it: as records for people, as rows for programs."""
    answer.prefetch_evidence()
    if form == "table":
        records = ("\n".join(_record(answer, row)) for row in answer)
        print_text("\n\n".join(records))
    else:
        print_rows(form, _EVIDENCE_COLUMNS, list(_evidence_rows(answer)))


def _record(answer: Answer, row: Row) -> Iterator[str]:
    shown = [column for column in answer.columns if not column.hidden]
    indent = max(width(column.name) for column in shown) + 2
    for column in shown:
        value = row[column.name]
        shown_value = column.empty if value is None else f"{display(value)} {column.unit}"
        yield f"{column.name:<{indent}}{shown_value}".rstrip()
        yield from (f"{'':<{indent}}  ↳ {passage}" for passage in answer.evidence(row, column.name))


def _evidence_rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    for number, row in enumerate(answer, start=1):
        for column in answer.columns:
            if not column.hidden:
                for passage in answer.evidence(row, column.name):
                    yield (number, column.name, row[column.name], *_fields(passage))


def _fields(passage: Passage) -> tuple[Any, ...]:
    where = (passage.section, passage.sentence, passage.start, passage.end, passage.digest)
    return (passage.iri, passage.report, *where)
