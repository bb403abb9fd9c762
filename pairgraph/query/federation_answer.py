"""What a service answered, read with care: it is another's text."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat, QuerySolutions

from pairgraph.query.federation_values import Table, writable
from pairgraph.query.foreign import parse_foreign

if TYPE_CHECKING:
    from pairgraph.query.federation_values import Solution

__all__ = ["ACCEPT", "read"]

ACCEPT: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"


def read(body: bytes, media_type: str, request: str, most: int) -> Table:
    """Read SPARQL results in JSON or XML.

    Args:
        body: the answer.
        media_type: its Content-Type, without parameters.
        request: what tells it from other answers; blank nodes are named after it.
        most: how many rows there may be; one more is read and no further.

    Raises:
        ValueError: it is no such thing, or holds what no query can.

    >>> read(b'{"head": {"vars": ["n"]}, "results": {"bindings": []}}', "application/json", "", 10).names
    ('n',)

    """
    form = QueryResultsFormat.from_media_type(media_type)
    if form not in {QueryResultsFormat.JSON, QueryResultsFormat.XML}:
        raise ValueError(f"results in JSON or XML are expected, not {media_type[:60] or 'nothing'}")
    try:
        return _table(body, form, blake2b(request.encode(), digest_size=8).hexdigest(), most)
    except SyntaxError as error:
        raise ValueError(f"these are no results: {error.msg}") from None


def _table(body: bytes, form: QueryResultsFormat, scope: str, most: int) -> Table:
    found = parse_foreign(body, form)
    rows: list[Solution] = []
    try:
        if not isinstance(found, QuerySolutions):
            raise ValueError("rows are expected, not yes or no")
        names = tuple(variable.value for variable in found.variables)
        for solution in found:
            rows.append(tuple(writable(term, scope) for term in solution))
            if len(rows) > most:
                break
        return Table(names, rows)
    finally:
        del found  # it may only end in this thread, and an error would take it along with this frame
