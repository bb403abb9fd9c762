"""A query that was sent as the body of a POST, in a form or as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.form import decoded, fields
from pairgraph.serve.problem import Problem
from pairgraph.serve.protocol import of_fields

if TYPE_CHECKING:
    from pairgraph.serve.protocol import Asked

__all__ = ["FORM", "QUERY", "of_form", "of_post"]

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"


def of_form(query_string: bytes, body: bytes) -> Asked:
    """Read a POST request with a form; what stands in the address counts too.

    Raises:
        Problem: 400, something in it is wrong, or it has no query.

    """
    asked = of_fields(fields(query_string, "The address") + fields(body, "The form"))
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
    asked = of_fields(fields(query_string, "The address"))
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
