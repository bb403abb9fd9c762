"""``pairgraph tables``: a release as tidy CSV files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pairgraph.cli.release import ReleaseArgument  # noqa: TC001 - Typer reads the annotations

__all__ = ["tables"]


def tables(
    release: ReleaseArgument = None,
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write to.")] = Path("tables"),
) -> None:
    """Write the graph as CSV files for joining.

    One row per key: figures.csv, flows.csv, interventions.csv, relations.csv, region-versions.csv.
    One row per figure, region and year: panel.csv, with the code that the region had in that year.
    """
    from pairgraph.build.tables import write_tables
    from pairgraph.errors import PairgraphError
    from pairgraph.graph.release import find_release

    store = find_release(release).store()
    try:
        files = write_tables(store, out)
    except OSError as error:
        message = f"The tables cannot be written to {out}: {error.strerror}."
        raise PairgraphError(message, remedy="Name another folder with --out.") from error
    for file in files:
        typer.echo(str(file))
