"""Every shape fires on data that breaks exactly it, and on nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH

from pairgraph.validate import Finding, shapes, shapes_graph, validate
from pairgraph.validate.engine import validate_as_standard
from pairgraph.validate.shapes import set_checks
from pairgraph.vocabulary import PREFIXES, project_files

HERE = Path(__file__).parent
SHAPE = "https://w3id.org/pairing-off/shape/"
HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

RANGES = sorted(shape for shape in shapes() if shape.startswith(SHAPE + "range-"))
# What is said of a document, or of an incident, and only another kind of thing has.
DOMAINS = {
    "only-figure": 'document:opinions pao:asWritten "3"',
    "only-relation": "document:opinions pao:assignedBy organization:land-government",
    "only-intervention": "document:opinions pao:sector pas:education",
    "only-intervention-or-incident": "document:opinions pao:location region:birch",
    "only-flow": "document:opinions pao:stage pao:committed",
    "only-result": "document:opinions pao:resultOf intervention:schools",
    "only-goal": "document:opinions pao:goalOf intervention:schools",
    "only-condition": "document:opinions pao:conditionOn intervention:schools",
    "only-claim": "document:opinions pao:relativeTo figure:first",
    "only-recognition": "document:opinions pao:awardedTo person:ash",
    "only-appointment": 'document:opinions pao:role "reader"@en',
    "only-government": "document:opinions pao:governs region:maple",
    "only-region": "document:opinions pao:isWithin region:birch",
    "only-version": 'document:opinions pao:validFrom "2002"^^xsd:gYear',
    "only-passage": "document:opinions pao:sentence 1",
    "only-report": "document:opinions pao:textLength 1",
    "only-document": "incident:flood pao:issuedBy organization:maple-government",
}


def read(file: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)]


def declared() -> list[ox.Triple]:
    """Return which terms the ontology defines, and no more of it: the cases stay small."""
    kinds = {PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "subClassOf"}
    triples = read(project_files() / "ontology" / "pairing-off.ttl")
    named = [t for t in triples if isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.NamedNode)]
    return [triple for triple in named if triple.predicate.value in kinds]


VALID = [*declared(), *read(HERE / "valid.ttl")]


def written() -> list[tuple[str, str, str]]:
    text = (HERE / "cases.ru").read_text(encoding="utf-8")
    found = re.findall(r"^## ([a-z-]+): (.+)\n((?:(?!#).+\n|\n)+)", text, flags=re.MULTILINE)
    return [(shape, name, update) for shape, name, update in found]


def generated() -> list[tuple[str, str, str]]:
    graph = shapes_graph()
    paths = {str(shape): str(path) for shape, path in graph.subject_objects(SH.path)}
    odd = "passage:maple-birch-0-50"
    ranges = [
        (
            shape.removeprefix(SHAPE),
            "a passage in its place",
            f"INSERT {{ ?thing <{paths[shape]}> {odd} }} WHERE {{ "
            f"{{ SELECT ?thing {{ ?thing <{paths[shape]}> ?any }} ORDER BY ?thing LIMIT 1 }} }}",
        )
        for shape in RANGES
    ]
    return [
        *ranges,
        *((shape, "of a document", f"INSERT DATA {{ {triple} }}") for shape, triple in DOMAINS.items()),
    ]


CASES = [*written(), *generated()]
IDS = [f"{shape}: {name}" for shape, name, _ in CASES]


def broken(update: str) -> list[ox.Triple]:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in VALID)
    before = {quad.triple for quad in store}
    store.update(HEAD + update)
    after = [quad.triple for quad in store]
    assert set(after) != before, "the update changes nothing"
    return after


def without_message(findings: list[Finding]) -> list[tuple[str | None, ...]]:
    """Leave the message out: pyshacl writes IRIs in full, we write prefixed names."""
    return [(f.severity, f.focus, f.path, f.value, f.shape, f.component) for f in findings]


def fired(findings: list[Finding]) -> set[str]:
    return {finding.shape.removeprefix(SHAPE) for finding in findings}


def test_valid_data_has_no_finding() -> None:
    assert validate(VALID) == []


@pytest.mark.parametrize(("shape", "name", "update"), CASES, ids=IDS)
def test_shape_fires_alone(shape: str, name: str, update: str) -> None:
    found = validate(broken(update))
    assert fired(found) == {shape}, [f"{f.shape} {f.focus} {f.path} {f.value}" for f in found]
    assert len(found) >= 1, name


SET_CASES = [case for case in CASES if SHAPE + case[0] in {check.shape for check in set_checks()}]


@pytest.mark.extra  # pyshacl asks one query of every node
@pytest.mark.parametrize(("shape", "name", "update"), SET_CASES, ids=[f"{s}: {n}" for s, n, _ in SET_CASES])
def test_set_based_query_finds_what_pyshacl_finds(shape: str, name: str, update: str) -> None:
    data = broken(update)
    assert without_message(validate(data)) == without_message(validate_as_standard(data, [SHAPE + shape])), (
        name
    )


def test_every_shape_has_a_case() -> None:
    assert {shape for shape, _, _ in CASES} == {shape.removeprefix(SHAPE) for shape in shapes()}
