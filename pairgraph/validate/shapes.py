"""The shapes of ``shapes/*.ttl``, as one graph and as the two halves the engine works with.

Constraints of SHACL's core go to pyshacl as they are. A ``sh:sparql`` constraint is, by the standard, asked
anew for every focus node, which takes most of the time; its query is one that also answers for all nodes
at once. So every shape has either core constraints or one such query (a test holds the files to that).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph, URIRef
    from rdflib.term import Node

__all__ = ["SetCheck", "core_shapes", "set_checks", "shapes", "shapes_graph"]


@dataclass(frozen=True, slots=True)
class SetCheck:
    """A shape with a SPARQL constraint, as what the set-based run needs of it.

    Attributes:
        shape: its IRI.
        severity: ``Violation``, ``Warning`` or ``Info``.
        message: what to say, with ``{?name}`` where a value of the query's row belongs.
        query: a SELECT with prefixes; ``?this`` is the focus node.
        classes: target classes; ``subjects`` and ``objects``: properties whose subjects, objects are targets.

    """

    shape: str
    severity: str
    message: str
    query: str
    classes: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]


@cache
def shapes_graph(folder: Path | None = None) -> Graph:
    """Return all shapes of a folder (the project's by default) as one graph; do not change it.

    >>> len(shapes_graph()) > 1000
    True
    """
    from rdflib import Graph

    graph = Graph()
    for file in sorted((folder or project_files() / "shapes").glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


def shapes(folder: Path | None = None) -> list[str]:
    """Return the IRIs of all shapes that make findings, sorted.

    >>> "https://w3id.org/pairing-off/shape/figure-unit" in shapes()
    True
    """
    from rdflib import SH

    return sorted({str(shape) for shape in shapes_graph(folder).subjects(SH.message)})


@cache
def core_shapes(folder: Path | None = None) -> Graph:
    """Return the shapes without those whose constraint is a SPARQL query.

    >>> from rdflib import SH
    >>> core_shapes().value(predicate=SH.select) is None
    True
    """
    from rdflib import SH, Graph

    whole, core = shapes_graph(folder), Graph()
    leave = {node for pair in whole.subject_objects(SH.sparql) for node in pair}
    for triple in whole:
        if triple[0] not in leave:
            core.add(triple)
    return core


@cache
def set_checks(folder: Path | None = None) -> tuple[SetCheck, ...]:
    """Return the shapes whose constraint is a SPARQL query, by IRI.

    >>> len(set_checks()) > 20
    True
    """
    from rdflib import SH, URIRef

    graph = shapes_graph(folder)
    found = (node for node in graph.subjects(SH.sparql) if isinstance(node, URIRef))
    return tuple(_set_check(graph, shape) for shape in sorted(found))


def _set_check(graph: Graph, shape: URIRef) -> SetCheck:
    from rdflib import SH

    def targets(kind: URIRef) -> frozenset[str]:
        return frozenset(str(node) for node in graph.objects(shape, kind))

    constraint = graph.value(shape, SH.sparql, any=False)
    severity = graph.value(shape, SH.severity, default=SH.Violation)
    return SetCheck(
        shape=str(shape),
        severity=str(severity).removeprefix(str(SH)),
        message=str(graph.value(shape, SH.message, any=False)),
        query=_prefixes(graph, constraint) + str(graph.value(constraint, SH.select, any=False)),
        classes=targets(SH.targetClass),
        subjects=targets(SH.targetSubjectsOf),
        objects=targets(SH.targetObjectsOf),
    )


def _prefixes(graph: Graph, constraint: Node | None) -> str:
    from rdflib import SH

    declared = graph.objects(graph.value(constraint, SH.prefixes), SH.declare)
    pairs = ((graph.value(one, SH.prefix), graph.value(one, SH.namespace)) for one in declared)
    return "".join(sorted(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs))
