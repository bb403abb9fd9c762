"""The page about one stored query."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from pairgraph.cli.output import width
from pairgraph.errors import MissingError
from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.cli.source import Source
    from pairgraph.query.stored import Column, Parameter, StoredQuery

__all__ = ["page"]

_LINE = 96


def page(query: StoredQuery, source: Source) -> str:
    """Return what a person needs to know to run a stored query and to read its answer."""
    return "\n".join(_lines(query, source))


def _lines(query: StoredQuery, source: Source) -> Iterator[str]:
    yield f"{query.name} ({query.topic}): {query.summary}"
    yield from (f"  {question}" for question in query.question.values())
    if query.description:
        yield from ("", *textwrap.wrap(query.description, _LINE))
    if query.parameters:
        yield from ("", "Parameters", *_table([_parameter(one) for one in query.parameters]))
        yield from _choices(query, source)
    yield from ("", "Columns", *_table([_column(one) for one in query.columns]))
    if query.services:
        asked = ", ".join(query.services)
        yield from ("", *textwrap.wrap(f"It asks {asked}, live: run it with --online.", _LINE))
    if query.expects == "empty":
        yield from ("", "The answer has to be empty; the command exits with 1 when it is not.")
    yield from ("", f"SPARQL ({query.path})", *(f"  {line}" for line in query.sparql.splitlines()))


def _parameter(parameter: Parameter) -> tuple[str, str, str]:
    marks = ["needed" if parameter.required else "optional", *(["several"] if parameter.several else [])]
    default = "" if parameter.default is None else f" Default: {parameter.default}."
    return (parameter.name, f"{parameter.type}, {', '.join(marks)}", parameter.description + default)


def _column(column: Column) -> tuple[str, str, str]:
    return (column.name, f"{column.type} {column.unit}".strip(), column.description)


def _table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    first, second = (max(width(row[at]) for row in rows) + 2 for at in (0, 1))
    return [f"  {name:<{first}}{kind:<{second}}{words}".rstrip() for name, kind, words in rows]


def _choices(query: StoredQuery, source: Source) -> Iterator[str]:
    """Yield the values each parameter can take; without a graph to ask, say so."""
    for parameter in query.parameters:
        if parameter.choices:
            try:
                found = source.open().choices(query.name, parameter.name)
            except MissingError as error:
                yield f"  {parameter.name}: the choices are in the data, which is not there: {error}"
                return
            named = ", ".join(f"{Iri(one.value).local} ({one.label})" for one in found)
            yield from textwrap.wrap(
                f"{parameter.name}: {named}", _LINE, initial_indent="  ", subsequent_indent="    "
            )
