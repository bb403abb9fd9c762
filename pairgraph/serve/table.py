"""An answer as a table for people: readable columns, open bounds, and the passages behind every cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri
from pairgraph.serve.cells import Cell, cell_of
from pairgraph.serve.names import Name, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Passage
    from pairgraph.query.row import Row
    from pairgraph.query.session import Session
    from pairgraph.query.stored import Column

__all__ = ["ROWS", "Backing", "Line", "Table", "table"]

ROWS: Final = 40
"""How many rows a page shows."""
_PASSAGES: Final = 6
"""How many passages behind a cell a page of many rows shows; that of a single row shows all."""


@dataclass(frozen=True, slots=True)
class Backing:
    """The passages that back some cells of a row; ``more`` of them are not shown."""

    columns: tuple[str, ...]
    passages: tuple[Passage, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its number in the whole answer from 1, its cells, its evidence and how many passages that is."""

    number: int
    cells: tuple[Cell, ...]
    evidence: tuple[Backing, ...]
    passages: int


@dataclass(frozen=True, slots=True)
class Table:
    """A part of an answer. ``labels`` names what its cells and passages link to."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    rows: int
    page: int
    pages: int
    labels: dict[str, Name]


def table(session: Session, answer: Answer, page: int = 1, row: int | None = None) -> Table:
    """Make a table of one page of an answer, or of a single row with all of its evidence.

    Args:
        session: what the answer came from.
        answer: the answer.
        page: which page, from 1; the last one where there are not so many.
        row: which row, from 1.

    """
    rows = len(answer)
    pages = max(1, -(-rows // ROWS))
    page = min(max(page, 1), pages)
    first, last = ((page - 1) * ROWS, page * ROWS) if row is None else (row - 1, row)
    columns = tuple(_shown(answer.columns))
    some = list(enumerate(answer.rows[first:last], first + 1))
    shown = _PASSAGES if row is None else None
    lines = tuple(_line(answer, columns, number, one, shown) for number, one in some)
    return Table(columns, lines, rows, page, pages, _labels(session, answer, [one for _, one in some], lines))


def _shown(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield the columns to show: a thing, linked by its label, stands where either of them comes first."""
    shown = [column for column in columns if not column.hidden]
    things = {column.name: column for column in shown if column.type == "iri"}
    yield from dict.fromkeys(things.get(_labelled(column), column) for column in shown)


def _labelled(column: Column) -> str:
    """Return the column of the thing that a column names; a name of other times than now is no label."""
    bare = column.name.removesuffix("Label")
    return bare.removesuffix("Name") if column.description.endswith("name") else bare


def _line(answer: Answer, columns: Sequence[Column], number: int, row: Row, shown: int | None) -> Line:
    groups = _evidence(answer, row)
    backings = [Backing(tuple(words), some[:shown], len(some) - len(some[:shown])) for some, words in groups]
    passages = len({passage for some, _ in groups for passage in some})
    return Line(number, tuple(cell_of(column, row) for column in columns), tuple(backings), passages)


def _evidence(answer: Answer, row: Row) -> list[tuple[tuple[Passage, ...], list[str]]]:
    """Return the passages behind a row's cells, with the columns that they are behind."""
    groups: dict[tuple[Passage, ...], list[str]] = {}
    backed = {column.name for column in answer.columns if column.evidence}
    for column in _shown(answer.columns):
        label = column.name + "Label"
        # A thing is shown by its label: what the question says is behind that is behind the cell.
        if passages := tuple(answer.evidence(row, label if label in backed else column.name)):
            groups.setdefault(passages, []).append(column.name)
    return list(groups.items())


def _labels(session: Session, answer: Answer, rows: list[Row], lines: Sequence[Line]) -> dict[str, Name]:
    """Name all that is linked; where the graph has no label, the answer's own one serves."""
    cells = (value for line in lines for cell in line.cells for value in cell.values)
    reports = (passage.report for line in lines for group in line.evidence for passage in group.passages)
    found = names(session, {str(one) for one in (*cells, *reports) if isinstance(one, Iri)})
    for name in answer.names:
        for row in rows if name + "Label" in answer.names else ():
            iri, label = row[name], row[name + "Label"]
            if isinstance(iri, Iri) and label and iri in found and not found[iri].labels:
                found[iri] = Name(iri, {"": str(label)})
    return found
