"""The map of the home page: places from coordinates, colours of the flow, a text and a table that say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.query.graph import Graph
from pairgraph.serve.atlas import Atlas, atlas
from pairgraph.serve.flow import colours
from pairgraph.serve.names import Name
from pairgraph.serve.pairings import Pairing
from pairgraph.serve.templating import environment
from pairgraph.serve.words import WORDS, say

if TYPE_CHECKING:
    from starlette.testclient import TestClient

REGION = "https://w3id.org/pairing-off/id/region/"
PLACES = {"aville": (113.5, 22.25), "beeton": (118, 24.5), "cedar": (106.5, 29.5), "dale": (109, 31)}


def name(local: str) -> Name:
    return Name(REGION + local, {"en": local.title()})


def pairing(supporter: str, supported: str, *within: str) -> Pairing:
    narrow = [Pairing(name(f"{supporter}-{one}"), name(supporter), name(one)) for one in within]
    return Pairing(name(f"{supporter}-{supported}"), name(supporter), name(supported), None, narrow)


PAIRS = [pairing("aville", "cedar", "dale"), pairing("beeton", "dale"), pairing("beeton", "elm")]


@pytest.fixture(scope="module")
def graph() -> Graph:
    store = pyoxigraph.Store()
    said = "".join(
        f'<{REGION}{one}> pao:seatPoint "POINT({east} {north})"^^geo:wktLiteral .'
        for one, (east, north) in PLACES.items()
    )
    store.update(
        "PREFIX pao: <https://w3id.org/pairing-off/ontology#> "
        f"PREFIX geo: <http://www.opengis.net/ont/geosparql#> INSERT DATA {{ {said} }}"
    )
    return Graph(store)


@pytest.fixture(scope="module")
def picture(graph: Graph) -> Atlas:
    found = atlas(graph, PAIRS, "en")
    assert found
    return found


def test_east_is_right_and_north_is_up(picture: Atlas) -> None:
    place = {one.text: (one.x, one.y) for one in picture.names}
    assert set(place) == {"Aville", "Beeton", "Cedar", "Dale"}
    dots = sorted((dot.x, dot.y) for dot in picture.dots)
    # From west to east: Cedar, Dale, Aville, Beeton.
    assert [sorted(y for _, y in dots).index(y) for _, y in dots] == [1, 0, 3, 2]


def test_lines_join_the_dots_of_narrow_pairs(picture: Atlas) -> None:
    dots = [(dot.x, dot.y) for dot in picture.dots]
    support = [line for line in picture.lines if line.colour]
    assert len(support) == 2
    assert all((line.x1, line.y1) in dots and (line.x2, line.y2) in dots for line in support)
    assert [dot.colour for dot in picture.dots].count(0) == 1


def test_colours_are_those_of_the_flow(picture: Atlas) -> None:
    found = colours(PAIRS)
    of_lines = {(round(line.x1), line.colour) for line in picture.lines if line.colour}
    by_east = [colour for _, colour in sorted(of_lines)]
    assert by_east == [found[REGION + "aville"], found[REGION + "beeton"]]


def test_no_map_without_points() -> None:
    assert atlas(Graph(pyoxigraph.Store()), PAIRS, "en") is None


def test_the_page_shows_it_with_a_text(client: TestClient, picture: Atlas) -> None:
    assert "map-title" not in client.get("/", headers={"Accept": "text/html"}).text  # nowhere is invented
    shown = (
        environment()
        .get_template("map.html")
        .render(atlas=picture, words=WORDS, lang="en", t=lambda key, **values: say("en", key, **values))
    )
    assert 'aria-labelledby="map-title map-what"' in shown
    assert len(re.findall("<circle", shown)) == len(picture.dots)
    assert ">Beeton<" in shown
    assert "style=" not in shown
