"""What of an answer can be drawn: which columns name the marks, which give their place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.query.answer import Answer
    from pairgraph.query.row import Row
    from pairgraph.query.stored import StoredQuery

__all__ = ["Kind", "Mark", "Plot", "plot"]

Kind = Literal["bounds", "numbers", "years", "flow"]

FEWEST: Final = 2
MOST: Final = 40
"""A picture of more marks than this says less than its table."""
_GROUP: Final = "supporterLabel"
_COUNTS: Final = ("number", "count", "total", "named", "works")
_NAMES: Final = ("name", "regionName", "measureName", "kindName", "work", "level")
_MILLION: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, point or band: what it stands for, and its number's bounds; None where it is open."""

    label: str
    group: str = ""
    lower: float | None = None
    upper: float | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Plot:
    """What is to be drawn; ``factor`` is what its numbers have been divided by."""

    kind: Kind
    marks: tuple[Mark, ...]
    unit: str = ""
    factor: int = 1
    counted: str = ""


def plot(question: StoredQuery, answer: Answer) -> Plot | None:
    """Choose the picture that says more than the table; nothing where there is none.

    ``question.chart``, where stored queries have such a key, may name the kind, or say ``none``.
    """
    wanted = getattr(question, "chart", "")
    for kind, read in _READERS.items():
        if wanted in ("", kind) and (found := read(answer)) is not None:
            return found if FEWEST <= len(found.marks) <= MOST else None
    return None


def _flow(answer: Answer) -> Plot | None:
    names = _shown(answer)
    if not {"supporterLabel", "supportedLabel"} <= names.keys() or "lower" in names:
        return None
    pairs = dict.fromkeys((str(row["supporterLabel"]), str(row["supportedLabel"])) for row in answer)
    return Plot("flow", tuple(Mark(supported, supporter) for supporter, supported in pairs))


def _years(answer: Answer) -> Plot | None:
    names = _shown(answer)
    if not {"year", "lower", "upper"} <= names.keys() or (unit := _unit(answer)) is None:
        return None
    told = [row for row in answer if row["lower"] is not None or row["upper"] is not None]
    marks = [
        Mark(str(row["year"]), _text(row, _GROUP), _number(row["lower"]), _number(row["upper"]), _year(row))
        for row in told
    ]
    return _scaled("years", marks, unit)


def _bounds(answer: Answer) -> Plot | None:
    names = _shown(answer)
    if not {"lower", "upper"} <= names.keys() or "otherLower" in names or (unit := _unit(answer)) is None:
        return None
    label, group = _label(answer)
    if not label:
        return None
    marks = [
        Mark(_text(row, label), _text(row, group), _number(row["lower"]), _number(row["upper"]))
        for row in answer
    ]
    told = sum(map(_is_told, marks))
    return _scaled("bounds", _told_apart(marks), unit) if told >= max(FEWEST, len(marks) / 3) else None


def _numbers(answer: Answer) -> Plot | None:
    names = _shown(answer)
    counted = next((name for name in _COUNTS if names.get(name) in {"integer", "decimal"}), "")
    label, group = _label(answer)
    if not counted or not label:
        return None
    marks = [
        Mark(_text(row, label), _text(row, group), number, number)
        for row in answer
        if (number := _number(row[counted])) is not None
    ]
    return Plot("numbers", tuple(_told_apart(marks)), counted=counted)


_READERS: Final = {"flow": _flow, "years": _years, "bounds": _bounds, "numbers": _numbers}


def _shown(answer: Answer) -> dict[str, str]:
    return {column.name: column.type for column in answer.columns if not column.hidden}


def _label(answer: Answer) -> tuple[str, str]:
    """Return the column that names the marks, and the one whose values they fall under, if any."""
    names = _shown(answer)
    labels = [
        name for name in names if (name.endswith("Label") or name in _NAMES) and names[name] == "string"
    ]
    own = [name for name in labels if name != _GROUP]
    if not own:
        return (_GROUP if labels else ""), ""
    return own[0], _GROUP if _GROUP in labels else ""


def _unit(answer: Answer) -> str | None:
    """Return the one unit of all numbers; None where they have several and cannot share an axis."""
    column = next(column for column in answer.columns if column.name == "lower")
    if column.unit or "unit" not in answer.names:
        return column.unit
    units = {str(row["unit"]) for row in answer if row["unit"] is not None}
    return units.pop() if len(units) == 1 else None


def _scaled(kind: Kind, marks: Iterable[Mark], unit: str) -> Plot:
    marks = tuple(marks)
    largest = max((number for mark in marks for number in (mark.lower, mark.upper) if number), default=0)
    factor = _MILLION if largest >= _MILLION else 1
    return Plot(kind, tuple(_divided(mark, factor) for mark in marks), unit, factor)


def _divided(mark: Mark, factor: int) -> Mark:
    lower, upper = (None if number is None else number / factor for number in (mark.lower, mark.upper))
    return Mark(mark.label, mark.group, lower, upper, mark.year)


def _told_apart(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Number the marks that would have the same name, which would be drawn over each other."""
    seen: dict[tuple[str, str], int] = {}
    for mark in marks:
        count = seen[mark.group, mark.label] = seen.get((mark.group, mark.label), 0) + 1
        label = mark.label if count == 1 else f"{mark.label} ({count})"
        yield Mark(label, mark.group, mark.lower, mark.upper, mark.year)


def _is_told(mark: Mark) -> bool:
    return mark.lower is not None or mark.upper is not None


def _text(row: Row, column: str) -> str:
    return str(row[column] or "–") if column and column in row.as_dict() else ""


def _year(row: Row) -> int:
    return int(str(row["year"])[:4])


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else None
