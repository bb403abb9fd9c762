"""Chains that must end somewhere: part of, within, succeeded by."""

from __future__ import annotations

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from pairgraph.build.identity import references
from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pairgraph.build.facts import FactFile, Node

__all__ = ["problems"]

_KEYS = frozenset({"isPartOf", "partOfTotal", "isWithin", "succeededBy", "within", "partOfOrganization"})
_Edges = dict[str, dict[str, tuple["Path", int]]]  # thing → what it points at → where that stands


def problems(files: Iterable[FactFile]) -> Iterator[FactFileError]:
    """Yield the cycles in the files taken together, one problem each.

    A report names only its own things and those of the reference files, so each report can be
    looked at alone; the reference files are looked at together.
    """
    graphs: defaultdict[str, _Edges] = defaultdict(lambda: defaultdict(dict))
    for facts in files:
        for key, start, end, line in (*_named(facts), *_nested(facts)):
            graphs[key][start][end] = (facts.path, line)
    for key, edges in sorted(graphs.items()):
        yield from _cycles(key, edges)


def _named(facts: FactFile) -> Iterator[tuple[str, str, str, int]]:
    for found in references(facts):
        if found.key in _KEYS and found.owner is not None:
            yield found.key, found.owner, found.target, found.line


def _nested(facts: FactFile) -> Iterator[tuple[str, str, str, int]]:
    """Yield what stands under ``parts``: each is part of the thing around it."""
    for node, place in facts.nodes():
        for number, part in enumerate(_parts(node)):
            if isinstance(part.get("id"), str) and isinstance(node.get("id"), str):
                yield "isPartOf", part["id"], node["id"], facts.line((*place, "parts", number))


def _parts(node: Node) -> list[dict[str, Any]]:
    parts = node.get("parts")
    return [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []


def _cycles(key: str, edges: _Edges) -> Iterator[FactFileError]:
    """Yield cycles, cutting each where it closes, until none is left."""
    while cycle := _cycle(edges):
        path, line = edges[cycle[0]].pop(cycle[1])
        message = f"{key!r} of {cycle[0]} names itself."
        if cycle[1] != cycle[0]:
            message = f"{key!r} runs in a circle: {' → '.join(cycle)}."
        yield FactFileError(message, file=path, line=line, remedy=f"Remove one {key!r}.")


def _cycle(edges: _Edges) -> list[str]:
    """Return one cycle as start … start, each thing pointing at the next, or nothing."""
    try:
        TopologicalSorter({start: list(ends) for start, ends in edges.items()}).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return found[::-1]
    return []
