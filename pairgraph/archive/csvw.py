"""The data dictionary of all CSV files, as CSV on the Web (W3C) has it: ``csv-metadata.json``.

It is read by people too, who have the tables and nothing else: so it says how the numbers are to be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.archive import coding
from pairgraph.archive.deposit import LICENCE
from pairgraph.archive.json_text import as_json
from pairgraph.archive.readme import cited
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.tables import Column, Table

__all__ = ["CSVW", "metadata"]

CSVW: Final = "csv-metadata.json"
"""Its place in the package: one for all tables, so that their addresses count from there."""
_NAMES: Final = (
    "A cell such as region:zhuhai or pao:exactly is a name: what stands before the colon is short for "
    f"{PREFIXES['region']} or {PREFIXES['pao']}, and so on for the others (codebook.txt, 'Prefixes'). The "
    "tables answer to each other by these names: passages.csv tells the sentence behind a passage."
)


def metadata(tables: Sequence[Table], deposit: Deposit) -> bytes:
    """Describe tables as one table group.

    Args:
        tables: the tables.
        deposit: the release that they are of.

    """
    return as_json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": deposit.title,
            "dc:description": deposit.description,
            "dc:bibliographicCitation": cited(deposit),
            "dc:license": {"@id": LICENCE},
            "rdfs:comment": [_NAMES, *coding.reading()],
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
    codes = "".join(f" {name}: {text}" for name, text in column.codes)
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": (column.text or column.label) + codes,
        "datatype": column.datatype,
        "separator": column.separator,
        "schema:unitText": dict(column.details).get("unit", ""),
    }
    return {name: value for name, value in found.items() if value}
