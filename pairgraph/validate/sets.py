"""SPARQL constraints asked once for all focus nodes, in Oxigraph, instead of once for every one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from pairgraph.validate.findings import Finding
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pairgraph.validate.shapes import SetCheck

__all__ = ["run_check", "targets"]

_COMPONENT: Final = "http://www.w3.org/ns/shacl#SPARQLConstraintComponent"
_A: Final = "a/<http://www.w3.org/2000/01/rdf-schema#subClassOf>*"


def run_check(check: SetCheck, store: ox.Store, focus: Collection[str] | None = None) -> Iterator[Finding]:
    """Yield what one shape finds at its target nodes, or at those of them that are in ``focus``.

    >>> from pairgraph.validate.shapes import set_checks
    >>> list(run_check(set_checks()[0], ox.Store()))
    []
    """
    rows = _select(store, check.query)
    names = [variable.value for variable in rows.variables]
    found = [dict(zip(names, row, strict=True)) for row in rows]
    if not found:
        return
    nodes = targets(check, store)
    for row in found:
        this = row["this"]
        if this in nodes and (focus is None or _focus(this) in focus):
            yield _finding(check, row)


def targets(check: SetCheck, store: ox.Store) -> frozenset[object]:
    """Return the nodes a shape is about: instances of its classes, subjects and objects of its properties.

    >>> from pairgraph.validate.shapes import set_checks
    >>> targets(set_checks()[0], ox.Store())
    frozenset()
    """
    parts = [f"{{ ?node {_A} <{name}> }}" for name in sorted(check.classes)]
    parts += [f"{{ ?node <{name}> ?any }}" for name in sorted(check.subjects)]
    parts += [f"{{ ?any <{name}> ?node }}" for name in sorted(check.objects)]
    rows = _select(store, f"SELECT DISTINCT ?node {{ {' UNION '.join(parts)} }}")
    return frozenset(row[0] for row in rows)


def _select(store: ox.Store, query: str) -> ox.QuerySolutions:
    rows = store.query(query)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError(query)
    return rows


def _finding(check: SetCheck, row: dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | None]) -> Finding:
    this, path, value = row["this"], row.get("path"), row.get("value")
    return Finding(
        severity=check.severity,
        focus=_focus(this),
        path=path.value if isinstance(path, ox.NamedNode) else None,
        value=str(value) if value is not None and value != this else None,
        message=re.sub(r"\{[?$](\w+)\}", lambda name: _shown(row.get(name[1])), check.message),
        shape=check.shape,
        component=_COMPONENT,
    )


def _focus(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


def _shown(term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> str:
    if isinstance(term, ox.NamedNode):
        return compact(term.value)
    return "nothing" if term is None else term.value
