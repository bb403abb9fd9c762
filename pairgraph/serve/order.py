"""What a worker is told: a query, and the manner of its answer.

The manner is JSON and much the same for many queries, so either side writes and reads each only once; the
query stands behind it as it is.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Manner", "Order", "read", "written"]

_END = b"\0"
"""Ends the manner: JSON has none, whatever it tells."""


class Manner(NamedTuple):
    """How a query is to be answered.

    Args:
        results: the short name of the format for results; None where the client takes none.
        graph: the same for a graph.
        default: the IRIs of the graphs that are the default graph.
        named: the IRIs of the graphs that can be named.
        base: the IRI that relative ones are relative to; without it they are an error.

    """

    results: str | None
    graph: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    base: str | None = None


class Order(NamedTuple):
    """A query, and the manner of its answer."""

    query: str
    manner: Manner


def written(query: str, manner: Manner) -> bytes:
    """Write an order.

    >>> read(written("ASK {}", Manner("csv", None, named=("http://example.org/g",)))).manner.named
    ('http://example.org/g',)
    """
    return _head(manner) + query.encode("utf-8", "surrogatepass")


def read(payload: bytes) -> Order:
    """Read an order."""
    head, _, query = payload.partition(_END)
    return Order(query.decode("utf-8", "surrogatepass"), _manner(head))


@lru_cache(256)
def _head(manner: Manner) -> bytes:
    return json.dumps(manner).encode("ascii") + _END


@lru_cache(256)
def _manner(head: bytes) -> Manner:
    results, graph, default, named, base = json.loads(head)
    return Manner(results, graph, tuple(default), tuple(named), base)
