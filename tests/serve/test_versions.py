"""The states of a region: in order, with what took their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph

from pairgraph.query.graph import Graph
from pairgraph.serve.versions import versions
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

REGION = "https://w3id.org/pairing-off/id/region/aville"
DATA = f"""@prefix pao: <https://w3id.org/pairing-off/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <https://w3id.org/pairing-off/id/region-version/> .
v:b pao:versionOf <{REGION}> ; skos:prefLabel "Aville District"@en ;
  pao:adminLevel "county" ; pao:gbCode "910156" ; pao:validFrom "2016"^^xsd:gYear .
v:a pao:versionOf <{REGION}> ; skos:prefLabel "Aville County"@en ;
  pao:adminLevel "county" ; pao:gbCode "910232" ; pao:validFrom "1997"^^xsd:gYear ;
  pao:validUntil "2016"^^xsd:gYear ; pao:succeededBy v:b , v:c .
"""


def graph() -> Graph:
    store = pyoxigraph.Store()
    store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return Graph(store)


def test_versions_stand_in_order_with_their_successors() -> None:
    first, second = versions(graph(), REGION)
    assert (first.code, first.start, first.end, first.level) == ("910232", "1997", "2016", "county")
    assert [one.iri[-1] for one in first.successors] == ["b", "c"]
    assert (second.name.labels["en"], second.end, second.successors) == ("Aville District", None, ())


def test_other_things_have_none() -> None:
    assert versions(graph(), REGION.replace("region", "person")) == []


def test_the_page_of_a_region_has_a_table(client: TestClient) -> None:
    for lang, now in (("en", "now"), ("zh-Hans", "至今")):
        response, page = get(client, f"/id/region/apple-coast?lang={lang}")
        assert_sound(response, page)
        assert "910100" in page.text
        assert "/id/region-version/apple-coast-910100-1981" in page.links
        assert now in page.text
