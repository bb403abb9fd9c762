"""Judgements about links: of a thing and of its versions, with who, when, how surely."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph
import pytest

from pairgraph.query.graph import Graph
from pairgraph.serve.outside import Outside, outside

REGION = "https://w3id.org/pairing-off/id/region/aville"
DATA = f"""@prefix pao: <https://w3id.org/pairing-off/ontology#> .
@prefix sssom: <https://w3id.org/sssom/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix j: <https://w3id.org/pairing-off/id/judgement/> .
@prefix v: <https://w3id.org/pairing-off/id/region-version/> .
@prefix g: <https://w3id.org/pairing-off/graph/links/> .
v:a pao:versionOf <{REGION}> .
g:wikidata {{
  j:one pao:linkSubject <{REGION}> ; pao:linkPredicate owl:sameAs ; pao:linkStatus pao:accepted ;
    pao:linkObject <http://www.wikidata.org/entity/Q1> ; sssom:confidence 0.95 ;
    sssom:author_label "A. Curator" ; dcterms:created "2026-01-02" ; pao:evidence "two lists agree" .
  j:two pao:linkSubject <{REGION}> ; pao:linkPredicate owl:sameAs ; pao:linkStatus pao:withdrawn ;
    pao:linkObject <http://www.wikidata.org/entity/Q2> .
}}
g:gbt2260 {{
  j:three pao:linkSubject v:a ; pao:linkPredicate skos:exactMatch ; pao:linkStatus pao:accepted ;
    pao:linkObject <https://w3id.org/pairing-off/code/gbt2260/910100> .
  j:four pao:linkSubject v:other ; pao:linkPredicate skos:exactMatch ; pao:linkStatus pao:accepted ;
    pao:linkObject <https://w3id.org/pairing-off/code/gbt2260/910101> .
}}
"""


@pytest.fixture(scope="module")
def found() -> list[Outside]:
    store = pyoxigraph.Store()
    store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TRIG)
    return outside(Graph(store), REGION)


def test_judgements_of_a_thing_and_of_its_versions(found: list[Outside]) -> None:
    assert [one.judgement.iri.rpartition("/")[2] for one in found] == ["three", "one", "two"]
    assert [one.target for one in found] == ["gbt2260", "wikidata", "wikidata"]


def test_each_says_who_and_how_surely(found: list[Outside]) -> None:
    one = found[1]
    assert (one.author, one.created, one.evidence) == ("A. Curator", "2026-01-02", "two lists agree")
    assert one.confidence == Decimal("0.95")
    assert one.predicate.iri.endswith("sameAs")


def test_what_was_withdrawn_does_not_hold(found: list[Outside]) -> None:
    assert [one.holds for one in found] == [True, True, False]
    assert found[2].confidence is None


def test_passages_are_not_linked_to_anything() -> None:
    assert outside(Graph(pyoxigraph.Store()), "https://w3id.org/pairing-off/id/passage/a-1-2") == []
