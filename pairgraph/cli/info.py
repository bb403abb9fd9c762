"""``pairgraph info``: what a release holds."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.release import ReleaseArgument  # noqa: TC001 - Typer reads the annotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release

__all__ = ["info", "overview"]


class InfoFormat(StrEnum):
    """How the information is printed."""

    TEXT = "text"
    JSON = "json"


def info(
    release: ReleaseArgument = None,
    *,
    form: Annotated[InfoFormat, typer.Option("--format", help="How to print it.")] = InfoFormat.TEXT,
) -> None:
    """Show what the current release holds, its digest, and where its Turtle lies."""
    from pairgraph.graph.release import find_release

    found = find_release(release)
    if form is InfoFormat.JSON:
        shown = {**found.manifest, "folder": str(found.folder), "turtle": str(found.file("pairgraph.ttl"))}
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=2, sort_keys=True))
    else:
        typer.echo("\n".join(overview(found)))


def overview(release: Release) -> Iterator[str]:
    """Yield the lines that say what a release holds."""
    held = release.manifest
    verdict = held["validation"]
    rows = {
        "reports": f"{len(held['reports'])}: {', '.join(held['reports'][:10])}",
        "facts": f"{held['facts']:,}",
        "triples": f"{held['triples']:,} in {len(held['graphs'])} named graphs",
        "valid": "{verdict} ({violations} violations, {warnings} warnings, {infos} remarks)".format(
            verdict="no" if verdict["violations"] else "yes", **verdict
        ),
        "version": held["version"],
        "digest": release.digest,
        "Turtle": release.file("pairgraph.ttl"),
    }
    width = max(map(len, rows))
    for name, value in rows.items():
        yield f"{name:<{width}}  {value}"
