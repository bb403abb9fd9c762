"""``pairgraph validate``: what the shapes say about the current release, or about some files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.cli.portions import Places
    from pairgraph.validate import Finding

__all__ = ["validate"]


class FindingsFormat(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


class Least(StrEnum):
    """The least severe findings to print."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


def validate(
    what: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A release folder, or fact files (.yaml) and RDF files (.ttl, .nt, .trig …) of your own; "
            "the current release unless given.",
            show_default=False,
        ),
    ] = None,
    *,
    form: Annotated[FindingsFormat, typer.Option("--format", help="How to print it.")] = FindingsFormat.TEXT,
    severity: Annotated[
        Least, typer.Option("--severity", help="Print findings from this severity up.")
    ] = Least.INFO,
) -> None:
    """Check a release, fact files or RDF files against the shapes.

    A violation is wrong and stops a release, a warning is probably wrong, an info is good to know: the
    report is silent or vague there.

    Exit code 0: no violation. 1: violations. 2: a file cannot be read. 3: there is no release.
    """
    from pairgraph.errors import CheckFailedError
    from pairgraph.validate import conforms

    findings, places = _check(what or [])
    shown = [finding for finding in findings if _rank(finding.severity) <= _rank(severity)]
    typer.echo(_written(shown, findings, places, form), nl=False)
    if not conforms(findings):
        raise CheckFailedError("The data violate the shapes.", remedy="Mend the violations listed above.")


def _check(what: Sequence[Path]) -> tuple[list[Finding], Places]:
    from pairgraph.cli.portions import check_files, check_release
    from pairgraph.graph.release import find_release

    if not what or (len(what) == 1 and what[0].is_dir()):
        return check_release(find_release(*what))
    return check_files(what)


def _written(shown: list[Finding], all_: list[Finding], places: Places, form: FindingsFormat) -> str:
    from pairgraph.validate import to_json, to_turtle

    if form is FindingsFormat.JSON:
        return to_json(shown, places)
    if form is FindingsFormat.TTL:
        return to_turtle(shown)
    return "".join(f"{line}\n" for line in _lines(shown, all_, places))


def _lines(shown: list[Finding], all_: list[Finding], places: Places) -> Iterator[str]:
    from pairgraph.validate import SEVERITIES, count, to_text

    for severity in SEVERITIES:
        if lines := to_text((finding for finding in shown if finding.severity == severity), places):
            yield from (*lines, "")
    yield ", ".join(f"{name}: {number}" for name, number in count(all_).items())


def _rank(severity: str) -> int:
    return list(Least).index(Least(severity.lower()))
