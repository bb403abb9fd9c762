"""HermiT: consistent, contradictions found, and one mind with the rules."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad, RdfFormat, Triple, parse

from pairgraph.errors import PairgraphError
from pairgraph.reason.hermit import check_consistency
from pairgraph.reason.ontology import ontology_triples
from pairgraph.reason.rules import derive, load_rules
from pairgraph.vocabulary import PREFIXES, graph_iri, project_files

if TYPE_CHECKING:
    from collections.abc import Iterable

SMALL = Path(__file__).with_name("small.ttl")
HEADS = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
SHARED = ("22-rdf-syntax-ns#type", "ontology#supports", "ontology#isWithin")
SHARED += ("ontology#isPartOf", "ontology#partOfTotal")


def turtle(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(HEADS + text, RdfFormat.TURTLE)]


def small() -> list[Triple]:
    return [quad.triple for quad in parse(path=SMALL)]


@pytest.mark.extra
def test_the_ontology_is_consistent_and_every_class_can_have_members() -> None:
    result = check_consistency()
    assert result.sound
    assert result.classes > 70


CONTRADICTIONS = {
    "a region is no actor": "<x:a> a pao:Region , pao:Government .",
    "a commercial investment is no aid": "<x:a> a pao:CommercialInvestment , pao:SocialDonation .",
    "a goal is no result": "<x:a> a pao:Goal , pao:Output .",
    "an output is no outcome": "<x:a> a pao:Output , pao:Outcome .",
    "an intervention is no flow": "<x:a> a pao:Training , pao:PublicFunding .",
    "nobody supports itself": "<x:a> pao:assistingParty <x:b> ; pao:assistedParty <x:b> .",
    "one figure, one thing": "<x:a> a pao:Figure ; pao:quantifies <x:b> , [ a pao:Flow ] . <x:b> a pao:Goal.",
    "a figure quantifies no region": "<x:a> a pao:Figure ; pao:quantifies <x:b> . <x:b> a pao:Region .",
    "one comparator": "<x:a> a pao:Figure ; pao:comparator pao:exactly , pao:about .",
    "a stage is no comparator": "<x:a> a pao:Figure ; pao:comparator pao:pledged .",
    "a time basis is not by arithmetic": "<x:a> pao:timeBasis pao:byArithmetic .",
    "a government governs regions": "<x:a> a pao:Government ; pao:governs <x:b> . <x:b> a pao:Person .",
}


@pytest.mark.extra
@pytest.mark.parametrize("planted", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_planted_contradiction_is_found(planted: str) -> None:
    result = check_consistency(turtle(planted))
    assert not result.consistent
    assert not result.sound


@pytest.mark.extra
def test_a_class_without_possible_members_is_named() -> None:
    odd = turtle("pao:OddFlow a owl:Class ; rdfs:subClassOf pao:CommercialInvestment , pao:PublicFunding .")
    result = check_consistency(ontology=[*ontology_triples(), *odd])
    assert result.consistent
    assert result.unsatisfiable == (PREFIXES["pao"] + "OddFlow",)


@pytest.mark.extra
def test_dates_and_other_values_do_not_disturb() -> None:
    dates = '<x:a> a pao:Programme ; pao:start "2004-02"^^xsd:gYearMonth ; pao:duration "P3Y"^^xsd:duration .'
    assert check_consistency(turtle(dates)).sound


@pytest.mark.extra
def test_rules_and_hermit_agree_on_a_small_data_set() -> None:
    assert_agreement(small())


@pytest.mark.extra
def test_rules_and_hermit_agree_on_the_reports() -> None:
    data = project_files() / "data"
    reports = sorted((data / "reports").glob("*.yaml"))
    if not reports:
        pytest.skip("no fact files in data/reports yet")
    facts = pytest.importorskip("pairgraph.build.facts", reason="pairgraph.build is not there yet")
    lift = pytest.importorskip("pairgraph.build.lift", reason="pairgraph.build is not there yet")
    files = [*reports, data / "regions.yaml", data / "actors.yaml"]
    lifted = [quad.triple for file in files for quad in lift.quads(facts.read(file), graph_iri("test"))]
    assert_agreement(lifted)


DISJOINT_ELSEWHERE = """
prov:Activity owl:disjointWith prov:Entity .
foaf:Person owl:disjointWith foaf:Organization , foaf:Document .
foaf:Organization owl:disjointWith foaf:Document .
prov:wasDerivedFrom rdfs:domain prov:Entity ; rdfs:range prov:Entity .
"""


@pytest.mark.extra
def test_it_holds_together_with_what_prov_and_foaf_keep_apart() -> None:
    elsewhere = turtle(DISJOINT_ELSEWHERE)
    assert check_consistency(small(), ontology=[*ontology_triples(), *elsewhere]).sound


@pytest.mark.extra
def test_the_known_limit_with_prov_is_as_the_page_says() -> None:
    elsewhere = turtle(DISJOINT_ELSEWHERE)
    derived = turtle("<x:a> a pao:Training ; prov:wasDerivedFrom <x:p> . <x:p> a pao:Passage .")
    assert check_consistency(derived).sound
    assert not check_consistency(derived, ontology=[*ontology_triples(), *elsewhere]).consistent


def assert_agreement(facts: list[Triple]) -> None:
    ontology = list(ontology_triples())
    given = {*ontology, *facts}
    things = {str(triple.subject) for triple in facts}
    result = check_consistency(facts, entailments=True)
    assert result.sound
    by_rules = shared(derive(Quad(*triple) for triple in given), things)
    by_hermit = shared(result.entailed, things) - shared(given, things)
    assert by_rules == by_hermit
    assert by_rules


def shared(triples: Iterable[Triple], things: set[str]) -> set[str]:
    """Return the triples about some things that both can derive, as text."""
    both = [t for t in triples if t.predicate.value.endswith(SHARED) and str(t.subject) in things]
    return {str(triple) for triple in both if "_:" not in str(triple)}


def test_every_axiom_that_a_rule_carries_out_is_in_the_ontology() -> None:
    stated = {str(triple.predicate) for triple in ontology_triples()} | {
        str(triple.object) for triple in ontology_triples()
    }
    for rule in load_rules():
        if rule.axiom and "(as SKOS says)" not in rule.axiom:
            term = next(word for word in rule.axiom.split() if word.startswith(("owl:", "rdfs:")))
            prefix, local = term.split(":")
            assert f"<{PREFIXES[prefix]}{local}>" in stated


@pytest.mark.extra
def test_an_axiom_outside_owl_dl_is_told() -> None:
    counted = turtle("pao:isWithin a owl:FunctionalProperty .")
    with pytest.raises(PairgraphError, match="HermiT gave up"):
        check_consistency(ontology=[*ontology_triples(), *counted])


@pytest.mark.extra
@pytest.mark.parametrize("facts", ["", "<x:a> a pao:Region , pao:Person ."])
def test_no_temporary_file_stays(facts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check_consistency(turtle(facts))
    assert list(tmp_path.iterdir()) == []
    assert tempfile.tempdir == str(tmp_path)
