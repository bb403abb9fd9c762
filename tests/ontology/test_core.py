"""The core: the names that researchers' queries depend on, and what they promise."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store, parse

from pairgraph.reason.ontology import ontology_files, ontology_triples
from pairgraph.vocabulary import PREFIXES, compact, project_files

if TYPE_CHECKING:
    from pathlib import Path

BELOW = {
    "prov:Agent": "Actor",
    "pao:Actor": "Organization Person Group",
    "org:Organization": "Organization",
    "foaf:Person": "Person",
    "pao:Organization": "Government PartyCommittee Department LeadingGroup Enterprise SocialOrganization "
    "PublicInstitution Media",
    "org:Membership": "Appointment",
    "geo:Feature": "Region",
    "prov:Location": "Region",
    "prov:Activity": "Intervention",
    "pao:Intervention": "Programme FundAllocation Construction Training Secondment StudentPlacement "
    "MedicalService LabourTransfer DonationCampaign EnterpriseInvestment IndustrialCooperation "
    "TourismPromotion FieldVisit DisasterRelief InstitutionalMeasure",
    "pao:Flow": "PublicFunding SocialDonation InKindDonation CommercialInvestment",
    "pao:Result": "Output Outcome",
    "prov:Entity": "Figure Report Passage PolicyDocument",
    "pao:Figure": "GrowthClaim ShareClaim",
    "skos:Concept": "Measure Sector Unit Comparator Stage Realization Additivity ResultsChainLevel",
}
TOP = "RegionVersion CounterpartRelation Incident Flow Result Goal Principle Condition Recognition"
LINKS = """
assistingParty assistedParty assignedBy establishedBy supports isWithin governs basedIn seatPlace versionOf
succeededBy underRelation isPartOf provider implementer participant beneficiary location sector
answers governedBy issuedBy forIntervention stage resultOf realization quantifies goalOf conditionOn
measure unit comparator partOfTotal totalBasis mayOverlap relativeTo concernsRelation timeBasis
awardedTo awardedBy person organization ofReport additivity defaultUnit allowedUnit
resultsChainLevel linkSubject linkObject linkStatus
"""
VALUES = """
gbCode seatPoint adminLevel validFrom validUntil value upperValue asWritten lowerBound upperBound
totalComplete start end startYear endYear duration role section sentence startOffset endOffset
digest textDigest textLength evidence withdrawnOn withdrawnBy withdrawnBecause
"""
ANNOTATIONS = "note linkPredicate"
ENUMERATIONS = {
    "Comparator": "exactly moreThan atLeast about nearly atMost between",
    "Stage": "pledged committed disbursed stageUnstated",
    "Realization": "achieved ongoing planned expected",
    "TimeBasis": "stated fromContext unstated",
    "TotalBasis": "stated byArithmetic",
    "Additivity": "additive additiveOverPlaces notAdditive",
    "ResultsChainLevel": "input commercial activityLevel outputLevel outcomeLevel",
    "JudgementStatus": "accepted rejected withdrawn",
}
TRANSITIVE = {"isWithin", "isPartOf", "partOfTotal"}


def node(name: str) -> NamedNode:
    prefix, _, local = name.rpartition(":")
    return NamedNode(PREFIXES[prefix or "pao"] + local)


@pytest.fixture(scope="module")
def store() -> Store:
    loaded = Store()
    loaded.extend(Quad(*triple) for triple in ontology_triples())
    return loaded


def has(store: Store, subject: str, predicate: str, value: str) -> bool:
    return Quad(node(subject), node(predicate), node(value)) in store


@pytest.mark.parametrize("file", ontology_files(), ids=lambda file: file.stem)
def test_a_file_reads_alike_with_rdflib_and_oxigraph(file: Path) -> None:
    from rdflib import Graph

    assert len(Graph().parse(file)) == len(list(parse(path=file)))


@pytest.mark.parametrize(("above", "names"), BELOW.items())
def test_classes_stand_where_the_design_puts_them(store: Store, above: str, names: str) -> None:
    for name in names.split():
        assert has(store, name, "rdf:type", "owl:Class")
        assert has(store, name, "rdfs:subClassOf", above)


@pytest.mark.parametrize("name", TOP.split())
def test_a_class_without_a_wider_one_is_there_too(store: Store, name: str) -> None:
    assert has(store, name, "rdf:type", "owl:Class")


@pytest.mark.parametrize(
    ("kind", "names"),
    [("owl:ObjectProperty", LINKS), ("owl:DatatypeProperty", VALUES)],
    ids=["links", "values"],
)
def test_properties_are_there_and_of_their_kind(store: Store, kind: str, names: str) -> None:
    for name in names.split():
        assert has(store, name, "rdf:type", kind), name


@pytest.mark.parametrize("name", ANNOTATIONS.split())
def test_a_remark_or_the_name_of_a_property_means_nothing_to_a_reasoner(store: Store, name: str) -> None:
    assert has(store, name, "rdf:type", "owl:AnnotationProperty")


def test_there_is_no_property_beside_these(store: Store) -> None:
    kinds = ["owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"]
    found = {q.subject for k in kinds for q in store.quads_for_pattern(None, node("rdf:type"), node(k), None)}
    ours = {str(n)[1:-1].removeprefix(PREFIXES["pao"]) for n in found if PREFIXES["pao"] in str(n)}
    assert ours == {*LINKS.split(), *VALUES.split(), *ANNOTATIONS.split()}


def test_three_properties_are_transitive(store: Store) -> None:
    quads = store.quads_for_pattern(None, node("rdf:type"), node("owl:TransitiveProperty"), None)
    assert {str(q.subject) for q in quads} == {str(node(name)) for name in TRANSITIVE}


@pytest.mark.parametrize(("kind", "names"), ENUMERATIONS.items())
def test_an_enumeration_has_its_members_and_no_others(store: Store, kind: str, names: str) -> None:
    quads = store.quads_for_pattern(None, node("rdf:type"), node(kind), None)
    assert {compact(q.subject.value) for q in quads} == {f"pao:{name}" for name in names.split()}


def test_every_key_of_the_context_is_of_the_kind_it_says(store: Store) -> None:
    context = json.loads((project_files() / "data" / "context.jsonld").read_text(encoding="utf-8"))[
        "@context"
    ]
    for key, rule in context.items():
        term = (rule.get("@id") or rule.get("@reverse") or "") if isinstance(rule, dict) else ""
        if not term.startswith("pao:") or term == "pao:note":
            continue
        link = "@reverse" in rule or rule.get("@type") in {"@id", "@vocab"}
        kind = "owl:ObjectProperty" if link else "owl:DatatypeProperty"
        assert has(store, term, "rdf:type", kind), key


def test_the_factor_of_the_mu_is_right_to_eighteen_places(store: Store) -> None:
    (quad,) = store.quads_for_pattern(node("pau:mu"), node("qudt:conversionMultiplier"), None, None)
    assert isinstance(quad.object, Literal)
    assert abs(Decimal(quad.object.value) * 3 - 2000) <= Decimal("1e-18") * 3


def test_every_unit_is_mapped_to_qudt_or_says_why_not(store: Store) -> None:
    ways = ["skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "pao:note"]
    for quad in store.quads_for_pattern(None, node("rdf:type"), node("Unit"), None):
        assert any(list(store.quads_for_pattern(quad.subject, node(way), None, None)) for way in ways), (
            quad.subject
        )


@pytest.mark.parametrize("scheme", ["units", "measures", "sectors"])
def test_a_scheme_is_used_whole(store: Store, scheme: str) -> None:
    members = list(store.quads_for_pattern(None, node("skos:inScheme"), node(scheme), None))
    assert len(members) > 20
