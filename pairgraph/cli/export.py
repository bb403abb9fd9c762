"""``pairgraph export``: a release in an RDF format, or the graph in a form that others collect."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pairgraph.cli.release import ReleaseArgument  # noqa: TC001 - Typer reads the annotations
from pairgraph.cli.source import EndpointOption, Source, TimeoutOption

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


class Profile(StrEnum):
    """The profiles of :mod:`pairgraph.profiles`."""

    IATI = "iati"
    CUBE = "cube"
    SCHEMA_ORG = "schema-org"


def _option(name: str, metavar: str, what: str) -> Any:  # noqa: ANN401 - as typer.Option itself
    return typer.Option(name, metavar=metavar, help=what, show_default=False)


def export(  # noqa: PLR0913 - one argument an option
    release: ReleaseArgument = None,
    *,
    form: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            help="TriG, N-Quads and JSON-LD keep the named graphs apart; Turtle unless given.",
            show_default=False,
        ),
    ] = None,
    graph: Annotated[
        str | None, _option("--graph", "NAME", "One named graph, such as report/zhuhai-chongqing.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "--out",
            metavar="FILE",
            help="Write to this file; else to stdout.",
            show_default=False,
        ),
    ] = None,
    profile: Annotated[
        Profile | None,
        typer.Option(
            "--profile", help="IATI activities, an RDF Data Cube, or schema.org markup.", show_default=False
        ),
    ] = None,
    report: Annotated[
        str | None, _option("--report", "NAME", "With iati and cube: one report, such as zhuhai-chongqing.")
    ] = None,
    left_out: Annotated[
        Path | None, _option("--left-out", "FILE", "With a profile: list what is left out and why, as CSV.")
    ] = None,
    schema: Annotated[
        Path | None, _option("--schema", "FILE", "With iati: check against iati-activities-schema.xsd first.")
    ] = None,
    reporter_ref: Annotated[
        str | None, _option("--reporter-ref", "ID", "With iati: your organisation's registered identifier.")
    ] = None,
    reporter_name: Annotated[
        str | None, _option("--reporter-name", "NAME", "With iati: your organisation's name.")
    ] = None,
    downloads: Annotated[
        str | None,
        _option("--downloads", "URL", "With schema-org: the folder on the web that has the release's files."),
    ] = None,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = 60,
) -> None:
    """Write the graph in an RDF format, or in a form that others collect.

    Everything is sorted: equal graphs give equal files. A file is written whole or not at all.

    \b
      pairgraph export --output all.ttl
      pairgraph export --format turtle --graph report/zhuhai-chongqing
      pairgraph export --profile iati --output activities.xml --left-out left-out.csv
      pairgraph export --profile iati --report zhuhai-chongqing --schema iati-activities-schema.xsd
      pairgraph export --profile iati --reporter-ref XM-DAC-0 --reporter-name "Our institute"
      pairgraph export --profile cube --format turtle --output cube.ttl
      pairgraph export --profile schema-org --downloads https://example.org/files

    What a profile has no place for is counted on stderr and listed with --left-out; none is lost silently.
    The rules, field by field, are in docs/export.md.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    from pairgraph.cli.profile import Wanted, write_profile

    given = {
        "--graph": graph,
        "--report": report,
        "--left-out": left_out,
        "--schema": schema,
        "--reporter-ref": reporter_ref,
        "--reporter-name": reporter_name,
        "--downloads": downloads,
        "--endpoint": endpoint,
        "--format": form,
    }
    wanted = Wanted(profile.value if profile else "", {name: value for name, value in given.items() if value})
    wanted.check()
    if profile is None:
        _write_graph(release, form or ExportFormat.TURTLE, graph or _ALL, out)
    else:
        write_profile(wanted, Source(str(release) if release else None, endpoint, timeout), out)


def _write_graph(release: Path | None, form: ExportFormat, graph: str, out: Path | None) -> None:
    from pairgraph.cli.streamed import write_lines
    from pairgraph.graph.formats import serialise
    from pairgraph.graph.release import find_release

    write_lines([serialise(_quads(find_release(release), graph), form.value)], out)


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
