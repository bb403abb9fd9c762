"""Play the operations that OpenRefine would: match a column, fill columns from the graph, write the table.

    python play.py --service http://127.0.0.1:8000/reconcile counties.csv operations.json > matched.csv

Needs nothing but Python. It makes the calls OpenRefine makes, ten rows at a time, and takes what the service
says is a match; everything else is left for a person.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

BATCH = 10
Rows = list[dict[str, str]]
Matches = list[dict[str, str] | None]


def call(service: str, field: str, sent: dict[str, Any]) -> dict[str, Any]:
    """Send a form with one field of JSON; return the JSON that comes back."""
    if not service.startswith(("http://", "https://")):
        raise SystemExit(f"{service} is no address of a service.")
    with urlopen(service, urlencode({field: json.dumps(sent)}).encode(), timeout=60) as response:  # noqa: S310
        answer: dict[str, Any] = json.load(response)
    return answer


def match(service: str, operation: dict[str, Any], rows: Rows) -> Matches:
    """Match a column (``core/recon``): for each row what it surely is, or None."""
    config = operation["config"]
    details = {one["propertyID"]: one["column"] for one in config["columnDetails"]}
    found: Matches = []
    for start in range(0, len(rows), BATCH):
        queries = {
            f"q{number}": {
                "query": row[operation["columnName"]],
                "type": config["type"]["id"],
                "properties": [
                    {"pid": pid, "v": row[column]} for pid, column in details.items() if row[column]
                ],
            }
            for number, row in enumerate(rows[start : start + BATCH])
        }
        answers = call(service, "queries", queries)
        for key in queries:
            found.append(next((one for one in answers[key]["result"] if one["match"]), None))
    return found


def fill(service: str, operation: dict[str, Any], rows: Rows, matches: Matches) -> None:
    """Add a column for each property (``core/extend-reconciled-data``)."""
    ids = sorted({one["id"] for one in matches if one})
    wanted = operation["extension"]["properties"]
    answer = call(service, "extend", {"ids": ids, "properties": wanted})["rows"]
    for row, found in zip(rows, matches, strict=True):
        for column in wanted:
            cells = answer[found["id"]][column["id"]] if found else []
            row[column["name"]] = "; ".join(str(value) for cell in cells for value in cell.values())


def play(operations: list[dict[str, Any]], rows: Rows, service: str) -> None:
    """Carry out operations on rows, in place."""
    matches: Matches = [None] * len(rows)
    for operation in operations:
        if operation["op"] == "core/recon":
            matches = match(service, operation, rows)
        elif operation["op"] == "core/extend-reconciled-data":
            fill(service, operation, rows, matches)
        elif operation["op"] == "core/column-addition":  # the only expression here is the IRI of a match
            for row, found in zip(rows, matches, strict=True):
                row[operation["newColumnName"]] = found["id"] if found else ""


def main() -> None:
    """Read the table and the operations, write the table as it is afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--service", required=True, help="address of the reconciliation service")
    parser.add_argument("table", type=Path, help="a CSV file")
    parser.add_argument("operations", type=Path, help="OpenRefine's operation history")
    given = parser.parse_args()
    with given.table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    play(json.loads(given.operations.read_text("utf-8")), rows, given.service)
    writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


if __name__ == "__main__":
    main()
