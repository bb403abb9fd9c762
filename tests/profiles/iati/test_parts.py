"""Places and sectors with the identifiers that they are linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, Store

from pairgraph.profiles.iati.places import write_places
from pairgraph.profiles.iati.plan import Activity
from pairgraph.profiles.iati.sectors import write_sectors
from pairgraph.profiles.things import Things
from pairgraph.query.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://w3id.org/pairing-off/id/"
HEAD = """
@prefix pao: <https://w3id.org/pairing-off/ontology#> . @prefix pas: <https://w3id.org/pairing-off/sector/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix i: <https://w3id.org/pairing-off/id/intervention/> .
@prefix r: <https://w3id.org/pairing-off/id/region/> .
@prefix c: <https://example.org/crs/> .
r:hill a pao:Region ; skos:prefLabel "Hill"@en ; pao:gbCode "910101" .
pas:a a skos:Concept ; skos:prefLabel "A"@en . pas:b a skos:Concept ; skos:prefLabel "B"@en .
c:1 a skos:Concept ; skos:notation "11120" ;
  skos:inScheme <http://reference.iatistandard.org/codelists/Sector/> .
c:2 a skos:Concept ; skos:notation "11220" ;
  skos:inScheme <http://reference.iatistandard.org/codelists/Sector/> .
c:3 a skos:Concept ; skos:notation "999" ; skos:inScheme <https://example.org/another> .
i:work a pao:Intervention .
"""


def written(turtle: str, write: Callable[[ET.Element, Things, Activity], None]) -> ET.Element:
    store = Store()
    store.load(f"{HEAD}{turtle}".encode(), format=RdfFormat.TURTLE)
    things = Things(Graph(store))
    element = ET.Element("iati-activity")
    write(element, things, Activity(things[f"{BASE}intervention/work"], "X", "2002"))
    return element


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("", []),
        ("r:hill owl:sameAs <https://sws.geonames.org/123/> .", ["123"]),
        ("r:hill skos:exactMatch <http://www.geonames.org/123> .", ["123"]),
        ("r:hill skos:closeMatch <https://sws.geonames.org/123/> .", []),
        ("r:hill owl:sameAs <https://example.org/geonames.org/123/> .", []),
    ],
)
def test_a_place_has_a_geonames_number_only_where_it_is_the_same(links: str, expected: list[str]) -> None:
    element = written(f"i:work pao:location r:hill . {links}", write_places)
    assert [one.get("code") for one in element.iterfind("location/location-id")] == expected
    assert "910101" in " ".join(element.itertext())
    assert element[0].attrib == {"code": "CN"}


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("i:work pao:sector pas:a .", [("99", "a")]),
        ("i:work pao:sector pas:a . pas:a skos:exactMatch c:1 .", [("1", "11120"), ("99", "a")]),
        ("i:work pao:sector pas:a . pas:a skos:closeMatch c:1, c:3 .", [("1", "11120"), ("99", "a")]),
        ("i:work pao:sector pas:a . pas:a skos:broadMatch c:1 .", [("1", "11120"), ("99", "a")]),
        (
            "i:work pao:sector pas:a . pas:a skos:broadMatch c:1 ; skos:closeMatch c:2 .",
            [("1", "11220"), ("99", "a")],
        ),
        ("i:work pao:sector pas:a . pas:a skos:narrowMatch c:1 ; skos:relatedMatch c:2 .", [("99", "a")]),
        ("i:work pao:sector pas:a . pas:a skos:closeMatch c:1, c:2 .", [("99", "a")]),
        ("i:work pao:sector pas:a , pas:b .", [("99", "several")]),
        ("", [("1", "99810")]),
    ],
)
def test_a_sector_has_a_purpose_code_only_where_there_is_one(
    links: str, expected: list[tuple[str, str]]
) -> None:
    element = written(links, write_sectors)
    assert [(one.get("vocabulary"), one.get("code")) for one in element.iterfind("sector")] == expected
    several = expected == [("99", "several")]
    assert [one.get("code") for one in element.iterfind("tag")] == (["a", "b"] if several else [])
