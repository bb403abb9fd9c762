"""The ontology is assessed, and each criterion finds what it is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from pairgraph.errors import PairgraphError
from pairgraph.fair import assess as module
from pairgraph.fair.assess import assess
from pairgraph.fair.criteria import criteria
from pairgraph.fair.site_checks import SITE_CHECKS
from pairgraph.fair.verdict import State
from pairgraph.reason.flaws import Flaw
from pairgraph.reason.ontology import ontology_triples
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection

    from pairgraph.fair.verdict import Report, Verdict

HEADS = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
HEADS += "@prefix po: <https://w3id.org/pairing-off/> . @prefix x: <https://example.org/> .\n"
ONTOLOGY = list(ontology_triples())
HEADING = "<https://w3id.org/pairing-off/ontology> "
RUN = [f"{one.catalogue}/{one.id}" for one in criteria() if one.query]


@pytest.fixture(autouse=True)
def flaws(monkeypatch: pytest.MonkeyPatch) -> list[Flaw]:
    """Stand in for reading every file, which the tests of quality do; give what it finds, to be added to."""
    found: list[Flaw] = []
    monkeypatch.setattr(module, "check_names", lambda *_: found)
    return found


def line(triple: Triple) -> str:
    return f"{triple.subject} {triple.predicate} {triple.object}"


LINES = [(triple, line(triple)) for triple in ONTOLOGY]


def report(extra: str = "", without: str = "nothing of the kind", only: Collection[str] = ()) -> Report:
    added = [quad.triple for quad in parse(HEADS + extra, RdfFormat.TURTLE)]
    return assess([*(t for t, said in LINES if without not in said), *added], only=only)


def name(check: str) -> str:
    return check.rpartition("/")[2]


def failed(
    extra: str = "", without: str = "nothing of the kind", only: Collection[str] = ()
) -> dict[str, list[str]]:
    found = report(extra, without, only).in_state(State.FAILED)
    return {full(one): [str(some) for some in one.found] for one in found}


def full(verdict: Verdict) -> str:
    return f"{verdict.criterion.catalogue}/{verdict.criterion.id}"


def test_the_ontology_fails_nothing() -> None:
    assert failed() == {}


def test_the_score_counts_what_is_left_on_purpose_as_not_passed() -> None:
    ours = report()
    purpose = {one.criterion.id for one in ours.in_state(State.ON_PURPOSE)}
    assert purpose == {"OM3", "OM5.2", "P11", "P13", "P24"}
    assert ours.score == (len(RUN) + 1 - len(purpose), len(RUN) + 1)
    assert ours.sound


GOOD = (
    'skos:prefLabel "odd thing"@en ; skos:definition "An odd thing is odd."@en ; rdfs:isDefinedBy po:ontology'
)
OUT_OF_HEADING = {
    "foops/OM1": ("terms/title>", "title"),
    "foops/OM2": ("bibliographicCitation>", "citation"),
    "foops/OM3": ("bibo/status>", "status"),
    "foops/OM5.1": ("terms/created>", "date of creation"),
    "foops/FIND1": ("preferredNamespacePrefix>", ""),
    "foops/VER1": ("owl#versionIRI>", ""),
    "oops/P41": ("terms/license>", ""),
    "oops/P38": ("owl#Ontology>", ""),
}
PLANTED = {
    "foops/OM4.1": "pao:odd a skos:ConceptScheme .",
    "foops/PURL1": "x:odd a owl:Ontology .",
    "foops/HTTP1": "<urn:odd> a owl:Ontology .",
    "foops/VOC3": 'pao:Odd a owl:Class ; skos:definition "An odd thing is odd."@en .',
    "foops/VOC4": 'pau:odd a pao:Unit ; skos:prefLabel "odd"@en .',
    "oops/P02": "pao:Flow owl:equivalentClass pao:Result .",
    "oops/P03": 'pao:isA a owl:ObjectProperty ; skos:prefLabel "is a"@en .',
    "oops/P04": f"pao:Odd a owl:Class ; {GOOD} .",
    "oops/P05": "pao:unit owl:inverseOf pao:odd . pao:odd rdfs:domain pao:Measure ; rdfs:range pao:Figure .",
    "oops/P06": "pao:Actor rdfs:subClassOf pao:Person .",
    "oops/P07": 'pao:Odd a owl:Class ; skos:prefLabel "flow and result"@en .',
    "oops/P08": 'pao:Odd a owl:Class ; skos:prefLabel "odd"@en .',
    "oops/P12": 'pao:odd a owl:ObjectProperty ; skos:prefLabel "has unit"@en .',
    "oops/P15": "pao:Odd rdfs:subClassOf [ owl:someValuesFrom [ owl:complementOf pao:Flow ] ] .",
    "oops/P19": "pao:unit rdfs:range pao:Measure .",
    "oops/P20": 'pao:odd skos:prefLabel "An odd thing is odd."@en ; skos:definition "odd"@en .',
    "oops/P21": 'pao:Odd a owl:Class ; skos:prefLabel "other intervention"@en .',
    "oops/P22": "pao:odd_thing a owl:Class .",
    "oops/P23": "pao:Date a owl:Class .",
    "oops/P24": "pao:Flow rdfs:subClassOf [ owl:unionOf ( pao:Flow pao:Result ) ] .",
    "oops/P25": "pao:unit owl:inverseOf pao:unit .",
    "oops/P26": "pao:unit a owl:SymmetricProperty . pao:odd owl:inverseOf pao:unit .",
    "oops/P27": "pao:unit owl:equivalentProperty pao:value .",
    "oops/P28": "pao:unit a owl:SymmetricProperty .",
    "oops/P29": "pao:unit a owl:TransitiveProperty .",
    "oops/P30": "x:Flow a owl:Class .",
    "oops/P31": "pao:Organization owl:equivalentClass pao:Actor .",
    "oops/P32": 'pao:Odd a owl:Class ; skos:prefLabel "flow"@en .',
    "oops/P33": "pao:odd owl:propertyChainAxiom ( pao:unit ) .",
    "oops/P34": "x:odd a x:Odd .",
    "oops/P35": "x:odd x:odds x:even .",
    "oops/P36": "<https://w3id.org/odd.ttl> a owl:Ontology .",
    "oops/P39": "<urn:odd> rdfs:isDefinedBy po:ontology ; a owl:Class .",
}
EMPTIED = {
    "foops/VOC1": HEADING,
    "foops/VOC2": "http",
    "oops/P10": "isjoint",
}
ON_PURPOSE = ("foops/OM5.2", "oops/P11", "oops/P13")
"""The ontology itself is what these find."""


@pytest.mark.parametrize("check", OUT_OF_HEADING)
def test_what_is_taken_out_of_the_heading_is_missed(check: str) -> None:
    triple, what = OUT_OF_HEADING[check]
    cut = [t for t in ONTOLOGY if not (line(t).startswith(HEADING) and triple in line(t))]
    found = assess(cut, only=[name(check)]).in_state(State.FAILED)
    assert [one.found[0].what for one in found] == [what]


@pytest.mark.parametrize("check", PLANTED)
def test_a_planted_flaw_is_found(check: str) -> None:
    assert check in failed(PLANTED[check], only=[name(check)])


@pytest.mark.parametrize("check", EMPTIED)
def test_what_the_ontology_lacks_altogether_is_found(check: str) -> None:
    assert check in failed(without=EMPTIED[check], only=[name(check)])


def test_a_good_term_passes() -> None:
    good = f"pao:Odd a owl:Class ; rdfs:subClassOf pao:Flow ; {GOOD} ."
    assert failed(good) == {}


def test_every_query_has_a_flaw_that_it_finds() -> None:
    assert {*OUT_OF_HEADING, *PLANTED, *EMPTIED, *ON_PURPOSE} == set(RUN)


@pytest.mark.parametrize("check", ON_PURPOSE)
def test_what_is_found_and_left_on_purpose_passes_where_it_is_not_there(check: str) -> None:
    (ours,) = report(only=[name(check)]).verdicts
    assert (ours.state, bool(ours.found)) == (State.ON_PURPOSE, True)
    whole = HEADING + 'dcterms:publisher "A" ; dcterms:issued "2030" .'
    (clean,) = report(whole, without="w3id.org/pairing-off/ontology#", only=[name(check)]).verdicts
    assert (clean.state, clean.found) == (State.PASSED, ())


def test_a_choice_covers_only_what_it_names() -> None:
    found = failed("pao:Flow rdfs:subClassOf [ owl:unionOf ( pao:Flow ) ] .", only=["P24"])
    assert found["oops/P24"] == ["pao:Flow"]


def test_every_choice_is_still_needed() -> None:
    for verdict in report().verdicts:
        assert verdict.reasons == verdict.criterion.choices, verdict.criterion.id


def test_a_word_that_its_vocabulary_lacks_is_hijacking(flaws: list[Flaw]) -> None:
    flaws.append(Flaw("misused-vocabulary", "skos:label", "It is none.", "a.ttl:1"))
    flaws.append(Flaw("undefined-name", "pao:valeu", "It is none.", "a.ttl:1"))
    assert failed() == {"oops/P40": ["skos:label: a.ttl:1"]}


def test_what_must_not_fail_makes_it_unsound() -> None:
    assert not report(without="terms/title>", only=["OM1"]).sound
    assert report(without="bibliographicCitation>", only=["OM2"]).sound


def test_a_check_that_there_is_not_is_refused() -> None:
    with pytest.raises(PairgraphError, match="There is no check 'P99'"):
        report(only=["OM1", "P99"])


def test_without_a_site_nothing_is_asked_of_one() -> None:
    assert set(SITE_CHECKS) < {full(one) for one in report().in_state(State.NOT_RUN)}


def test_the_citation_names_the_version() -> None:
    said = {t.predicate.value: t.object.value for t in ONTOLOGY if line(t).startswith(HEADING)}
    version, iri = (said[PREFIXES["owl"] + name] for name in ("versionInfo", "versionIRI"))
    assert said[PREFIXES["dcterms"] + "bibliographicCitation"].endswith(f", version {version}. {iri}")
