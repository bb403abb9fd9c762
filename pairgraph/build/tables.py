"""Tidy tables: figures, flows, interventions, relations and the versions of regions as CSV, one row per key.

A table is a class and, for each column, the SPARQL property path that leads from a thing to its
values. Every column is a query of its own, so a thing with many values in several columns costs their
sum and not their product. ``panel`` is another kind: a row per figure, region and year.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import TYPE_CHECKING

from pairgraph.build.pairs import cells, pairs
from pairgraph.build.panel import PANEL, panel
from pairgraph.build.region_codes import RegionCodes
from pairgraph.build.table_paths import NAMES, TABLES, THEN
from pairgraph.graph.terms import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pyoxigraph import Store

__all__ = ["NAMES", "TABLES", "THEN", "table", "write_tables"]


def write_tables(store: Store, folder: Path) -> list[Path]:
    """Write every table as ``<name>.csv`` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{name}.csv" for name in NAMES]
    for file in files:
        file.write_bytes(table(store, file.stem).encode())
    return files


def table(store: Store, name: str) -> str:
    """Return one table as CSV; several values in a cell are sorted and separated by a space.

    >>> from pyoxigraph import Store
    >>> table(Store(), "relations").partition(",")[0]
    'relation'
    """
    if name == "panel":
        return _csv([PANEL, *panel(store)])
    kind, columns = TABLES[name]
    keys = sorted(row for row, _ in pairs(store, kind, "rdf:type"))
    found = {column: cells(store, kind, path) for column, path in columns.items()}
    found |= {column: _then(store, kind, path, found) for column, path in THEN.get(name, {}).items()}
    rows = ([key, *(found[column].get(key, "") for column in found)] for key in dict.fromkeys(keys))
    return _csv([[name.removesuffix("s"), *found], *rows])


def _then(store: Store, kind: str, path: str, found: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the codes that some regions had in the last year of the row, or in its first."""
    codes, years = RegionCodes(store), {**found["start_year"], **found["end_year"]}
    there: defaultdict[str, set[str]] = defaultdict(set)
    for row, region in pairs(store, kind, path):
        if (year := years.get(row)) and (state := codes.in_year(shown(region), int(year))):
            there[row].add(state.code)
    return {row: " ".join(sorted(texts)) for row, texts in there.items()}


def _csv(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
