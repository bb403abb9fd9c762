"""``pairgraph patch``: a difference applied to a release."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import Annotated

import typer

__all__ = ["patch"]


def patch(
    a: Annotated[
        Path,
        typer.Argument(metavar="A", help="What to apply it to: a release, a build folder, a package, a .nq."),
    ],
    changes: Annotated[
        Path, typer.Argument(metavar="PATCH", help="What pairgraph diff --format patch wrote.")
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FILE", help="Write to this file; else to stdout.", show_default=False
        ),
    ] = None,
) -> None:
    """Apply an RDF Patch to A, and write what comes out as canonical N-Quads.

    \b
      pairgraph diff deposit-0.1.0.zip build --format patch --output changes.rdfp
      pairgraph patch deposit-0.1.0.zip changes.rdfp --output now.nq
      pairgraph diff now.nq build

    The patch names the digest of what it applies to and of what it gives; both are checked. A file is written
    only where they hold; what goes to stdout is right only where the exit code is 0.

    \b
    Exit codes: 0 applied; 1 the patch is for another graph, or damaged; 2 something is wrong with the input;
    3 not there.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.cli.streamed import write_lines
    from pairgraph.difference import apply, opened, read_patch
    from pairgraph.errors import MissingError

    if not changes.is_file():
        raise MissingError(f"There is no {changes}.", remedy="Write one: pairgraph diff A B --format patch")
    with opened(a) as side:
        write_lines(apply(side, read_patch(changes)), output)
