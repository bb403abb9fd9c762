"""``pairgraph archive``: a deposit from a release."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.source import ReleaseOption  # noqa: TC001 - Typer reads the annotations

if TYPE_CHECKING:
    from pairgraph.archive.package import Package

__all__ = ["archive"]


class ArchiveProfile(StrEnum):
    """The names of :data:`pairgraph.archive.profile.PROFILES`."""

    GENERIC = "generic"
    ZENODO = "zenodo"
    DANS = "dans"
    UKDS = "ukds"
    DATAVERSE = "dataverse"
    SOFTWAREHERITAGE = "softwareheritage"


class ChecklistFormat(StrEnum):
    """How the checklist is printed."""

    TEXT = "text"
    JSON = "json"
    NONE = "none"


def archive(  # noqa: PLR0913 - one argument an option
    *,
    release: ReleaseOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A .zip, a .tar.gz, or a folder to be made; pairgraph-VERSION-DIGEST.zip unless given.",
            show_default=False,
        ),
    ] = None,
    profile: Annotated[
        ArchiveProfile, typer.Option(help="Where it is to be deposited.")
    ] = ArchiveProfile.GENERIC,
    citation: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Who made it, and when it is published, as CITATION.cff; the project's own unless given.",
            show_default=False,
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The folder of the fact files it was built from; the project's own unless given.",
            show_default=False,
        ),
    ] = None,
    checklist: Annotated[
        ChecklistFormat, typer.Option(help="How to print what the depositor still has to say.")
    ] = ChecklistFormat.TEXT,
    answers: Annotated[
        bool | None,
        typer.Option(
            "--answers/--no-answers",
            help="Ask every stored question; done by itself up to 250,000 statements.",
            show_default=False,
        ),
    ] = None,
    compress: Annotated[
        bool, typer.Option("--compress", help="Make it smaller; its bytes then depend on the zlib at hand.")
    ] = False,
) -> None:
    """Make an archive package of a release: a BagIt bag with everything needed to read it in fifty years.

    \b
      pairgraph archive
      pairgraph archive --profile zenodo --output deposit.zip
      pairgraph archive --citation my-citation.cff --output deposit.tar.gz
      pairgraph archive --checklist json --output deposit

    It holds the graph, the tables, the questions with their answers, the files it was built from, a codebook,
    and its own description. The same release gives the same bytes. Dates and names come from CITATION.cff;
    what nobody has said is left out and stands on the checklist.

    \b
    Exit codes: 0 done, 2 an input has changed since the build or it cannot be written, 3 no release.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pathlib import Path

    from pairgraph.archive.package import archive as pack
    from pairgraph.graph.release import find_release

    found = find_release(Path(release) if release else None)
    made = pack(
        found, output, profile=profile.value, citation=citation, data=data, answers=answers, compress=compress
    )
    _say(made, checklist)


def _say(made: Package, form: ChecklistFormat) -> None:
    typer.echo(f"{made.files} files, {made.size:,} bytes: {made.path}", err=form is ChecklistFormat.JSON)
    if form is ChecklistFormat.JSON:
        typer.echo(made.checklist.json().decode(), nl=False)
    elif form is ChecklistFormat.TEXT:
        typer.echo(
            f"\nStill to be said for {made.checklist.title} (checklist.txt in the package has it all):"
        )
        for one in made.checklist.missing:
            typer.echo(f"  {one.name}{' (required)' if one.required else ''}: {one.hint}")
