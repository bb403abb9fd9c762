"""A request to ``/sparql`` as the SPARQL 1.1 Protocol reads it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode

from pairgraph.serve.form import decoded, fields, text_of
from pairgraph.serve.negotiation import FORMATS, Format, named
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FORM", "QUERY", "Asked", "of_form", "of_get", "of_post"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
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
    return _asked(fields(query_string, "The address"))


def of_form(query_string: bytes, body: bytes) -> Asked:
    """Read a POST request with a form; what stands in the address counts too.

    Raises:
        Problem: 400, something in it is wrong, or it has no query.

    """
    asked = _asked(fields(query_string, "The address") + fields(body, "The form"))
    if asked.query is None:
        raise Problem(400, "No query", "The form has no field 'query'.")
    return asked


def of_post(query_string: bytes, media_type: str, body: bytes) -> Asked:
    """Read a POST request whose body is of some media type.

    Raises:
        Problem: 415, of another than the two there are; 400, something in it is wrong.

    >>> of_post(b"", "application/sparql-query", b"ASK {}").query
    'ASK {}'

    """
    kind, _, parameters = media_type.partition(";")
    kind = kind.strip().lower()
    _check_charset(parameters.lower())
    if kind == FORM:
        return of_form(query_string, body)
    if kind != QUERY:
        raise _wrong_type(kind)
    asked = _asked(fields(query_string, "The address"))
    if asked.query is not None:
        raise Problem(400, "Two queries", "There is a query in the address and another in the body.")
    return asked._replace(query=decoded(body, "The query"))


def _check_charset(parameters: str) -> None:
    texts = (text.strip() for text in parameters.split(";"))
    charset = next((text[8:] for text in texts if text.startswith("charset=")), "")
    if charset.strip('"') not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Problem(415, "Not UTF-8", "A query has to be in UTF-8.")


def _wrong_type(kind: str) -> Problem:
    if kind == _UPDATE:
        return Problem(415, "Updates are refused", "This endpoint only answers queries.")
    told = (
        f"The body is of type '{kind[:100]}'."
        if kind
        else "The request does not say of what type its body is."
    )
    return Problem(415, detail=f"{told} Send {QUERY} or {FORM}.", headers={"Accept-Post": f"{QUERY}, {FORM}"})


def _asked(fields: Iterable[tuple[str, str]]) -> Asked:
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
