"""``pairgraph check-sources``: hold the fact files against the texts they were made from."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

    from pairgraph.build.facts import FactFile
    from pairgraph.extract.coverage import Coverage

__all__ = ["check_sources"]

_NAMES = {
    "figure": "stated by a figure",
    "date": "stated by a date",
    "duration": "stated by a duration",
    "claims": "claimed by a row",
    "notData": "listed as not data",
}


class ReportFormat(Enum):
    """How a check is printed."""

    text = "text"
    json = "json"


def check_sources(
    texts: Annotated[
        Path, typer.Option(envvar="PAIRGRAPH_TEXTS", help="Folder with the texts: SLUG.txt for report:SLUG.")
    ],
    files: Annotated[
        list[Path] | None, typer.Argument(help="Fact files; all reports if none is named.")
    ] = None,
    data: Annotated[Path | None, typer.Option(help="Folder of the data, where no file is named.")] = None,
    output: Annotated[ReportFormat, typer.Option("--format", help="How to print it.")] = ReportFormat.text,
) -> None:
    """Check that every number of the texts is accounted for and every passage stands where it says.

    Exit code 0: so it is. 1: problems, all listed. 2: a fact file cannot be read. 3: a text is missing.
    """
    from pairgraph.errors import CheckFailedError

    found = [(facts.path, _coverage(facts, texts)) for facts in _read(files or _reports(data))]
    if output is ReportFormat.json:
        _print_json(coverage for _, coverage in found)
    else:
        _print_text(found)
    wrong = sum(len(coverage.problems) for _, coverage in found)
    if wrong:
        raise CheckFailedError(f"{_count(wrong, 'problem')} in {_count(len(found), 'fact file')}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _reports(data: Path | None) -> list[Path]:
    from pairgraph.errors import MissingError
    from pairgraph.vocabulary import project_files

    folder = (data or project_files() / "data") / "reports"
    if found := sorted(folder.glob("*.yaml")):
        return found
    raise MissingError(
        f"There is no fact file in {folder}.", remedy="Name the folder of the data with --data."
    )


def _read(files: Iterable[Path]) -> list[FactFile]:
    from pairgraph.build.facts import read

    return [read(file) for file in files]


def _coverage(facts: FactFile, texts: Path) -> Coverage:
    from pairgraph.errors import FactFileError
    from pairgraph.extract.coverage import check
    from pairgraph.extract.source import read_text

    found = re.fullmatch(r"report:([a-z0-9-]+)", str(facts.document.get("id")))
    if not found:
        remedy = "Write 'id: report:' and a name in small letters, digits and hyphens."
        raise FactFileError("It is not the fact file of a report.", file=facts.path, line=1, remedy=remedy)
    return check(facts.document, read_text(texts / f"{found[1]}.txt"), facts.line)


def _print_json(found: Iterable[Coverage]) -> None:
    import json
    from dataclasses import asdict

    reports = [asdict(coverage) | {"percent": coverage.percent} for coverage in found]
    typer.echo(json.dumps({"reports": reports}, ensure_ascii=False, indent=2))


def _print_text(found: Iterable[tuple[Path, Coverage]]) -> None:
    from rich.console import Console

    console = Console()
    for file, coverage in found:
        for problem in coverage.problems:
            typer.echo(problem.at(str(file)), err=True)
        console.print(_table(coverage))


def _table(coverage: Coverage) -> Table:
    from rich.table import Table

    table = Table(title=f"{coverage.report}: {coverage.percent} %", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    rows: list[tuple[str, Any]] = [("numbers and dates in the text", coverage.tokens)]
    rows += [(f"  {_NAMES[way]}", count) for way, count in coverage.claimed.items()]
    rows += [("  not accounted for", coverage.tokens - sum(coverage.claimed.values()))]
    rows += [("passages", coverage.passages)]
    rows += [("facts with a passage", f"{coverage.facts_with_passage} of {coverage.facts}")]
    rows += [("problems", len(coverage.problems))]
    for name, count in rows:
        table.add_row(name, str(count))
    return table
