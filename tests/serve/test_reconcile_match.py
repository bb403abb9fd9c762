"""When a candidate is taken for certain, and when it is left to a person: on a small invented country."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import RdfFormat, Store

from pairgraph.query.graph import Graph
from pairgraph.query.remote import RemoteGraph
from pairgraph.serve.problem import Problem
from pairgraph.serve.reconcile_column import read_extension
from pairgraph.serve.reconcile_directory import Directory, read
from pairgraph.serve.reconcile_extend import extend
from pairgraph.serve.reconcile_match import Found, match, match_all
from pairgraph.serve.reconcile_preview import preview
from pairgraph.serve.reconcile_query import Query, read_batch
from pairgraph.serve.reconcile_service import Service
from pairgraph.serve.reconcile_suggest import flyout
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.graph.release import Release
    from tests.serve.conftest import Live

HEAD = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n"
    for name in (
        "pao",
        "region",
        "person",
        "skos",
        "rdfs",
        "organization",
        "pam",
        "owl",
        "org",
        "intervention",
    )
)
COUNTRY = (
    HEAD
    + """
pao:SocialOrganization rdfs:subClassOf pao:Organization .
region:land a pao:Region ; skos:prefLabel "Land"@en ; pao:adminLevel "country" .
region:north a pao:Region ; skos:prefLabel "North Province"@en, "北省"@zh-Hans ; pao:adminLevel "province" ;
  pao:isWithin region:land ; pao:gbCode "910000" .
region:south a pao:Region ; skos:prefLabel "South Province"@en ; pao:adminLevel "province" ;
  pao:isWithin region:land ; pao:gbCode "920000" .
region:spring-north a pao:Region ; skos:prefLabel "Spring County"@en, "泉县"@zh-Hans ;
  pao:adminLevel "county" ; pao:isWithin region:north, region:land ; pao:gbCode "910101" .
region:spring-south a pao:Region ; skos:prefLabel "Spring County"@en ; pao:adminLevel "county" ;
  pao:isWithin region:south, region:land ; pao:gbCode "920101" .
region:lake a pao:Region ; skos:prefLabel "Lake District"@en ; pao:adminLevel "county" ;
  pao:isWithin region:north, region:land ; pao:gbCode "910102" ; owl:sameAs <https://example.org/lake> .
[] pao:versionOf region:lake ; skos:prefLabel "Pond County"@en ; pao:gbCode "920102" ;
  pao:adminLevel "county" ; pao:validFrom "1981" ; pao:validUntil "1997" .
[] pao:versionOf region:lake ; skos:prefLabel "Lake District"@en ; pao:gbCode "910102" ;
  pao:adminLevel "county" ; pao:validFrom "1997" .
region:wuxi a pao:Region ; skos:prefLabel "Wuxi County"@en ; skos:altLabel "Wuxi"@en ;
  pao:adminLevel "county" ; pao:isWithin region:north, region:land .
region:hamlet a pao:Region ; skos:prefLabel "Hamlet"@en ; pao:adminLevel "township" ;
  pao:isWithin region:north, region:land .
person:li a pao:Person ; skos:prefLabel "Li Lei"@en ; pao:timeBasis "stated" ;
  org:memberOf organization:office ; pao:basedIn region:north, region:land .
organization:office a pao:SocialOrganization, pao:Organization ;
  skos:prefLabel "Office of the <b>South</b>"@en ; pao:basedIn region:south ;
  pao:note "\\"quoted\\" & <i>marked</i>" .
