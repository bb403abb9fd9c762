"""What a query may not be, checked before any engine sees it."""

from __future__ import annotations

import re
from typing import Final

from pairgraph.errors import QueryError
from pairgraph.query.syntax import refuse_federation
from pairgraph.query.tokens import place, tokens

__all__ = ["DEEPEST", "check", "fleeting", "has_dataset"]

DEEPEST: Final = 100
"""How many brackets may be open at once."""

_OPENERS: Final = frozenset("{([")
_CLOSERS: Final = frozenset("})]")
_FLEETING: Final = re.compile(r"\b(now|rand|uuid|struuid|bnode)\s*\(", re.IGNORECASE)


def check(text: str) -> None:
    """Refuse a query that would call another server or that is nested too deep.

    Raises:
        QueryError: with line and column.

    >>> check("SELECT * { SERVICE <http://example.org/> {} }")
    Traceback (most recent call last):
    pairgraph.errors.QueryError: line 1, column 12: SERVICE would send the query to another server; ...

    """
    refuse_federation(text)
    _refuse_depth(text)


def _refuse_depth(text: str) -> None:
    if text.count("{") + text.count("(") + text.count("[") <= DEEPEST:
        return
    depth = 0
    for token in tokens(text):
        depth += (token.text in _OPENERS) - (token.text in _CLOSERS)
        if depth > DEEPEST:
            line, column = place(text, token.start)
            raise QueryError(f"More than {DEEPEST} brackets are open at once.", line=line, column=column)


def has_dataset(text: str) -> bool:
    """Whether a query names its own dataset with FROM.

    >>> has_dataset("SELECT * FROM <http://example.org/g> {}"), has_dataset("SELECT ?from {}")
    (True, False)
    """
    if "from" not in text.lower():
        return False
    return any(token.kind == "word" and token.text.upper() == "FROM" for token in tokens(text))


def fleeting(text: str) -> bool:
    """Whether a query may answer differently each time it is asked; errs on the safe side.

    >>> fleeting("SELECT (NOW() AS ?now) {}"), fleeting("ASK {}")
    (True, False)
    """
    lower = text.lower()  # looking for the words alone is much quicker, and they are rare
    if "now" in lower or "rand" in lower or "uuid" in lower or "bnode" in lower:
        return _FLEETING.search(text) is not None
    return False
