"""What the columns of a CSV answer mean, as CSV on the Web (W3C) has it: the file ``<csv>-metadata.json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.query import results

if TYPE_CHECKING:
    from pairgraph.query.stored import Column
    from pairgraph.serve.asked import Asked

__all__ = ["LICENCE", "metadata"]

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


def metadata(asked: Asked) -> dict[str, Any]:
    """Return the metadata of a question's CSV; ``dc:source`` is the permanent link."""
    one = asked.stored
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": asked.file_name("csv"),
        "dc:title": one.question["en"],
        "dc:description": one.description or one.summary,
        "dc:source": {"@id": asked.link or asked.base + asked.address()},
        "dc:license": {"@id": LICENCE},
        "tableSchema": {"columns": [_column(column) for column in one.columns]},
    }


def _column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": results.DATATYPES.get(column.type, "string"),
        "separator": results.SEPARATORS.get(column.type),
        "schema:unitText": column.unit,
    }
    return {key: value for key, value in found.items() if value}
