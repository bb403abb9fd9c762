"""Join county statistics to the figures of the reports, across a change of code.

    pairgraph tables --out tables
    python join_counties.py tables county-statistics.csv

Wulong was a county with the code 500232 until 2016 and is a district with the code 500156 since. Statistics
carry the code of their own year. So: join a table of the report's year by code_of_year, and a table of a
later year by the code that the same region had in that year.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

Row = dict[str, str]
LATER = "2020"


def read(file: Path) -> list[Row]:
    """Read a CSV file; lines that begin with # are remarks."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def code_in(versions: list[Row], region: str, year: str) -> str:
    """Return the code of a region at the end of a year."""
    for row in versions:
        until = row["valid_until"] or "9999"
        if row["region"] == region and row["valid_from"] <= year < until:
            return row["gb_code"]
    return ""


def main(tables: Path, statistics: Path) -> None:
    """Print what joins and what would have been missed."""
    by_code = {(row["code"], row["year"]): row for row in read(statistics)}
    versions = read(tables / "region-versions.csv")
    panel = [
        row
        for row in read(tables / "panel.csv")
        # Money that went to one county alone: shared_by tells sums that several counties share.
        if row["role"] == "beneficiary"
        and row["admin_level"] == "county"
        and row["year"] == "2009"
        and row["unit"] == "pau:CNY"
        and row["shared_by"] == "1"
        and row["realization"] == "pao:achieved"
    ]
    missed = [row for row in panel if (row["code_now"], row["year"]) not in by_code]
    print(f"{len(panel)} figures of 2009; joined by today's code, {len(missed)} would be lost:")
    for row in missed:
        print(f"  {row['figure']}: {row['code_now']} is not in the table of 2009, {row['code_of_year']} is")
    print("figure,then,population_then,in_2020,population_2020,yuan_per_head_then")
    for row in panel:
        then = by_code[row["code_of_year"], row["year"]]
        code = code_in(versions, row["region"], LATER)
        later = by_code[code, LATER]
        share = float(row["value"]) / float(then["population"])
        print(f"{row['figure']},{then['code']},{then['population']},{code},{later['population']},{share:.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
