"""Where a figure stands in the cube, in an invented world."""

from __future__ import annotations

import pyoxigraph
import pytest

from pairgraph.profiles.cube.coordinates import Place, place
from pairgraph.profiles.things import Things
from pairgraph.query.graph import Graph

WORLD = """
@prefix pao: <https://w3id.org/pairing-off/ontology#> . @prefix pau: <https://w3id.org/pairing-off/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix w: <https://example.org/world/> .
w:city a pao:Region . w:town a pao:Region . w:hill a pao:Region . w:vale a pao:Region .
w:body a pao:Actor ; pao:basedIn w:city .
w:pair a pao:CounterpartRelation ; pao:assistingParty w:city ; pao:assistedParty w:hill .
w:other a pao:CounterpartRelation ; pao:assistingParty w:town ; pao:assistedParty w:hill .
w:work a pao:Intervention ; pao:provider w:body .
w:result a pao:Result ; pao:resultOf w:work .
w:figure a pao:Figure ; pao:quantifies w:result ; pao:value 1 ; pao:measure w:m ; pao:unit pau:person ;
  pao:comparator pao:exactly ; pao:realization pao:achieved ; pao:timeBasis pao:stated .
"""
PAIR = "w:figure pao:concernsRelation w:pair . "
YEAR = 'w:figure pao:start "2003"^^xsd:gYear ; pao:end "2003"^^xsd:gYear . '


def found(statements: str) -> Place | str:
    store = pyoxigraph.Store()
    store.load((WORLD + statements).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    things = Things(Graph(store))
    return place(things, things["https://example.org/world/figure"])


@pytest.mark.parametrize(
    ("statements", "area"),
    [
        ("", "hill"),
        ("w:work pao:location w:vale .", "vale"),
        ("w:work pao:location w:city .", "hill"),
        ("w:work pao:location w:city ; pao:beneficiary w:vale .", "vale"),
        ("w:result pao:beneficiary w:town . w:work pao:beneficiary w:vale .", "town"),
        ("w:work pao:beneficiary w:vale , w:town , w:body .", "town_and_vale"),
    ],
)
def test_the_area_is_the_nearest_one_told_and_never_the_supporter(statements: str, area: str) -> None:
    coordinates = found(PAIR + YEAR + statements)
    assert isinstance(coordinates, Place)
    assert (coordinates.area, coordinates.supporter.iri.local) == (area, "city")


@pytest.mark.parametrize(
    ("dates", "period"),
    [
        (YEAR, "2003"),
        ('w:figure pao:start "2003"^^xsd:gYear .', "2003_open"),
        ('w:figure pao:end "2003-05"^^xsd:gYearMonth .', "open_2003-05"),
        ('w:figure pao:start "2003"^^xsd:gYear ; pao:end "2004"^^xsd:gYear .', "2003_2004"),
    ],
)
def test_periods(dates: str, period: str) -> None:
    coordinates = found(PAIR + dates)
    assert isinstance(coordinates, Place)
    assert coordinates.period == period


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (PAIR, "No period is told."),
        (YEAR, "No area is told that it is for."),
        (PAIR + YEAR + "w:figure pao:concernsRelation w:other .", "Several regions support"),
    ],
)
def test_what_has_no_place(statements: str, reason: str) -> None:
    assert str(found(statements)).startswith(reason)


def test_under_no_relation_the_supporter_is_where_the_provider_is_based() -> None:
    coordinates = found(YEAR + "w:work pao:location w:vale .")
    assert isinstance(coordinates, Place)
    assert coordinates.supporter.iri.local == "city"
