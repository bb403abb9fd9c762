from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest

from pairgraph.validate import Finding, validate
from pairgraph.validate.engine import validate_as_standard
from pairgraph.validate.graphs import to_rdflib
from pairgraph.vocabulary import PREFIXES

ID = "https://w3id.org/pairing-off/id/"
SHAPE = "https://w3id.org/pairing-off/shape/"
WORLD = Path(__file__).parent.parent / "shapes" / "valid.ttl"


@pytest.fixture(scope="module")
def faulty() -> list[ox.Triple]:
    """Return the invented world, which declares too few terms here, with mistakes of all severities."""
    store = ox.Store()
    store.load(path=WORLD)
    store.update(
        "".join(f"PREFIX {prefix}: <{name}>\n" for prefix, name in PREFIXES.items())
        + """DELETE WHERE { <https://w3id.org/pairing-off/ontology> a ?kind } ;
             DELETE WHERE { figure:first pao:unit ?unit } ;
             DELETE WHERE { intervention:schools pao:sector ?sector } ;
             DELETE WHERE { figure:growth pao:relativeTo ?figure } ;
             DELETE WHERE { region:twig skos:prefLabel ?label } ;
             INSERT DATA { figure:inner pao:mayOverlap figure:second }"""
    )
    return [quad.triple for quad in store]


@pytest.fixture(scope="module")
def findings(faulty: list[ox.Triple]) -> list[Finding]:
    return validate(faulty)


def test_each_mistake_is_found_once_with_its_severity(findings: list[Finding]) -> None:
    assert [(f.severity, f.focus.removeprefix(ID), f.shape.removeprefix(SHAPE)) for f in findings] == [
        ("Violation", "figure/first", "figure-unit"),
        ("Violation", "figure/inner", "overlap-total"),
        ("Violation", "region/twig", "label-en"),
        ("Warning", "intervention/schools", "intervention-sector"),
        ("Info", "figure/growth", "claim-relative-to"),
    ]


def test_finding_of_a_query_shows_path_value_and_message(findings: list[Finding]) -> None:
    overlap = next(finding for finding in findings if finding.shape.endswith("overlap-total"))
    assert overlap.path == PREFIXES["pao"] + "mayOverlap"
    assert overlap.value == f"<{ID}figure/second>"
    assert overlap.message.startswith("The figure and figure:second may overlap")
    assert overlap.component.endswith("SPARQLConstraintComponent")


def test_order_of_triples_does_not_matter(faulty: list[ox.Triple], findings: list[Finding]) -> None:
    shuffled = list(faulty)
    Random(7).shuffle(shuffled)  # noqa: S311
    assert validate(iter(shuffled)) == findings


def test_rdflib_graph_gives_the_same(faulty: list[ox.Triple], findings: list[Finding]) -> None:
    assert validate(to_rdflib(faulty)) == findings


def test_focus_chooses_and_changes_nothing_else(faulty: list[ox.Triple], findings: list[Finding]) -> None:
    nodes = {f"{ID}figure/first", f"{ID}figure/inner", f"{ID}flow/funds"}
    assert validate(faulty, focus=nodes) == [finding for finding in findings if finding.focus in nodes]
    assert validate(faulty, focus=set()) == []


def test_standard_run_of_core_shapes_is_the_same(faulty: list[ox.Triple], findings: list[Finding]) -> None:
    names = {SHAPE + "figure-unit", SHAPE + "label-en", SHAPE + "claim-relative-to"}
    assert validate_as_standard(faulty, names) == [finding for finding in findings if finding.shape in names]


def test_own_shapes(tmp_path: Path, faulty: list[ox.Triple]) -> None:
    (tmp_path / "one.ttl").write_text(
        f"""@prefix sh: <{PREFIXES["sh"]}> . @prefix pao: <{PREFIXES["pao"]}> .
        <urn:s> a sh:PropertyShape ; sh:targetClass pao:Person ; sh:path pao:age ;
            sh:minCount 1 ; sh:message "No age." .""",
        "utf-8",
    )
    assert [(f.shape, f.message) for f in validate(faulty, shapes=tmp_path)] == [("urn:s", "No age.")]
