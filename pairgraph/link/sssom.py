r"""Reading and writing SSSOM tables: a YAML header in ``#`` lines, then tab-separated values.

The format: https://mapping-commons.github.io/sssom/spec-formats-tsv/. A column is a slot
of :class:`~pairgraph.link.mapping.Mapping`, or one of SSSOM's other slots, or one that the header's
``extension_definitions`` declare; the last two are carried along. Anything else is refused: it is most
often a slip.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import FactFileError
from pairgraph.link.header import dump_header, load_header
from pairgraph.link.mapping import SLOTS, Mapping
from pairgraph.link.mapping_set import MappingSet
from pairgraph.link.slots import OTHER_SLOTS, PROPAGATED
from pairgraph.link.textfile import read_text

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Dictionary
    from pathlib import Path

__all__ = ["MAX_BYTES", "dumps", "loads", "read", "write"]

MAX_BYTES: Final = 20_000_000
"""The largest table that is read, in bytes; one of ours needs a hundredth of it."""


def read(file: Path) -> MappingSet:
    """Read a table.

    Raises:
        FactFileError: it is missing, too large, no UTF-8, or no SSSOM; it names the line.

    """
    return loads(read_text(file, MAX_BYTES), file)


def write(file: Path, table: MappingSet) -> None:
    """Write a table, its rows sorted; equal tables give equal bytes, and a reader never sees half of one."""
    aside = file.with_name(f".{file.name}.part")
    aside.write_bytes(dumps(table).encode())
    aside.replace(file)


def loads(text: str, file: Path) -> MappingSet:
    """Read a table from text.

    Args:
        text: what stands in the file.
        file: how errors name it.

    Raises:
        FactFileError: see :func:`read`.

    """
    metadata, rest, first = load_header(text, file)
    reader = csv.reader(io.StringIO(rest, newline=""), delimiter="\t", strict=True)
    try:
        names = _columns(next(reader, []), metadata, file, first)
        rows = tuple(_rows(reader, names, metadata, file, first))
    except csv.Error as error:
        line = first + reader.line_num - 1
        raise FactFileError(f"It is no tab-separated table: {error}.", file=file, line=line) from error
    return MappingSet(metadata, rows)


def dumps(table: MappingSet) -> str:
    """Return a table as text, sorted, without the columns that say nothing."""
    rows = _condensed([row.cells() for row in table.sorted().mappings], table.metadata)
    used = set().union(*rows) | {"subject_id", "predicate_id", "object_id", "mapping_justification"}
    columns = [*(slot for slot in SLOTS if slot in used), *sorted(used.difference(SLOTS))]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(column, "")) for column in columns] for row in rows)
    return dump_header(table.metadata) + stream.getvalue()


def _cell(text: str) -> str:
    """Keep a row on one line, for people and programs that read by lines."""
    return " ".join(text.split()) if set(text) & {"\t", "\n", "\r"} else text


def _columns(names: Sequence[str], metadata: dict[str, Any], file: Path, line: int) -> Sequence[str]:
    declared = {one["slot_name"] for one in metadata.get("extension_definitions", ())}
    known = {*SLOTS, *OTHER_SLOTS, *declared}
    for name in names:
        if name not in known or names.count(name) > 1:
            message = f"The column {name!r} is {'there twice' if name in known else 'not known to SSSOM'}."
            remedy = "Correct its name, or declare it in extension_definitions."
            raise FactFileError(message, file=file, line=line, remedy=remedy)
    if "subject_id" not in names:
        message = "There is no header row with a column subject_id."
        raise FactFileError(message, file=file, line=line, remedy="Name the columns in the first row.")
    return names


def _rows(
    reader: Reader, names: Sequence[str], metadata: dict[str, Any], file: Path, first: int
) -> Iterator[Mapping]:
    # By the specification a header's value holds for the rows only where no row has a cell for it.
    shared: dict[str, str] = {s: metadata[s] for s in PROPAGATED if s in metadata and s not in names}
    for cells in filter(None, reader):
        line = first + reader.line_num - 1
        if len(cells) != len(names):
            message = f"The row has {len(cells)} cells, and there are {len(names)} columns."
            raise FactFileError(message, file=file, line=line, remedy="Separate cells by one tab each.")
        said = {name: cell for name, cell in zip(names, cells, strict=True) if cell}
        try:
            yield Mapping.from_cells({**shared, **said}, line)
        except ValueError as error:
            raise FactFileError(str(error), file=file, line=line) from None


def _condensed(rows: list[dict[str, str]], metadata: Dictionary[str, Any]) -> list[dict[str, str]]:
    """Leave out what the header tells for all rows; where one row differs, every row tells its own."""
    told = {slot for slot in PROPAGATED if all(row.get(slot) == metadata.get(slot) for row in rows)}
    return [{slot: text for slot, text in row.items() if slot not in told} for row in rows]
