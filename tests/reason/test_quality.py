"""Quality: the ontology passes, and each check finds what it is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Quad, RdfFormat, Store, Triple, parse

from pairgraph.errors import QueryError
from pairgraph.reason.checks import Check, load_checks
from pairgraph.reason.ontology import ontology_triples
from pairgraph.reason.quality import check_names, check_ontology, check_shapes
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from pathlib import Path

HEADS = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
HEADS += "@prefix po: <https://w3id.org/pairing-off/> .\n"
HOME = "rdfs:isDefinedBy <https://w3id.org/pairing-off/ontology>"
GOOD = (
    f'skos:prefLabel "one odd thing"@en , "怪事"@zh-Hans ; {HOME} ; '
    'skos:definition "An odd thing is odd."@en , "奇怪的事物。"@zh-Hans'
)
DECLARED = " skos:changeNote a owl:AnnotationProperty ."
OLD = 'owl:deprecated true ; skos:changeNote "Since 9.0.0."@en ; dcterms:isReplacedBy pao:Result'
TOP = "skos:inScheme pao:{0} ; skos:topConceptOf pao:{0}"


def turtle(text: str) -> list[Triple]:
    return [quad.triple for quad in parse(HEADS + text, RdfFormat.TURTLE)]


def queries_that_fire(extra: str) -> set[str]:
    store = Store()
    store.extend(Quad(*triple) for triple in [*ontology_triples(), *turtle(extra + DECLARED)])
    return {flaw.check for check in load_checks() for flaw in check.run(store)}


def shapes_that_fire(extra: str, without: str = "nothing") -> set[str]:
    some = ("<https://w3id.org/pairing-off/ontology>", f"<{PREFIXES['pao']}Flow>")
    kept = [t for t in ontology_triples() if str(t.subject) in some and without not in str(t)]
    return {flaw.check for flaw in check_shapes([*kept, *turtle(extra)])}


def test_the_ontology_and_all_that_uses_it_are_well_written() -> None:
    assert check_ontology() == []


def test_a_good_term_passes() -> None:
    good = f"pao:Odd a owl:Class ; {GOOD} ."
    assert queries_that_fire(good) == shapes_that_fire(good) == set()


BROKEN = {
    "class-cycles": f"pao:Odd a owl:Class ; rdfs:subClassOf pao:Even ; {GOOD} . pao:Even a owl:Class ; "
    f"rdfs:subClassOf pao:Odd ; {GOOD.replace('odd', 'even')} .",
    "property-cycles": "pao:unit rdfs:subPropertyOf pao:unit .",
    "concept-cycles": "pas:education skos:broader pas:education .",
    "concepts-off-the-tree": f"pas:odd a pao:Sector ; skos:inScheme pao:sectors ; {GOOD} .",
    "concepts-outside-schemes": f"pas:odd a pao:Sector ; {GOOD} .",
    "counted-chains": "pao:isWithin a owl:FunctionalProperty .",
    "deprecated-terms": "pao:Incident owl:deprecated true .",
    "version-numbers": "po:ontology owl:priorVersion <https://w3id.org/pairing-off/ontology/9.0.0> .",
    "inverse-pairs": "pao:unit owl:inverseOf pao:measure .",
    "labels-told-twice": f"pao:Odd a owl:Class ; {GOOD.replace('one odd thing', 'flow')} .",
    "mapped-classes": "pao:Flow skos:closeMatch <https://example.org/Flow> .",
    "measures-without-units": "pam:books-donated pao:allowedUnit pau:parsec .",
    "property-kinds": "pao:unit a owl:DatatypeProperty .",
    "terms-without-home": 'pao:Odd a owl:Class ; skos:prefLabel "odd"@en .',
    "undeclared-classes": "pao:Flow rdfs:subClassOf <https://example.org/Odd> .",
    "undeclared-properties": "pao:Flow <https://example.org/odd> pao:Result .",
    "class-names": f"pao:odd a owl:Class ; {GOOD} .",
    "property-names": f"pao:Odd a owl:ObjectProperty ; {GOOD} .",
    "quality:home": "pao:Flow rdfs:isDefinedBy <https://example.org/> .",
    "quality:definition": f"pao:Odd a owl:Class ; {GOOD.replace('An odd', 'an odd')} .",
    "quality:chinese-definition": f"pao:Odd a owl:Class ; {GOOD.replace('物。', '物')} .",
    "quality:definition-languages": 'pao:Flow skos:definition "A flow is defined twice over."@en .',
    "quality:languages": 'pao:Flow skos:prefLabel "stream"@en .',
    "quality:english": f"pao:Odd a owl:Class ; {GOOD.replace('@en ,', '@zh-Hans ,')} .",
    "quality:chinese": f"pao:Odd a owl:Class ; {GOOD.replace('怪事', 'x')} .",
    "quality:concept": f"pas:Odd_one a pao:Sector ; {TOP.format('sectors')} ; {GOOD} .",
    "quality:unit-notation": f"pau:odd a pao:Unit ; {TOP.format('units')} ; {GOOD} .",
    "quality:measure-unit": f"pam:odd a pao:Measure ; {TOP.format('measures')} ; {GOOD} .",
    "quality:measure-additivity": f"pam:odd a pao:Measure ; {TOP.format('measures')} ; {GOOD} .",
    "quality:measure-level": f"pam:odd a pao:Measure ; {TOP.format('measures')} ; {GOOD} .",
    "quality:heading-title": 'po:ontology dcterms:title "Another"@en .',
    "quality:heading-description": 'po:ontology dcterms:description "Another."@en .',
    "quality:heading-version-iri": "po:ontology owl:versionIRI po:another .",
    "quality:heading-version": 'po:ontology owl:versionInfo "9" .',
    "quality:heading-prefix": 'po:ontology vann:preferredNamespacePrefix "x" .',
    "quality:heading-namespace": 'po:ontology vann:preferredNamespaceUri "x" .',
    "quality:file-licence": "po:another a owl:Ontology .",
    "quality:file-imports": "po:ontology owl:imports po:another .",
}


@pytest.mark.parametrize(("check", "extra"), BROKEN.items(), ids=BROKEN)
def test_a_check_finds_what_it_is_there_for(check: str, extra: str) -> None:
    fire = shapes_that_fire if check.startswith("quality:") else queries_that_fire
    assert check in fire(extra)


def test_a_deprecated_term_may_not_be_leant_on() -> None:
    assert "deprecated-terms" in queries_that_fire(f"pao:Flow {OLD} .")


def test_a_deprecated_term_that_says_why_passes() -> None:
    assert queries_that_fire(f"pao:Incident {OLD} .") == set()


@pytest.mark.parametrize(
    "other",
    [
        "dcterms:isReplacedBy pao:Flow",
        "dcterms:isReplacedBy pao:Nothing",
        "dcterms:created true . pao:Result owl:deprecated true",
    ],
    ids=["two", "no term", "deprecated too"],
)
def test_a_deprecated_term_says_by_which_one_term_it_is_replaced(other: str) -> None:
    assert "deprecated-terms" in queries_that_fire(f"pao:Incident {OLD} ; {other} .")


@pytest.mark.parametrize("name", ["queries/x/a.rq", "shapes/a.ttl", "data/context.jsonld"])
def test_a_deprecated_name_in_a_file_is_found(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(
        '{"incident": "pao:Incident"}' if "data" in name else "# or so\n[] a pao:Incident .", "utf-8"
    )
    terms = [*ontology_triples(), *turtle(f"pao:Incident {OLD} .")]
    (flaw,) = check_names(terms, tmp_path)
    assert (flaw.check, flaw.focus) == ("deprecated-name", "pao:Incident")
    assert flaw.place.startswith(name)


@pytest.mark.parametrize(
    ("prior", "fires"), [("0.0.9", False), ("0.1.0", True), ("0.10.0", True), ("0.1", True), ("x", True)]
)
def test_the_prior_version_is_an_older_one(prior: str, fires: bool) -> None:
    text = f"po:ontology owl:priorVersion <https://w3id.org/pairing-off/ontology/{prior}> ."
    assert ("version-numbers" in queries_that_fire(text)) is fires


def test_a_heading_without_a_creator_is_found() -> None:
    assert shapes_that_fire("", without="terms/creator>") == {"quality:heading-creator"}


def test_every_query_has_its_case() -> None:
    assert {check.name for check in load_checks()} <= set(BROKEN)


def test_every_shape_that_can_fire_has_its_case() -> None:
    shapes = (project_files() / "ontology" / "quality" / "shapes.ttl").read_text(encoding="utf-8")
    speaking = {block.split()[0] for block in shapes.split("\n\n") if "sh:message" in block}
    assert speaking == {name for name in BROKEN if name.startswith("quality:")} | {"quality:heading-creator"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("shapes/a.ttl", "[] <http://www.w3.org/ns/shacl#path> pao:valeu ."),
        ("queries/x/a.rq", "SELECT * {\n ?s pao:valeu ?o }"),
        ("data/context.jsonld", '{"value": "pao:valeu"}'),
        ("ontology/rules/a.rq", "CONSTRUCT WHERE { ?s pao:valeu ?o }"),
    ],
)
def test_an_undefined_name_is_found_with_its_place(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    (flaw,) = check_names(ontology_triples(), tmp_path)
    assert (flaw.focus, flaw.check) == ("pao:valeu", "undefined-name")
    assert flaw.place.startswith(f"{name}:")
    assert str(flaw).startswith(f"{name}:")


def test_a_word_that_its_vocabulary_lacks_is_found(tmp_path: Path) -> None:
    file = tmp_path / "shapes" / "a.ttl"
    file.parent.mkdir()
    file.write_text(
        "[] skos:preferredLabel 'x' ; prov:wasDerivedfrom [] ; dcterms:title 'y' .", encoding="utf-8"
    )
    found = [flaw.focus for flaw in check_names(ontology_triples(), tmp_path)]
    assert found == ["skos:preferredLabel", "prov:wasDerivedfrom"]


def test_names_in_facts_are_checked_too(tmp_path: Path) -> None:
    facts = turtle("<x:a> a pao:Figure ; pao:unit pau:furlong ; pao:measure pam:books-donated .")
    assert [flaw.focus for flaw in check_ontology(data=facts, files=tmp_path)] == ["pau:furlong"]


def test_a_check_without_a_heading_is_refused() -> None:
    with pytest.raises(QueryError, match="does not say what is wrong"):
        Check.parse("x", "SELECT ?focus {}")
