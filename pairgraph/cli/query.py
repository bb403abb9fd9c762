"""``pairgraph query``: stored questions by name, and SPARQL of one's own."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pairgraph.cli.source import (
    EndpointOption,
    OnlineOption,
    ReleaseOption,
    ServicesOption,
    Source,
    TimeoutOption,
)
from pairgraph.errors import CheckFailedError, QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.query.stored import StoredQuery

__all__ = ["Format", "query"]


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    SPARQL = "sparql"


def query(  # noqa: PLR0913 - one argument an option
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME | list [TEXT] | show NAME]", show_default=False)
    ] = None,
    *,
    param: Annotated[
        list[str] | None,
        typer.Option(
            "--param", "-p", metavar="NAME=VALUE", help="Set a parameter; repeat it for several values."
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--file", "-f", metavar="FILE", help="Run the SPARQL in this file; - is stdin."),
    ] = None,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="For rows: table, csv, tsv, json, xml. For triples: ttl, nt, jsonld, rdfxml. "
            "sparql does not ask but shows the text, its parameters bound.",
        ),
    ] = Format.TABLE,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Show under each cell the passages behind it.")
    ] = False,
    topic: Annotated[str, typer.Option("--topic", help="With list: only the questions of this topic.")] = "",
    release: ReleaseOption = None,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = 60,
    online: OnlineOption = False,
    service_allow: ServicesOption = None,
) -> None:
    """Ask a stored question by its name, or run SPARQL of your own.

    \b
      pairgraph query list                         all stored questions
      pairgraph query list funding                 those that speak of funding
      pairgraph query show funding-by-supporter    its parameters, columns, SPARQL
      pairgraph query funding-by-supporter
      pairgraph query funding-by-supporter --param supporter=zhuhai --evidence
      pairgraph query funding-by-supporter --format csv > funding.csv
      pairgraph query --file my.rq                 SELECT, ASK, CONSTRUCT, DESCRIBE
      pairgraph query population-and-gdp --online  joined live with Wikidata

    An audit (a question whose answer has to be empty) exits with 1 when it finds rows.
    """  # noqa: D301 - \b keeps the lines of the examples apart
    asked = list(words or ([] if file else ["list"]))
    source = Source(release, endpoint, timeout, service_allow or (), online)
    if asked[:1] == ["list"] and not file:
        _list(" ".join(asked[1:]), topic, form)
    elif asked[:1] == ["show"] and not file and asked[1:] and not asked[2:]:
        _show(asked[1], source)
    elif len(asked) == (0 if file else 1) and asked != ["show"]:
        _ask(asked[0] if asked else "", file, _parameters(param or ()), source, form, evidence=evidence)
    else:
        raise QueryError(f"'{' '.join(asked)}' is not one query.", remedy="See: pairgraph query --help")


def _list(text: str, topic: str, form: Format) -> None:
    from pairgraph.cli.output import print_rows
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.syntax import nearest

    catalogue = Catalogue()
    if topic and topic not in catalogue.topics:
        remedy = nearest(topic, catalogue.topics) or f"There are: {', '.join(catalogue.topics)}."
        raise QueryError(f"There is no topic '{topic}'.", remedy=remedy)
    rows = [(one.name, one.topic, one.question["en"]) for one in catalogue.search(text, topic=topic)]
    print_rows(form, ("name", "topic", "question"), rows)


def _show(name: str, source: Source) -> None:
    from pairgraph.cli.output import print_text
    from pairgraph.cli.show import page
    from pairgraph.query.catalogue import Catalogue

    print_text(page(Catalogue()[name], source))


def _parameters(given: Sequence[str]) -> dict[str, object]:
    values: dict[str, list[str]] = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise QueryError(f"'{one}' sets no parameter.", remedy="Write --param name=value.")
        values.setdefault(name.strip(), []).append(value)
    return {name: several[0] if len(several) == 1 else several for name, several in values.items()}


def _ask(
    name: str,
    file: str | None,
    parameters: Mapping[str, object],
    source: Source,
    form: Format,
    *,
    evidence: bool,
) -> None:
    """Run a stored query, or a file that is one because it has a header, or plain SPARQL."""
    from pairgraph.cli.answers import print_result
    from pairgraph.query.catalogue import Catalogue

    text = "" if file is None else _read(file)
    if file is not None and not text.startswith("#+"):
        if parameters:
            raise QueryError(
                f"{file} has no header, so it takes no --param.", remedy="See: queries/README.md"
            )
        print_result(source.open().sparql(text), form, evidence=evidence)
        return
    stored = Catalogue()[name] if file is None else _parse(text, file)
    _run(stored, parameters, source, form, evidence=evidence)


def _run(
    stored: StoredQuery, parameters: Mapping[str, object], source: Source, form: Format, *, evidence: bool
) -> None:
    from pairgraph.cli.answers import print_result
    from pairgraph.cli.output import print_text

    session = source.open()
    if form is Format.SPARQL:
        print_text(session.bind(stored, parameters).lstrip("\n"))
        return
    answer = session.run(stored, parameters)
    print_result(answer, form, evidence=evidence)
    if stored.expects == "empty" and len(answer):
        sys.stdout.flush()
        raise CheckFailedError(
            f"The audit '{stored.name}' has to come back empty and found {len(answer)} rows."
        )


def _read(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file} is not UTF-8 text.", remedy="Save it as UTF-8.") from error


def _parse(text: str, file: str) -> StoredQuery:
    from pairgraph.query.reader import parse

    return parse(text, Path(file))
