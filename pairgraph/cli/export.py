"""``pairgraph export``: a release in an RDF format."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.release import ReleaseArgument  # noqa: TC001 - Typer reads the annotations

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from pairgraph.graph.release import Release

__all__ = ["export"]

_ALL = "all"


class ExportFormat(StrEnum):
    """The formats of :mod:`pairgraph.graph.formats`."""

    TURTLE = "turtle"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


def export(
    release: ReleaseArgument = None,
    *,
    form: Annotated[
        ExportFormat, typer.Option("--format", help="TriG, N-Quads and JSON-LD keep the named graphs apart.")
    ] = ExportFormat.TURTLE,
    graph: Annotated[
        str,
        typer.Option(metavar="NAME", help="One named graph, such as report/zhuhai-chongqing."),
    ] = _ALL,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write to this file; else to stdout.", show_default=False),
    ] = None,
) -> None:
    """Write the graph in an RDF format: sorted, so equal graphs give equal files."""
    from pairgraph.graph.formats import serialise
    from pairgraph.graph.release import find_release

    data = serialise(_quads(find_release(release), graph), form.value)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        _write(out, data)


def _quads(release: Release, graph: str) -> list[Quad]:
    """Return one named graph of a release, or all."""
    from pyoxigraph import NamedNode

    from pairgraph.errors import PairgraphError
    from pairgraph.vocabulary import graph_iri

    held = list(release.manifest["graphs"])
    if graph != _ALL and graph not in held:
        known = ", ".join([_ALL, *held])
        raise PairgraphError(f"There is no graph {graph!r}.", remedy=f"Take one of: {known}.")
    name = None if graph == _ALL else NamedNode(graph_iri(graph))
    return list(release.store().quads_for_pattern(None, None, None, name))


def _write(file: Path, data: bytes) -> None:
    from pairgraph.errors import PairgraphError

    try:
        file.write_bytes(data)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise PairgraphError(message, remedy="Name another file with --out.") from error
