"""``pairgraph build``: from the fact files to a release."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pairgraph.graph.release import Release

__all__ = ["build"]


def build(  # noqa: PLR0913 - one argument an option
    *,
    out: Annotated[Path, typer.Option(help="The build folder.")] = Path("build"),
    data: Annotated[
        Path | None, typer.Option(help="The folder of the fact files; else the project's own.")
    ] = None,
    strict: Annotated[bool, typer.Option(help="Release nothing that violates a shape.")] = True,
    keep_invalid: Annotated[
        bool,
        typer.Option("--keep-invalid", help="Write what violates to OUT/invalid/DIGEST to look at."),
    ] = False,
    wait: Annotated[
        float,
        typer.Option(min=0, metavar="SECONDS", help="How long to wait for another build there."),
    ] = 60,
    summary: Annotated[
        bool, typer.Option("--summary", help="End with what was built and a few answers from it.")
    ] = False,
    headline: Annotated[
        list[str] | None,
        typer.Option(
            metavar="QUERY", help="A stored query to end with; repeat it for more.", show_default=False
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Build the graph: read the fact files, check them, derive, validate, and release.

    The release lies in OUT/releases/DIGEST and OUT/current leads to it. A build that fails or is
    killed leaves the last release as it was.
    """
    from pairgraph.build.pipeline import build as run

    with _progress(quiet=quiet) as tell:
        release = run(out, data=data, strict=strict, keep_invalid=keep_invalid, wait=wait, progress=tell)
    if summary:
        from pairgraph.cli.summary import print_summary

        print_summary(release, headline)
    elif not quiet:
        _say(release)


def _say(release: Release) -> None:
    counts = release.manifest
    typer.echo(f"{counts['facts']} facts, {counts['triples']} triples: {release.folder}")


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Show progress on stderr: moving on a terminal; elsewhere only that another build is waited for."""
    if quiet or not sys.stderr.isatty():
        yield _silent if quiet else _waiting
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting")

        def tell(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"{stage} ({done + 1} of {total})" if total > 1 else stage)

        yield tell


def _waiting(stage: str, _done: int, _total: int) -> None:
    if stage.startswith("waiting"):
        typer.echo(f"{stage} …", err=True)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""
