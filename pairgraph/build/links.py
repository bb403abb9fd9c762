"""The links of a build: every mapping table in a graph of its own, checked and validated together."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from pairgraph.build.part import Part
from pairgraph.build.problems import nearest, refuse
from pairgraph.errors import FactFileError
from pairgraph.graph.canonical import canonical_nquads
from pairgraph.graph.terms import RDF_TYPE, in_graph
from pairgraph.link import read
from pairgraph.link.linkset import linkset, places, target_of
from pairgraph.vocabulary import compact, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pyoxigraph import Triple

    from pairgraph.build.cache import Cache
    from pairgraph.build.inputs import Inputs
    from pairgraph.link import MappingSet

__all__ = ["make_links"]


def make_links(inputs: Inputs, cache: Cache, ontology: Sequence[Quad], parts: Sequence[Part]) -> Part:
    """Return the part of all mapping tables.

    Args:
        inputs: where the tables are.
        cache: what earlier builds came to.
        ontology: the ontology and the schemes.
        parts: the reference and the reports, whose things the links start from.

    Raises:
        FactFileError: a table is no SSSOM, or links something that is not in the graph; all are listed.

    """
    things = [*ontology, *(quad for part in parts for quad in (*part.quads, *part.derived))]
    tables = _read(inputs, {_name(quad) for quad in things if quad.predicate == RDF_TYPE})
    linked = {table.expand(row.subject_id) for table in tables.values() for row in table.mappings}
    about = [quad for quad in things[len(ontology) :] if _name(quad) in linked]
    key = _key(inputs, about)
    if (kept := cache.get(key)) is not None:
        return Part.from_json(kept)
    part = _part(inputs, tables, ontology, about)
    cache.put(key, part.to_json())
    return part


def _read(inputs: Inputs, known: set[str]) -> dict[Path, MappingSet]:
    """Read the tables, and refuse them all together if need be."""
    problems: list[FactFileError] = []
    tables: dict[Path, MappingSet] = {}
    for file in inputs.links:
        try:
            tables[file] = table = read(file)
            linkset(table, file)
            places(table, file)
        except FactFileError as error:
            problems.append(error)
        else:
            problems += _strangers(table, file, known)
    refuse(problems)
    return tables


def _strangers(table: MappingSet, file: Path, known: set[str]) -> Iterator[FactFileError]:
    """Yield what links something that is not in the graph; a judgement that does not hold may be about it."""
    for row in table.mappings:
        if row.status == "accepted" and table.expand(row.subject_id) not in known:
            remedy = nearest(row.subject_id, map(compact, known)) or "Correct the id, or withdraw the link."
            message = f"{row.subject_id} is nothing that the graph describes."
            yield FactFileError(message, file=file, line=row.line, remedy=remedy)


def _part(
    inputs: Inputs, tables: dict[Path, MappingSet], ontology: Sequence[Quad], about: Sequence[Quad]
) -> Part:
    from pairgraph.reason.rules import derive
    from pairgraph.validate import validate

    quads: list[Quad] = []
    lines: dict[str, tuple[str, int]] = {}
    for file, table in tables.items():
        graph = NamedNode(graph_iri(f"links/{target_of(file)}"))
        quads += [in_graph(triple, graph) for triple in linkset(table, file)]
        lines |= {name: (inputs.name(file), line) for name, line in places(table, file).items()}
    inferred = NamedNode(graph_iri("inferred"))
    derived = [in_graph(triple, inferred) for triple in derive([*ontology, *quads])] if quads else []
    # What the links start from was validated with its own report.
    focus = {_name(quad) for quad in quads}.difference(map(_name, about))
    triples: list[Triple] = [quad.triple for quad in (*ontology, *about, *quads, *derived)]
    findings = validate(triples, focus=focus) if quads else []
    return Part(lines, {name: line for name, (_, line) in lines.items()}, quads, derived, findings)


def _key(inputs: Inputs, about: Sequence[Quad]) -> str:
    """Name the work by all that it depends on."""
    tables = (f"{inputs.name(file)} {inputs.digests[inputs.name(file)]}" for file in inputs.links)
    told = hashlib.sha256(canonical_nquads(about)).hexdigest()
    return hashlib.sha256("\n".join([inputs.base, "links", *tables, told]).encode()).hexdigest()


def _name(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""