intervention:planting a pao:Intervention ; skos:prefLabel "Planting"@en ; pao:location region:north .
pam:trees a pao:Measure ; skos:prefLabel "trees planted"@en .
"""
)


@pytest.fixture(scope="module")
def directory() -> Directory:
    store = Store()
    store.load(COUNTRY, format=RdfFormat.TURTLE)
    return read(Graph(store))


def find(directory: Directory, query: str | None = None, **told: Any) -> list[Found]:  # noqa: ANN401 - any JSON
    kind = told.pop("type", None)
    asked: dict[str, Any] = {"properties": [{"pid": pid, "v": value} for pid, value in told.items()]}
    asked |= {"query": query} if query is not None else {}
    asked |= {"type": kind} if kind else {}
    return match(directory, read_batch(json.dumps({"q": asked}))["q"])


def sure(directory: Directory, query: str | None = None, **told: Any) -> str | None:  # noqa: ANN401 - any JSON
    found = find(directory, query, **told)
    assert not any(one.sure for one in found[1:])
    return found[0].thing.iri.removeprefix(PREFIXES["region"]) if found and found[0].sure else None


def test_namesakes_are_both_shown_and_neither_is_taken(directory: Directory) -> None:
    found = find(directory, "Spring County", type="Region")
    assert {one.thing.iri.rpartition("/")[2] for one in found[:2]} == {"spring-north", "spring-south"}
    assert found[0].score == found[1].score
    assert sure(directory, "Spring County", type="Region") is None


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ({"isWithin": "North Province"}, "spring-north"),
        ({"within": "south"}, "spring-south"),
        ({"parent": {"id": PREFIXES["region"] + "south", "name": "?"}}, "spring-south"),
        ({"pao:isWithin": PREFIXES["region"] + "north"}, "spring-north"),
        ({"isWithin": "920000"}, "spring-south"),
        ({"gbCode": "910101"}, "spring-north"),
        ({"gbCode": 920101}, "spring-south"),
        ({"isWithin": "Land"}, None),
        ({"adminLevel": "county"}, None),
        ({"isWithin": "East Province"}, None),
        ({"isWithin": "North Province", "gbCode": "920101"}, None),
        ({"isWithin": "North Province", "adminLevel": "province"}, None),
    ],
)
def test_what_is_told_tells_namesakes_apart_or_does_not(
    directory: Directory, told: dict[str, Any], meant: str | None
) -> None:
    assert sure(directory, "Spring County", **told) == meant


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Lake District", "lake"),  # no other place of the gazetteer is called so
        ("lake", "lake"),
        ("Lke District", None),  # similar, not the same
        ("North Province", "north"),
        ("北省", "north"),
        ("Wuxi County", None),  # one in this graph, but not in China
        ("Hamlet", None),  # nobody knows all villages
        ("Li Lei", None),  # nor all people
        ("910101", "spring-north"),
        ("920102", "lake"),
        ("region:hamlet", "hamlet"),
        (PREFIXES["region"] + "wuxi", "wuxi"),
        ("region:none", None),
        ("", None),
    ],
)
def test_a_name_alone_is_enough_only_where_nobody_else_can_be_meant(
    directory: Directory, name: str, meant: str | None
) -> None:
    assert sure(directory, name) == meant


def test_lying_in_the_country_tells_nobody_apart(directory: Directory) -> None:
    assert sure(directory, "Wuxi County", isWithin="North Province") == "wuxi"
    assert sure(directory, "Wuxi County", isWithin="Land") is None
    assert sure(directory, "Wuxi County", isWithin={"id": PREFIXES["region"] + "land"}) is None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Spring County, North Province", "spring-north"),
        ("Spring County (South Province)", "spring-south"),
        ("South Province, Spring County", "spring-south"),
        ("Wuxi County, North Province", "wuxi"),
        ("Wuxi County, Land", None),
        ("Spring County, East Province", None),
        ("Land, North Province", "north"),
        ("North Province, South Province", None),
        ("Li Lei, North Province", None),
    ],
)
def test_a_name_may_tell_what_it_lies_in(directory: Directory, name: str, meant: str | None) -> None:
    assert sure(directory, name) == meant


def test_another_name_and_an_enumerated_word_tell_nobody_apart(directory: Directory) -> None:
    assert find(directory, "Wuxi County", **{"skos:altLabel": "Wuxi"})[0].score == 100
    assert sure(directory, "Wuxi County", **{"skos:altLabel": "Wuxi"}) is None
    assert not find(directory, "Li Lei", timeBasis="stated")[0].sure
    assert not find(directory, "Li Lei", basedIn="Land")[0].sure
    assert not find(directory, "Li Lei", basedIn={"id": PREFIXES["region"] + "land"})[0].sure


def test_another_kind_of_place_of_that_name_is_left_to_a_person(directory: Directory) -> None:
    assert (
        find(directory, "Lake County", isWithin="North Province")[0].thing.name.labels["en"]
        == "Lake District"
    )
    assert sure(directory, "Lake County", isWithin="North Province") is None


def test_a_person_is_known_by_a_body(directory: Directory) -> None:
    office = "Office of the <b>South</b>"
    assert find(directory, "Lei Li", **{"org:memberOf": office})[0].sure
    assert not find(directory, "Li Lei", **{"org:memberOf": "Another office"})[0].sure
    assert not find(directory, "Li Lei", basedIn="North Province")[0].sure
    assert not find(directory, "Li Lei", isWithin="North Province")[0].sure


def test_a_work_is_known_by_its_place(directory: Directory) -> None:
    assert find(directory, "Planting", location="North Province")[0].sure
    assert find(directory, "Planting", isWithin="North Province")[0].sure
    assert not find(directory, "Planting", type="Intervention")[0].sure
    assert not find(directory, "Li Lei", type="Person")[0].sure


def test_a_concept_is_taken_only_where_its_kind_was_asked_for(directory: Directory) -> None:
    assert not find(directory, "trees planted")[0].sure
    assert find(directory, "Trees planted", type="Measure")[0].sure


def test_a_former_name_is_found_with_its_year_and_its_place_of_then(directory: Directory) -> None:
    assert sure(directory, "Pond County", isWithin="South Province") == "lake"
    assert sure(directory, "Pond County", isWithin="North Province", year=1990) == "lake"
    right = find(directory, "Pond County", year="1990-05-01")[0]
    wrong = find(directory, "Pond County", year=2005)[0]
    assert right.score > wrong.score
    assert not wrong.sure


def test_a_code_alone_says_which(directory: Directory) -> None:
    assert sure(directory, gbCode="920102") == "lake"
    assert sure(directory, gbCode="910101", isWithin="South Province") is None
    assert [one.sure for one in find(directory, gbCode=["910101", "920101"])] == [False, False]
    assert [one.thing.iri.rpartition("/")[2] for one in find(directory, basedIn="South Province")] == [
        "office"
    ]
    assert find(directory, nothing="known") == []


def test_an_identifier_from_elsewhere_says_which(directory: Directory) -> None:
    there = {"owl:sameAs": "https://example.org/lake"}
    assert sure(directory, **there) == sure(directory, **{"owl:sameAs": "Lake"}) == "lake"
    assert sure(directory, **{"owl:sameAs": "https://example.org/Lake"}) is None
    assert sure(directory, "Spring County", **there) is None


def test_every_feature_has_one_value(directory: Directory) -> None:
    twice = [{"pid": "isWithin", "v": PREFIXES["region"] + "north"}, {"pid": "within", "v": "South Province"}]
    found = match(directory, read_batch(json.dumps({"q": {"query": "Spring", "properties": twice}}))["q"])
    made = Service(directory).candidate(found[0])
    values = {one["id"]: one["value"] for one in made["features"]}
    assert len(made["features"]) == len(values)
    assert values == {"name": 0.93, "parent": 0}
    assert not made["match"]


def test_a_batch_ends_when_its_time_is_over(directory: Directory) -> None:
    with pytest.raises(Problem) as caught:
        match_all(directory, {"a": Query("Lake"), "b": Query("Lake")}, limit=-1)
    assert caught.value.status == 503


def test_kinds_are_told_from_the_narrowest_up(directory: Directory) -> None:
    thing = directory.things[PREFIXES["organization"] + "office"]
    told = [one["id"].removeprefix(PREFIXES["pao"]) for one in Service(directory).kinds(thing)]
    assert told == ["SocialOrganization", "Organization"]


def test_words_of_the_graph_are_no_html(directory: Directory) -> None:
    office = PREFIXES["organization"] + "office"
    assert b"<b>" not in preview(Service(directory), office).body
    assert "&lt;b&gt;" in flyout(Service(directory), "entity", office)["html"]


def test_cells_are_of_the_types_that_the_protocol_has(directory: Directory) -> None:
    wanted = read_extension(
        {
            "ids": ["region:lake"],
            "properties": [{"id": one} for one in ("isWithin", "gbCode", "formerCode", "x")],
        }
    )
    row = extend(Service(directory), *wanted)["rows"]["region:lake"]
    assert [cell["name"] for cell in row["isWithin"]] == ["North Province", "Land"]
    assert (row["gbCode"], row["formerCode"], row["x"]) == ([{"str": "910102"}], [{"str": "920102"}], [])


def test_a_remote_endpoint_gives_the_same_directory(live: Live, release: Release) -> None:
    remote, own = read(RemoteGraph(f"{live.url}/sparql")), read(Graph.of_release(release))
    assert own.things
    assert remote.things == own.things
    assert (remote.kinds, remote.properties) == (own.kinds, own.properties)
