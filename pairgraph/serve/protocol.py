"""A request to ``/sparql`` as the SPARQL 1.1 Protocol reads it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode

from pairgraph.serve.form import fields, text_of
from pairgraph.serve.negotiation import FORMATS, Format, named
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Asked", "of_fields", "of_get"]

_MEANT: Final = frozenset(
    {
        "query",
        "default-graph-uri",
        "named-graph-uri",
        "format",
        "time-limit",
        "result-limit",
        "update",
        "using-graph-uri",
        "using-named-graph-uri",
    }
)


class Asked(NamedTuple):
    """What a client asks.

    Args:
        query: the query; None where there is none, which asks for the description of the service.
        default: the IRIs of the graphs that are the default graph.
        named: the IRIs of the graphs that can be named.
        form: the format that ``format=`` names; it goes before Accept.
        time_limit: seconds, if the client wants fewer than the server allows.
        result_limit: bytes, if the client wants fewer than the server allows.

    """

    query: str | None = None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    form: Format | None = None
    time_limit: float = math.inf
    result_limit: float = math.inf

    @property
    def limited(self) -> bool:
        """Whether the client wants a limit of its own, so that its outcome is not everybody's."""
        return self.time_limit < math.inf or self.result_limit < math.inf


def of_get(query_string: bytes) -> Asked:
    """Read a GET request.

    Raises:
        Problem: 400, something in it is wrong.

    >>> of_get(b"query=ASK%20%7B%7D&format=xml").query
    'ASK {}'

    """
    if query_string.startswith(b"query=") and b"&" not in query_string:  # what most of them look like
        return Asked(text_of(query_string[6:], "The query"))
    return of_fields(fields(query_string, "The address"))


def of_fields(fields: Iterable[tuple[str, str]]) -> Asked:
    """Read what is asked from names and values; those that mean nothing here are let pass.

    Raises:
        Problem: 400, something in it is wrong.

    """
    given: dict[str, list[str]] = {}
    for name, value in fields:
        if name in _MEANT:
            given.setdefault(name, []).append(value)
    if not given.keys() <= {"query"}:
        return _with_options(given)
    return Asked(_only(given, "query"))


def _with_options(given: dict[str, list[str]]) -> Asked:
    if "update" in given:
        raise Problem(400, "Updates are refused", "This endpoint only answers queries.")
    if given.keys() & {"using-graph-uri", "using-named-graph-uri"}:
        raise Problem(400, detail="A query takes default-graph-uri and named-graph-uri, not using-….")
    return Asked(
        query=_only(given, "query"),
        default=_iris(given, "default-graph-uri"),
        named=_iris(given, "named-graph-uri"),
        form=_format(given.get("format", [])),
        time_limit=_number(given, "time-limit"),
        result_limit=_number(given, "result-limit"),
    )


def _only(given: dict[str, list[str]], name: str) -> str | None:
    values = given.get(name, [])
    if len(values) > 1:
        raise Problem(400, f"Several values of {name}", f"There are {len(values)} of '{name}': give one.")
    return values[0] if values else None


def _iris(given: dict[str, list[str]], name: str) -> tuple[str, ...]:
    return tuple(_iri(value, name) for value in given.get(name, ()))


def _iri(value: str, name: str) -> str:
    try:
        return NamedNode(value).value
    except ValueError:
        raise Problem(400, "Not an IRI", f"The {name} '{value[:200]}' is not an absolute IRI.") from None


def _format(names: list[str]) -> Format | None:
    """Return the first format that is known: some clients send all the names that they know for one."""
    if not any(names):
        return None
    if found := next(filter(None, map(named, names)), None):
        return found
    detail = f"There is no format '{names[0][:100]}'. Take one of: {', '.join(FORMATS)}."
    raise Problem(400, "Unknown format", detail)


def _number(given: dict[str, list[str]], name: str) -> float:
    value = _only(given, name)
    if value is None:
        return math.inf
    try:
        number = float(value)
    except ValueError:
        number = math.nan
    if not number > 0:
        raise Problem(400, detail=f"The {name} '{value[:50]}' is not a number above 0.")
    return number
