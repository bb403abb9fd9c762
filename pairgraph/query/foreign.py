"""SPARQL results that somebody else wrote, read so that nothing in them can end the process."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import QueryResultsFormat, parse_query_results

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

__all__ = ["parse_foreign"]

# The reader calls itself for a triple in a triple: enough of them would overflow its stack.
_TRIPLE: Final = re.compile(rb"<(?:[\w.-]+:)?triple[\s/>]")
_MOST_QUOTED: Final = 500


def parse_foreign(body: bytes, form: QueryResultsFormat) -> QuerySolutions | QueryBoolean:
    """Parse the results of a SELECT or ASK.

    Args:
        body: the answer, of any origin.
        form: what it claims to be.

    Raises:
        SyntaxError: it is not in that form.
        ValueError: it holds triples as terms in XML, or is nested so deep that it could end the process.

    >>> bool(parse_foreign(b'{"head": {}, "boolean": true}', QueryResultsFormat.JSON))
    True

    """
    if _too_deep(body, form):
        raise ValueError("it holds triples as terms, or is nested too deep")
    return parse_query_results(body, format=form)


def _too_deep(body: bytes, form: QueryResultsFormat) -> bool:
    if form == QueryResultsFormat.XML:
        return bool(_TRIPLE.search(body))
    if form == QueryResultsFormat.JSON:
        return _is_too_deep_for_python(body)
    return body.count(b"<<") > _MOST_QUOTED


def _is_too_deep_for_python(body: bytes) -> bool:
    """Let Python read it first, which knows how deep it can go."""
    try:
        json.loads(body)
    except RecursionError:
        return True
    except ValueError:
        return False  # the reader of results says it better
    return False
