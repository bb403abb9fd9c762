"""``pairgraph restore``: a release from its archive package."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["restore"]


def restore(
    bag: Annotated[
        Path,
        typer.Argument(metavar="BAG", help="A package: a folder, a .zip or a .tar.gz.", show_default=False),
    ],
    *,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The build folder to write to.")] = Path(
        "restored"
    ),
    digest: Annotated[
        str,
        typer.Option(
            metavar="DIGEST",
            help="The digest, or its beginning, of the release it should hold.",
            show_default=False,
        ),
    ] = "",
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask every stored question again and compare the answers.")
    ] = False,
    most: Annotated[int, typer.Option(metavar="GIGABYTES", min=1, help="How much it may unpack to.")] = 20,
) -> None:
    """Rebuild a release from its archive package, and verify it.

    \b
      pairgraph restore deposit.zip
      pairgraph restore deposit.tar.gz --out build --digest 0eba2c66
      pairgraph query list --release restored

    Every file is checked against the manifests (SHA-256 and SHA-512), the graph against the release's
    digest, the inputs against the release's own list. Nothing is written unless all of it holds.

    \b
    Exit codes: 0 restored; 1 not as it was packed, the file is named; 2 no package, or one that is unsafe;
    3 it is not there; 4 a build is at work in the folder.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.archive.restore import restore as rebuild
    from pairgraph.archive.unpack import Limits

    release = rebuild(bag, out, expected=digest, ask=ask, limits=Limits(size=most << 30))
    typer.echo(f"{release.manifest['facts']} facts, release {release.digest}: {release.folder}")
