"""Names to look up from a table of the user's: CSV or tab-separated values."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from pairgraph.errors import FactFileError, PairgraphError
from pairgraph.link.authority_graph import Sought
from pairgraph.link.candidate import LEVELS, Wanted
from pairgraph.link.textfile import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pairgraph.link.candidate import Subject

__all__ = ["COLUMNS", "checked_year", "read_names"]

COLUMNS: Final = ("name", "name_zh", "parent", "level", "code", "year", "id")
"""The columns that are read; only the first is needed, and others are left alone."""
_YEARS: Final = (1900, 2100)
_MOST_BYTES: Final = 50_000_000


def read_names(file: Path, subject: Subject) -> list[Sought]:
    """Read what to look for, a row each.

    Args:
        file: a table with a header row; tabs separate the cells of a ``.tsv``, commas those of others.
        subject: which rules of spelling hold.

    Raises:
        FactFileError: the file cannot be read, or a row is no name; it names the line.

    """
    text = read_text(file, _MOST_BYTES)
    reader = csv.DictReader(text.splitlines(keepends=True), dialect=_dialect(file), strict=True)
    try:
        if "name" not in (reader.fieldnames or ()):
            remedy = f"Name the columns in the first row: {', '.join(COLUMNS)}; only name is needed."
            raise FactFileError("There is no column 'name'.", file=file, line=1, remedy=remedy)
        return list(_rows(reader, file, subject))
    except csv.Error as error:
        message = f"It is no table: {error}."
        raise FactFileError(message, file=file, line=reader.line_num) from error


def _rows(reader: csv.DictReader[str], file: Path, subject: Subject) -> Iterator[Sought]:
    for row in reader:
        cells = {column: _shown(row.get(column) or "") for column in COLUMNS}
        if not cells["name"] and not cells["name_zh"]:
            if any(cells.values()):
                raise FactFileError("The row has no name.", file=file, line=reader.line_num)
            continue
        yield _sought(cells, file, reader.line_num, subject)


def _shown(text: str) -> str:
    """Leave out what would steer the terminal that shows it."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def _sought(cells: Mapping[str, str], file: Path, line: int, subject: Subject) -> Sought:
    if cells["level"] and cells["level"] not in LEVELS:
        message = f"{cells['level']!r} is no level."
        raise FactFileError(message, file=file, line=line, remedy=f"Write {', '.join(LEVELS)}, or nothing.")
    names = tuple(filter(None, (cells["name"], cells["name_zh"])))
    parents = (cells["parent"],) if cells["parent"] else ()
    wanted = Wanted(
        names, parents, cells["level"], code=cells["code"], year=_year(cells, file, line), subject=subject
    )
    return Sought(cells["id"], names[0], wanted)


def _year(cells: Mapping[str, str], file: Path, line: int) -> int | None:
    if not cells["year"]:
        return None
    try:
        return checked_year(int(cells["year"]))
    except (ValueError, PairgraphError):
        message = f"{cells['year']!r} is no year."
        raise FactFileError(message, file=file, line=line, remedy="Write it as 2008.") from None


def checked_year(year: int) -> int:
    """Return a year that names and codes may be meant of, as it is.

    Raises:
        PairgraphError: it is none.

    >>> checked_year(2008)
    2008

    """
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise PairgraphError(f"{year} is no year.", remedy="Write it as 2008.")
    return year


def _dialect(file: Path) -> type[csv.Dialect]:
    return csv.excel_tab if file.suffix.lower() in {".tsv", ".tab"} else csv.excel
