"""What commands print: tables for people, CSV and JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import PairgraphError
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["display", "print_rows", "print_table", "print_text", "width"]

_GAP: Final = "  "
_WIDEST: Final = 60
_ROW_FORMATS: Final = ("table", "csv", "tsv", "json")
_GROUPED_FROM: Final = 10_000
"""Smaller numbers are written without separators: most of them are years."""


def print_text(text: str) -> None:
    """Print text to stdout, ending in exactly one line feed."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def print_rows(form: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows as ``table``, ``csv``, ``tsv`` or ``json`` (a list of objects).

    Raises:
        PairgraphError: there is no such format for rows.

    """
    if form not in _ROW_FORMATS:
        raise PairgraphError(f"'{form}' does not fit here.", remedy=f"Use {', '.join(_ROW_FORMATS)}.")
    if form == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        print_text(json.dumps(objects, ensure_ascii=False, indent=2, default=str))
    elif form in {"csv", "tsv"}:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n", delimiter="," if form == "csv" else "\t")
        writer.writerows([columns, *rows])
        print_text(out.getvalue())
    else:
        print_table(columns, rows)


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], empty: Sequence[str] | None = None
) -> None:
    """Print a table: drawn by Rich on a terminal, plain aligned columns anywhere else.

    Args:
        columns: the headings.
        rows: the cells.
        empty: for each column, what to show where a cell holds nothing.

    """
    words = empty or [""] * len(columns)
    cells = [
        [word if value is None else display(value) for value, word in zip(row, words, strict=True)]
        for row in rows
    ]
    right = [bool(rows) and all(_is_number(row[at]) for row in rows) for at in range(len(columns))]
    if sys.stdout.isatty():
        _print_rich(columns, cells, right)
    else:
        print_text("\n".join(_aligned([list(columns), *cells], right)))


def _print_rich(columns: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, numeric in zip(columns, right, strict=True):
        table.add_column(Text(name), justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _aligned(lines: list[list[str]], right: Sequence[bool]) -> list[str]:
    # One very long cell pushes its own line out, not the columns of all.
    widths = [min(_WIDEST, max(width(line[at]) for line in lines)) for at in range(len(right))]
    return [
        _GAP.join(_padded(cell, widths[at], right=right[at]) for at, cell in enumerate(line)).rstrip()
        for line in lines
    ]


def _padded(cell: str, wanted: int, *, right: bool) -> str:
    padding = " " * (wanted - width(cell))
    return padding + cell if right else cell + padding


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal: Chinese characters take two.

    >>> width("ab"), width("珠海")
    (2, 4)
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, (int, float, Decimal)) and not isinstance(value, bool))


def display(value: object) -> str:
    """Write a value for people: prefixed names, grouped digits, nothing for nothing.

    >>> display(Decimal("99233000.0")), display(2009), display(None)
    ('99,233,000', '2009', '')
    """
    if value is None:
        return ""
    if isinstance(value, (tuple, list)):
        return ", ".join(display(part) for part in value)
    if isinstance(value, Decimal):
        value = int(value) if value == int(value) else value.normalize()
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return f"{value:,}" if abs(float(value)) >= _GROUPED_FROM else str(value)
    return compact(str(value)).replace("\n", " ")
