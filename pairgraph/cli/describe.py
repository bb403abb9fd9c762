"""``pairgraph describe``: everything about one thing."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.source import EndpointOption, ReleaseOption, Source, TimeoutOption

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.query.description import Description, Statement

__all__ = ["Form", "describe"]


class Form(StrEnum):
    """How a description is written."""

    TABLE = "table"
    JSON = "json"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


def describe(
    thing: Annotated[
        str, typer.Argument(metavar="IRI|PREFIXED|LABEL", help="e.g. region:zhuhai, Zhuhai, 珠海市")
    ],
    *,
    form: Annotated[Form, typer.Option("--format", help="How to write it.")] = Form.TABLE,
    release: ReleaseOption = None,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = 60,
) -> None:
    """Show everything about one thing: names, statements in both directions, figures, passages.

    \b
      pairgraph describe region:zhuhai
      pairgraph describe 珠海市
      pairgraph describe figure:zhuhai-fiscal-funds-2002-2009 --format ttl
    """  # noqa: D301 - \b keeps the lines of the examples apart
    import json

    from pairgraph.cli.output import print_text

    found = Source(release, endpoint, timeout).open().describe(thing)
    if form is Form.JSON:
        print_text(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
    else:
        print_text("\n".join(_lines(found)) if form is Form.TABLE else found.triples.to(form))


def _lines(found: Description) -> Iterator[str]:
    yield found.iri.prefixed
    yield from (f"  {label}" for label in found.labels.values())
    yield f"  {found.iri}"
    yield from _statements("What is said of it", found.outgoing)
    yield from _statements("What points to it", found.incoming)
    if found.figures:
        yield from (
            "",
            f"Figures ({len(found.figures)})",
            *(f"  {figure.prefixed}" for figure in found.figures),
        )
    if found.passages:
        yield from ("", "Passages", *(f"  {passage} · {passage.iri.prefixed}" for passage in found.passages))


def _statements(heading: str, statements: Sequence[Statement]) -> Iterator[str]:
    """Group statements by property; what the rules derived is marked."""
    from pairgraph.cli.output import display

    if statements:
        yield from ("", heading)
    for name, group in groupby(statements, key=lambda one: one.property.prefixed):
        yield f"  {name}"
        for one in group:
            label = f" ({one.label})" if one.label else ""
            yield f"    {display(one.value)}{label}{' [derived]' if one.derived else ''}"
