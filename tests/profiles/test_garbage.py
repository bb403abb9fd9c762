"""Graphs that no build would let through, as an endpoint may hold them: nothing breaks or is made up."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from pairgraph.profiles import cube, iati, schema_org
from pairgraph.query.graph import Graph

GARBAGE = """
@prefix pao: <https://w3id.org/pairing-off/ontology#> . @prefix pau: <https://w3id.org/pairing-off/unit/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix i: <https://w3id.org/pairing-off/id/intervention/> . @prefix g: <https://example.org/graph#> .
@prefix f: <https://w3id.org/pairing-off/id/figure/> . @prefix r: <https://w3id.org/pairing-off/id/region/> .
i:a a pao:Intervention ; skos:prefLabel "A <b>&\\u0001"@en ; pao:start "2002"^^xsd:gYear ;
  pao:provider g:x ; pao:isPartOf i:b ; pao:location r:a , g:x ; pao:end "2002-13-45" .
i:b a pao:Intervention ; pao:start "2001"^^xsd:gYear ; pao:provider g:x ; pao:isPartOf i:a .
i:c a pao:Intervention ; pao:start "soon" ; pao:provider g:x .
g:x a pao:Actor . r:a a pao:Region . [] a pao:Figure .
g:flow a pao:Flow ; pao:forIntervention i:a ; pao:stage pao:disbursed .
f:none a pao:Figure ; pao:quantifies g:flow ; pao:unit pau:CNY ; pao:realization pao:achieved ;
  pao:start "2002"^^xsd:gYear ; pao:end "2002"^^xsd:gYear .
f:word a pao:Figure ; pao:quantifies i:a ; pao:value "many" ; pao:start "2002-02-30"^^xsd:date ;
  pao:measure "m" .
f:bare a pao:Figure .
f:circle a pao:Figure ; pao:quantifies g:flow ; pao:value 1.5 ; pao:unit pau:CNY ;
  pao:realization pao:achieved ;
  pao:end "2002"^^xsd:gYear ; pao:partOfTotal f:circle , f:other ; pao:mayOverlap f:circle .
f:other a pao:Figure ; pao:quantifies g:flow ; pao:value 2 ; pao:unit pau:CNY ; pao:realization pao:achieved ;
  pao:end "2002"^^xsd:gYear ; pao:partOfTotal f:circle ; pao:totalComplete true .
"""


@pytest.fixture
def graph() -> Graph:
    store = pyoxigraph.Store()
    store.load(GARBAGE.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return Graph(store)


def test_iati(graph: Graph) -> None:
    made = iati.export(graph)
    root = ET.fromstring(made.data)  # noqa: S314 - our own file
    assert [one.findtext("title/narrative") for one in root] == ["A <b>&", "b"]
    assert [one.get("iso-date") for one in root.iter("activity-date")] == ["2002-01-01", "2001-01-01"]
    told = {one.thing.rpartition("/")[2] for one in made.left_out}
    assert {"c", "none", "bare", "circle", "other"} <= told


def test_cube(graph: Graph) -> None:
    made = cube.export(graph)
    assert made.held["observations"] == 0
    assert len({one.thing for one in made.left_out}) == 5


def test_schema_org(graph: Graph) -> None:
    assert schema_org.dataset(graph)["@type"] == "Dataset"
