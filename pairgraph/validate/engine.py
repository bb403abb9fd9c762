"""Validation: pyshacl decides what SHACL's core says, one query a shape decides what its SPARQL says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.validate.findings import Finding, arrange
from pairgraph.validate.graphs import to_rdflib, to_store, to_term, to_triples
from pairgraph.validate.sets import run_check
from pairgraph.validate.shapes import core_shapes, set_checks, shapes_graph

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    import pyoxigraph as ox
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["validate", "validate_as_standard"]

_SH: Final = "http://www.w3.org/ns/shacl#"


def validate(
    data: Iterable[ox.Triple] | Graph, *, focus: Collection[str] | None = None, shapes: Path | None = None
) -> list[Finding]:
    """Hold a graph to the shapes.

    Nothing is inferred on the way: give it the derived triples too, and the ontology with its schemes,
    without which units, measures and the classes above a class are not known.

    Args:
        data: triples of Oxigraph, or an rdflib graph; one report with the reference is the usual portion.
        focus: IRIs of the nodes to look at; all when None.
        shapes: folder of the shapes; the project's when None.

    >>> validate([])
    []

    """
    triples = to_triples(data)
    store = to_store(triples)
    # pyshacl's own `focus_nodes` also cuts the values that sh:not and sh:qualifiedValueShape look at, which
    # makes findings that are none; so the choice is made afterwards.
    found = [
        f for f in _by_pyshacl(to_rdflib(triples), core_shapes(shapes)) if focus is None or f.focus in focus
    ]
    for check in set_checks(shapes):
        found.extend(run_check(check, store, focus))
    return arrange(found)


def validate_as_standard(data: Iterable[ox.Triple], only: Collection[str]) -> list[Finding]:
    """Hold a graph to some shapes with pyshacl alone, every query asked anew for every node.

    It is slow where shapes have queries, and is there to show that :func:`validate` finds the same.

    Args:
        data: triples of Oxigraph.
        only: IRIs of the shapes.

    >>> validate_as_standard([], ["https://w3id.org/pairing-off/shape/figure-between"])
    []

    """
    return arrange(_by_pyshacl(to_rdflib(data), shapes_graph(), only=only))


def _by_pyshacl(
    data: Graph,
    shapes: Graph,
    *,
    only: Collection[str] | None = None,
) -> Iterator[Finding]:
    import pyshacl
    import rdflib

    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=shapes,
        inference="none",
        inplace=True,
        use_shapes=None if only is None else sorted(only),
    )
    if not isinstance(report, rdflib.Graph):
        raise report if isinstance(report, Exception) else TypeError(report)
    for result in report.objects(None, _term("result")):
        yield _finding(report, result)


def _finding(report: Graph, result: Node) -> Finding:
    from rdflib import BNode, URIRef

    def one(name: str) -> Node | None:
        return report.value(result, _term(name))

    focus, path, value = one("focusNode"), one("resultPath"), one("value")
    return Finding(
        severity=str(one("resultSeverity")).removeprefix(_SH),
        focus=f"_:{focus}" if isinstance(focus, BNode) else str(focus),
        path=str(path) if isinstance(path, URIRef) else None,
        value=None if value is None or value == focus else str(to_term(value)),
        message=str(one("resultMessage")),
        shape=str(one("sourceShape")),
        component=str(one("sourceConstraintComponent")),
    )


def _term(name: str) -> Node:
    from rdflib import URIRef

    return URIRef(_SH + name)
