"""The cells of an answer's table: values, what an empty one means, how numbers and years are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.column_words import COLUMN_WORDS

if TYPE_CHECKING:
    from pairgraph.query.row import Row
    from pairgraph.query.stored import Column

__all__ = ["Cell", "cell_of", "heading", "is_number"]

_NUMBERS: Final = frozenset({"integer", "decimal"})
_BOUND: Final = re.compile(r"(?:^|[a-z])(?:[lL]ower|[uU]pper)$")
_YEAR: Final = re.compile(r"(?:the |its )?(?:earliest |latest )?(?:first |last )?year\b")
_EMPTY: Final = re.compile(r"empty: ([^;]+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its values, what its being empty means, and how numbers are written (years without commas)."""

    values: tuple[Any, ...]
    empty: str = ""
    number: bool = False
    plain: bool = False


def heading(name: str, lang: str = "en") -> str:
    """Return the name of a column or a parameter as words; in English where there are none in the language.

    >>> heading("leftOutParts"), heading("supporterLabel"), heading("supporter", "zh-Hans")
    ('left out parts', 'supporter', '帮扶方')
    """
    bare = name.removesuffix("Label") or name
    if lang != "en" and bare in COLUMN_WORDS:
        return COLUMN_WORDS[bare]
    words = re.sub(r"(?<=[a-z0-9])([A-Z])", r" \1", bare).lower()
    return words.removesuffix(" iris") or words


def cell_of(column: Column, row: Row) -> Cell:
    """Return the cell of a column in a row."""
    value = row[column.name]
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return Cell(values, _meaning(column), is_number(column), _is_year(column))


def is_number(column: Column) -> bool:
    """Tell whether a column holds numbers to compare; years are none."""
    return column.type in _NUMBERS and not _is_year(column)


def _is_year(column: Column) -> bool:
    """Tell whether a column holds years: by its type, or by what it says it is."""
    return column.type == "year" or (column.type == "integer" and _YEAR.match(column.description) is not None)


def _meaning(column: Column) -> str:
    """Return what an empty cell means, by the column's description; a bound that is not there is open."""
    if found := _EMPTY.search(column.description):
        return "open" if re.fullmatch(r"open( \w+wards)?", found[1].strip()) else found[1].strip()
    return "open" if column.type == "decimal" and _BOUND.search(column.name) else ""
