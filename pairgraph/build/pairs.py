"""Columns of tables, each asked for by itself: the things of a class, and what a property path leads to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, QuerySolutions

from pairgraph.graph.terms import shown
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import BlankNode, Store, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["cells", "pairs"]


def cells(
    store: Store, kind: str, path: str, show: Callable[[Term], str | None] | None = None
) -> dict[str, str]:
    """Return the cells of one column by key; of texts in several languages, the English one.

    Args:
        store: the graph.
        kind: the class of the rows, as a prefixed name.
        path: a SPARQL property path from a row's thing to the column's values.
        show: what to write for a value, or None to leave it out; without it, prefixed names and bare values.

    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row, value in pairs(store, kind, path):
        text = show(value) if show else _shown(value, path)
        if text is not None:
            found[row].add(text)
    return {row: " ".join(sorted(values)) for row, values in found.items()}


def pairs(store: Store, kind: str, path: str) -> list[tuple[str, Term]]:
    """Return key and value of every thing of a class that a path leads on from.

    >>> from pyoxigraph import Store
    >>> pairs(Store(), "pao:Figure", "pao:value")
    []
    """
    prefixes = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    query = f"{prefixes}SELECT DISTINCT ?row ?value WHERE {{ ?row a {kind} ; {path} ?value }}"
    solutions = store.query(query, use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)  # noqa: S101 (for the type checker: it is a SELECT)
    return [(shown(solution["row"]), solution["value"]) for solution in solutions]


def _shown(value: Term, path: str) -> str | None:
    """Leave out other languages than English, and classes of other vocabularies, which follow from ours."""
    if isinstance(value, Literal) and value.language not in {None, "en"}:
        return None
    ours = path != "rdf:type" or (isinstance(value, NamedNode) and value.value.startswith(PREFIXES["pao"]))
    return shown(value) if ours else None
