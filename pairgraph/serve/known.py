"""Queries that have shown before what they are like."""

from __future__ import annotations

from collections import OrderedDict

__all__ = ["Known"]


class Known:
    """Queries that take long, and those that break workers; the oldest are forgotten first.

    Args:
        most: how many.

    >>> known = Known(2)
    >>> for key in (b"a", b"b", b"c"):
    ...     known.add(key)
    >>> known.get(b"a"), known.get(b"c")
    (None, '')

    """

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._found: OrderedDict[bytes, str] = OrderedDict()

    def add(self, key: bytes, failure: str = "") -> None:
        """Know a query again that takes long or, with a sentence that tells how, breaks workers."""
        self._found[key] = failure
        if len(self._found) > self._most:
            self._found.popitem(last=False)

    def get(self, key: bytes) -> str | None:
        """Return how a query breaks workers; empty where it only takes long, None where it is not known."""
        return self._found.get(key)

    def forget(self, key: bytes) -> None:
        """Take a query for any other."""
        self._found.pop(key, None)
