"""What the description of every path may refer to: what may go wrong, and what JSON looks like."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["ERRORS", "errors", "json_content", "refers"]

ERRORS: Final = {
    "400": "A parameter is not right; the detail names what would be.",
    "403": "The question asks other servers, which this one may not.",
    "404": "There is no such question or thing; the nearest names are told where there are some.",
    "406": "It is to be had in none of the formats that are accepted.",
    "410": "The release or the query is another one now; the detail names the current address.",
    "413": "The request is too long, or asks for too much at once.",
    "415": "The body is of another media type than those described.",
    "429": "There are too many requests at once.",
    "502": "Another server that the question asks does not answer.",
    "503": "The graph cannot be reached, a limit is passed, or there is too much to do.",
    "504": "Another server that the question asks takes too long.",
}
"""Status → what it means, wherever it is answered."""


def refers(schema: str) -> dict[str, Any]:
    """Refer to one of the schemas.

    >>> refers("Problem")
    {'$ref': '#/components/schemas/Problem'}
    """
    return {"$ref": f"#/components/schemas/{schema}"}


def json_content(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a content that is JSON of some shape."""
    return {"application/json": {"schema": schema}}


def errors(*codes: str) -> dict[str, Any]:
    """Return the responses to what goes wrong; any path may find that the graph cannot be reached.

    >>> list(errors("404"))
    ['404', '503']
    """
    return {code: {"$ref": f"#/components/responses/{code}"} for code in (*codes, "503")}
