"""Join tables by country and year (World Bank) and by purpose code and year (IATI) to the figures.

pairgraph tables --out tables
python join_world.py tables world-bank.csv iati.csv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

Row = dict[str, str]


def read(file: Path) -> list[Row]:
    """Read a CSV file; lines that begin with # are remarks."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def main(tables: Path, bank: Path, iati: Path) -> None:
    """Print money at prices of 2002, then how many activities of others share a purpose code."""
    panel = read(tables / "panel.csv")
    deflators = {(row["country_code"], row["year"]): float(row["value"]) for row in read(bank)}
    print("figure,year,yuan,yuan_of_2002")
    for row in panel:
        whole_year = row["years"] == "1" or (row["first_year"] == row["year"] and not row["years"])
        key = (row["iso3"], row["year"])
        if row["role"] == "supporter" and row["unit"] == "pau:CNY" and whole_year and key in deflators:
            value = float(row["value"])
            print(f"{row['figure']},{row['year']},{value:.0f},{value / deflators[key] * 100:.0f}")
    others = {(row["sector_code"], row["year"]): row["activities"] for row in read(iati)}
    print("purpose_code,figures_here,activities_elsewhere")
    for (code, year), activities in sorted(others.items()):
        figures = {row["figure"] for row in panel if row["year"] == year and code in row["crs_codes"].split()}
        print(f"{code},{len(figures)},{activities}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
