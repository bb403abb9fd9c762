"""Points of regions, as the graph has them."""

from __future__ import annotations

import pyoxigraph
import pytest

from pairgraph.query.graph import Graph
from pairgraph.serve.pictures.points import Point, of_wkt, points

REGION = "https://w3id.org/pairing-off/id/region/"


def test_reads_the_seats_of_regions() -> None:
    store = pyoxigraph.Store()
    store.load(
        f"""@prefix pao: <https://w3id.org/pairing-off/ontology#> .
        @prefix geo: <http://www.opengis.net/ont/geosparql#> .
        <{REGION}aville> pao:seatPoint "POINT(113.5 22.25)"^^geo:wktLiteral .
        <{REGION}beeton> pao:seatPoint "LINESTRING(1 2, 3 4)"^^geo:wktLiteral .""".encode(),
        format=pyoxigraph.RdfFormat.TURTLE,
    )
    asked = [REGION + "aville", REGION + "beeton", REGION + "cedar", "https://example.org/no-region"]
    assert points(Graph(store), asked) == {REGION + "aville": Point(113.5, 22.25)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "POINT EMPTY",
        "POINT(1)",
        "POINT(1 2 3)",
        "POINT(200 10)",
        "POINT(10 90)",
        "POINT(a b)",
        "POINT(1 2) x",
        "<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(22 113)",
    ],
)
def test_takes_nothing_else(text: str) -> None:
    assert of_wkt(text) is None


@pytest.mark.parametrize(
    "text", ["point (113.5 -22)", "<http://www.opengis.net/def/crs/OGC/1.3/CRS84> POINT(113.5 -22)"]
)
def test_takes_the_ways_to_write_it(text: str) -> None:
    assert of_wkt(text) == Point(113.5, -22)
