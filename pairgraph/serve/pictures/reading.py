"""An answer as pictures read it: which columns name the marks, which hold numbers, years and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pairgraph.query.answer import Answer
    from pairgraph.query.row import Row
    from pairgraph.serve.names import Name
    from pairgraph.serve.pictures.points import Point

__all__ = ["GROUP", "Reading"]

GROUP: Final = "supporterLabel"
"""The column under whose values marks are put together."""
_NAMES: Final = ("name", "regionName", "measureName", "kindName", "placeName", "work", "level", "role")
_ALSO: Final = ("measure", "year", "startYear", "fromYear")
"""Columns that tell apart marks of the same name, after those of labels."""
_NUMBERS: Final = frozenset({"integer", "decimal"})


@dataclass(frozen=True)
class Reading:
    """An answer, what its things are called, where its regions are, and the language to read it in.

    ``units`` has the name of each unit by its notation.
    """

    answer: Answer
    names: Mapping[str, Name] = field(default_factory=dict)
    points: Mapping[str, Point] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    lang: str = "en"

    @property
    def shown(self) -> dict[str, str]:
        """The columns that people see, and their types."""
        return {column.name: column.type for column in self.answer.columns if not column.hidden}

    @property
    def labels(self) -> tuple[str, str]:
        """The column that names the marks, and the one whose values they fall under; empty for none."""
        shown = self.shown
        labels = [
            name for name in shown if (name.endswith("Label") or name in _NAMES) and shown[name] == "string"
        ]
        own = [name for name in labels if name != GROUP]
        if not own:
            return (GROUP if labels else ""), ""
        return own[0], GROUP if GROUP in labels else ""

    @property
    def other_labels(self) -> list[str]:
        """The columns that name something beside the marks and what they fall under."""
        shown = self.shown
        labels = [name for name in shown if name.endswith(("Label", "Name")) or name in _NAMES]
        return [name for name in labels if shown[name] == "string" and name not in {*self.labels, "level"}]

    def also(self, row: Row) -> tuple[str, ...]:
        """Return what else a row says that may tell its mark from others of the same name."""
        columns = [*self.other_labels, *(name for name in _ALSO if name in self.shown)]
        return tuple(self.text(row, name) if row[name] is not None else "" for name in columns)

    @property
    def unit_column(self) -> str:
        """The column that tells each row's unit; empty where all have the same."""
        return "unit" if not self._lower_unit and "unit" in self.answer.names else ""

    @property
    def unit(self) -> str | None:
        """The one unit of all numbers; None where they have several and cannot share an axis."""
        if not self.unit_column:
            return self._lower_unit
        units = {str(row["unit"]) for row in self.answer if row["unit"] is not None}
        return units.pop() if len(units) == 1 else None

    @property
    def _lower_unit(self) -> str:
        return next((column.unit for column in self.answer.columns if column.name == "lower"), "")

    def text(self, row: Row, column: str) -> str:
        """Return the words of a cell, in the language where the thing they name is called something in it."""
        if not column or column not in self.answer.names:
            return ""
        words = str(row[column] or "–")
        return words if self.lang == "en" else self._translated(row, column, words)

    def _translated(self, row: Row, column: str, words: str) -> str:
        beside = column.removesuffix("Label").removesuffix("Name")
        if beside in self.answer.names and (name := self.names.get(str(row[beside]))):
            return name.labels.get(self.lang, words)
        for name in (self.names.get(str(cell)) for cell in row if isinstance(cell, Iri)):
            if name and name.labels.get("en") == words:
                return name.labels.get(self.lang, words)
        return words

    def number(self, row: Row, column: str) -> float | None:
        """Return a cell's number; None where it is empty."""
        value = row[column]
        if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
            return None
        return float(value)

    def year(self, row: Row, column: str) -> int | None:
        """Return the year of a cell: of a year, a month or a day; None where it is empty or none of them."""
        text = str(row[column] if row[column] is not None else "")[:4]
        return int(text) if text.isascii() and text.isdigit() else None

    def first(self, names: tuple[str, ...], types: frozenset[str] = _NUMBERS) -> str:
        """Return the first of some columns that there is and that has one of the types; empty for none."""
        shown = self.shown
        return next((name for name in names if shown.get(name) in types), "")
