"""``pairgraph link suggest``: candidates for links, ranked, with what made the rank."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path  # noqa: TC003 - Typer reads the annotations
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.link_options import LinksOption  # noqa: TC001 - Typer reads the annotations
from pairgraph.cli.link_where import Where
from pairgraph.cli.output import print_rows
from pairgraph.cli.source import EndpointOption, ReleaseOption, Source
from pairgraph.errors import PairgraphError
from pairgraph.link.authority_graph import KINDS, Sought
from pairgraph.link.authority_graph import sought as sought_in
from pairgraph.link.candidate import LEVELS, Wanted
from pairgraph.link.suggest import linked
from pairgraph.link.suggest import suggest as look_up
from pairgraph.link.suggest_table import checked_year, read_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.link import MappingSet
    from pairgraph.link.candidate import Subject
    from pairgraph.link.suggest import Suggestion

__all__ = ["suggest"]

_COLUMNS = ("subject", "name", "status", "rank", "candidate", "label", "score", "about", "features")


class Kind(StrEnum):
    """What links are looked for."""

    REGIONS = "regions"
    VERSIONS = "versions"
    BODIES = "bodies"
    PEOPLE = "people"


def suggest(  # noqa: PLR0913 - one argument an option
    kind: Annotated[
        Kind, typer.Argument(metavar="[regions|versions|bodies|people]", show_default=False)
    ] = Kind.REGIONS,
    *,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Look this up; twice for two spellings of one name."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", "-f", metavar="TABLE", help="Look up the rows of this CSV or TSV table."),
    ] = None,
    parent: Annotated[
        list[str] | None, typer.Option("--parent", metavar="NAME", help="What it lies in, or its code.")
    ] = None,
    level: Annotated[
        str, typer.Option("--level", metavar="WORD", help="province, prefecture, county or township.")
    ] = "",
    code: Annotated[str, typer.Option("--code", metavar="CODE", help="Its GB/T 2260 code.")] = "",
    year: Annotated[
        int | None, typer.Option("--year", metavar="YEAR", help="The year whose names and codes are meant.")
    ] = None,
    target: Annotated[
        str,
        typer.Option(
            "--target",
            metavar="NAME",
            help="gbt2260, geonames, graph (ours), or with --service the table that its links go to.",
        ),
    ] = "gbt2260",
    everything: Annotated[
        bool, typer.Option("--all", help="Look up those as well that have a link already.")
    ] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, max=50, help="How many candidates to show.")] = 3,
    service: Annotated[
        str,
        typer.Option("--service", metavar="URL", help="Ask this reconciliation service (needs a network)."),
    ] = "",
    service_type: Annotated[
        str, typer.Option("--service-type", metavar="ID", help="Its id of the type wanted, such as Q1289426.")
    ] = "",
    parent_property: Annotated[
        str, typer.Option("--parent-property", metavar="ID", help="Its id of 'lies in', such as P131.")
    ] = "",
    code_property: Annotated[
        str, typer.Option("--code-property", metavar="ID", help="Its id of the code, such as P442.")
    ] = "",
    cache: Annotated[
        Path | None, typer.Option("--cache", metavar="FILE", help="Where its answers are kept for 30 days.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask anew what the cache has.")] = False,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=1, help="How long to wait for an answer.")
    ] = 60,
    form: Annotated[str, typer.Option("--format", help="table, csv, tsv or json.")] = "table",
    links: LinksOption = None,
    release: ReleaseOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Find candidates for links: of the graph's own things that have none, or of names of yours.

    \b
      pairgraph link suggest regions --target geonames      those of ours without a link
      pairgraph link suggest --name Wuxi --parent Chongqing
      pairgraph link suggest --name "Wuxi County"           namesakes: no guess is made
      pairgraph link suggest --file counties.csv --format csv > candidates.csv
      pairgraph link suggest --name 海原县 --target graph
      pairgraph link suggest bodies --target wikidata --service https://wikidata.reconci.link/en/api

    A table has a column name, and may have name_zh, parent, level, code, year and id.
    Status: accepted (a link of ours), match (may be taken), ambiguous (several fit equally: say more),
    unsure (look at it), none. Nothing is written; to take one, see: pairgraph link accept --help
    """  # noqa: D301 - \b keeps the lines of the examples apart
    asked = Wanted(
        tuple(name or ()), tuple(parent or ()), level, code=code, year=year, subject=_subject(kind)
    )
    where = Where(
        target,
        service,
        service_type,
        parent_property,
        code_property,
        cache,
        timeout,
        fresh=fresh,
        links=links,
    )
    where.check(kind, named=bool(name or file))
    source = Source(release, endpoint, timeout)
    sought = _sought(kind, asked, file, source, where.table, everything=everything)
    found = list(look_up(sought, where.finder(source, kind, limit), where.table, limit))
    print_rows(form, _COLUMNS, [row for one in found for row in _rows(one, form)])
    if form == "table":
        print(_summary(found), file=sys.stderr)


def _subject(kind: Kind) -> Subject:
    return KINDS[kind][1]


def _sought(
    kind: Kind,
    asked: Wanted,
    file: Path | None,
    source: Source,
    table: MappingSet | None,
    *,
    everything: bool,
) -> list[Sought]:
    """Return what to look up: the name given, the rows of the table, or what the graph has without a link."""
    if asked.level and asked.level not in LEVELS:
        raise PairgraphError(f"'{asked.level}' is no level.", remedy=f"Use {', '.join(LEVELS)}.")
    if asked.year is not None:
        checked_year(asked.year)
    if asked.names and not any(map(str.strip, asked.names)):
        raise PairgraphError("The name is empty.", remedy="Give one with --name.")
    if asked.names and file:
        raise PairgraphError("A name and a table are two questions.", remedy="Give --name or --file.")
    if asked.names:
        return [Sought("", asked.names[0], asked)]
    if file:
        return read_names(file, asked.subject)
    ours = sought_in(source.open(), kind)
    done = linked(ours, table) if table and not everything else set()
    return [one for one in ours if one.id not in done]


def _rows(found: Suggestion, form: str) -> Iterator[tuple[object, ...]]:
    sought, outcome = found.sought, found.outcome
    if not outcome.candidates:
        yield (sought.id, sought.label, "none", None, None, None, None, None, outcome.reason)
    for rank, one in enumerate(outcome.candidates, start=1):
        features = (
            [asdict(each) for each in one.features] if form == "json" else "; ".join(map(str, one.features))
        )
        status = found.status(one)
        entry = one.entry
        yield sought.id, sought.label, status, rank, entry.id, entry.label, one.score, entry.about, features


def _summary(found: Sequence[Suggestion]) -> str:
    """Count the outcomes; where one name was asked for, say why it is not taken."""
    if len(found) == 1 and found[0].outcome.reason:
        return f"{found[0].outcome.status}: {found[0].outcome.reason}"
    count = Counter(one.outcome.status for one in found)
    told = ", ".join(f"{count[status]} {status}" for status in ("match", "ambiguous", "unsure", "none"))
    return f"{len(found)} looked up: {told}"
