"""The data dictionary of all CSV files, as CSV on the Web (W3C) has it: ``csv-metadata.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.archive.deposit import LICENCE
from pairgraph.archive.json_text import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.archive.tables import Column, Table

__all__ = ["CSVW", "metadata"]

CSVW: Final = "csv-metadata.json"
"""Its place in the package: one for all tables, so that their addresses count from there."""


def metadata(tables: Sequence[Table]) -> bytes:
    """Describe tables as one table group."""
    return as_json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:license": {"@id": LICENCE},
            "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\n"]},
            "tables": [_table(table) for table in tables],
        }
    )


def _table(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = table.key
    return {"url": table.path, "dc:title": table.title, "tableSchema": schema}


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.text or column.label,
        "datatype": column.datatype,
        "separator": column.separator,
        "schema:unitText": dict(column.details).get("unit", ""),
    }
    return {name: value for name, value in found.items() if value}
