"""What an engine says about a bad query, as one sentence with line and column."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from pairgraph.errors import QueryError
from pairgraph.query.tokens import (
    first_word,
    mentions_service,
    place,
    relative_iri,
    undeclared_prefix,
    unescaped,
)
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["explain", "nearest", "refuse_federation", "refuse_update"]

_PLACE = re.compile(r"error at (\d+):(\d+)")
# Oxigraph lists what it expected; what it has to say in a sentence stands among grammar symbols.
_SENTENCE = re.compile(r"(?:of |, )?(The [^,\[\"]+|[A-Z][a-z]+ [a-z][^,\[\"]*)")
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "MODIFY"}
)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a sentence that proposes the known name nearest to this one; empty where none is near.

    >>> nearest("suporter", ["supporter", "recipient"])
    "Did you mean 'supporter'?"
    """
    near = difflib.get_close_matches(name, list(known), 1, 0.6)
    return f"Did you mean '{near[0]}'?" if near else ""


def refuse_update(text: str) -> None:
    """Refuse an update.

    Raises:
        QueryError: the text is one.

    >>> refuse_update("DROP ALL")
    Traceback (most recent call last):
    pairgraph.errors.QueryError: line 1, column 1: DROP is an update, and a graph is only asked here. ...

    """
    word = first_word(text)
    if word and word.text.upper() in _UPDATES:
        raise _at(
            place(text, word.start),
            f"{word.text.upper()} is an update, and a graph is only asked here.",
            "Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; to change the graph, change the fact files.",
        )


def refuse_federation(text: str) -> None:
    """Refuse a query that would make the local engine call another server.

    Code points written as escapes count as what they stand for, whether an engine reads them so or not.

    Raises:
        QueryError: the text mentions SERVICE.

    >>> refuse_federation("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    pairgraph.errors.QueryError: line 1, column 12: SERVICE would send the query to another server; ...

    """
    token = mentions_service(text)
    if token is None and (plain := unescaped(text)) != text:
        text, token = plain, mentions_service(plain)
    if token:
        raise _at(
            place(text, token.start),
            "SERVICE would send the query to another server; the local graph does not do that.",
            "Ask that server itself, or allow it on your own computer: pairgraph query --service-allow URL, "
            "or --online for a stored question; docs/federation.md.",
        )


def _at(where: tuple[int, int], message: str, remedy: str = "") -> QueryError:
    return QueryError(message, line=where[0], column=where[1], remedy=remedy)


def explain(error: Exception, text: str) -> QueryError:
    """Turn an engine's error into one that says where the query is wrong and what to do.

    >>> said = SyntaxError("error at 1:12: expected one of Prefix not found, ['%']")
    >>> print(explain(said, "SELECT * { ?s a:b ?o }"))
    line 1, column 15: The prefix 'a:' is not declared. Write 'PREFIX a: <…>' at the top.
    """
    found = _PLACE.search(str(error))
    if (found or "prefix" in str(error)) and (name := undeclared_prefix(text)):
        return _undeclared(name.text.partition(":")[0], place(text, name.start))
    if not isinstance(error, SyntaxError) or not found:
        return QueryError(f"The query cannot be run: {(str(error).splitlines() or ['?'])[0].rstrip('.')}.")
    if iri := relative_iri(text):
        return _at(
            place(text, iri.start), f"{iri.text} is not a whole IRI.", "Write it in full or with a prefix."
        )
    line, column = int(found[1]), int(found[2])
    return _at((line, column), _reason(str(error)) + _excerpt(text, line, column))


def _undeclared(prefix: str, where: tuple[int, int]) -> QueryError:
    remedy = f"Write 'PREFIX {prefix}: <{PREFIXES.get(prefix, '…')}>' at the top."
    return _at(where, f"The prefix '{prefix}:' is not declared.", remedy)


def _reason(message: str) -> str:
    said = [sentence.strip() for sentence in _SENTENCE.findall(message.partition("expected")[2])]
    return f"{said[0]}." if said else "This is not SPARQL 1.1 from here on."


def _excerpt(text: str, line: int, column: int) -> str:
    """Return the line in question and a mark under the place."""
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    return f"\n  {shown}\n  {' ' * (column - 1)}^" if shown.strip() else ""
