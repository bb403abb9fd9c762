"""``pairgraph diff``: what changed between two releases."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.difference import Changes, QuestionChange

__all__ = ["diff"]

_DIFFERENT = 1


class DiffFormat(StrEnum):
    """The forms of a difference."""

    TEXT = "text"
    JSON = "json"
    PATCH = "patch"


def diff(
    a: Annotated[
        Path, typer.Argument(metavar="A", help="The older: a release, a build folder, a package or a .nq.")
    ],
    b: Annotated[Path, typer.Argument(metavar="B", help="The newer, in any of these forms.")],
    *,
    form: Annotated[
        DiffFormat, typer.Option("--format", help="For people, for programs, or as an RDF Patch.")
    ] = DiffFormat.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write to this file; else to stdout.", show_default=False
        ),
    ] = None,
    questions: Annotated[
        bool,
        typer.Option(
            "--queries/--no-queries", help="Ask all stored questions of both and compare the answers."
        ),
    ] = True,
) -> None:
    """Show what changed from A to B, and which step of the version numbers that asks for.

    \b
      pairgraph diff build/releases/0eba2c66… build/current
      pairgraph diff deposit-0.1.0.zip build --format json --output changes.json
      pairgraph diff deposit-0.1.0.zip build --format patch --output changes.rdfp
      pairgraph patch deposit-0.1.0.zip changes.rdfp --output now.nq

    Statements are told by thing and by report. Figures that say another number come first, with the passages
    that state them. The patch is an RDF Patch; applied to A it gives B exactly.
    docs/versions.md says what the three version numbers mean.

    \b
    Exit codes: 0 the same; 1 different; 2 something is wrong with A, B or the command line; 3 not there.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.difference import Changes, compare_questions, opened

    with opened(a) as first, opened(b) as second:
        changes = Changes(first, second)
        asked = questions and form is not DiffFormat.PATCH
        _write(form, changes, compare_questions(first, second) if asked else None, output)
        if first.digest != second.digest:
            raise typer.Exit(_DIFFERENT)


def _write(
    form: DiffFormat, changes: Changes, found: list[QuestionChange] | None, output: Path | None
) -> None:
    from pairgraph.cli.streamed import write_lines

    write_lines(_lines(form, changes, found), output)


def _lines(form: DiffFormat, changes: Changes, found: list[QuestionChange] | None) -> Iterator[bytes]:
    from pairgraph.difference.as_json import json_lines
    from pairgraph.difference.patch import write_patch
    from pairgraph.difference.summary import summarise
    from pairgraph.difference.text import text_lines

    if form is DiffFormat.PATCH:
        yield from write_patch(changes)
        return
    summary = summarise(changes, found or ())
    lines = (
        json_lines(changes, summary, found)
        if form is DiffFormat.JSON
        else text_lines(changes, summary, found or ())
    )
    yield from (f"{line}\n".encode() for line in lines)
