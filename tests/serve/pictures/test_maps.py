"""Maps: where points and lines come to stand, what is left out, what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.serve.names import Name
from pairgraph.serve.pictures.canvas import THEMES, specification
from pairgraph.serve.pictures.maps import read as read_map
from pairgraph.serve.pictures.points import Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

REGION = "https://w3id.org/pairing-off/id/region/"
AVILLE, BEETON, CEDAR, DALE, ELM = (REGION + one for one in ("aville", "beeton", "cedar", "dale", "elm"))
POINTS = {
    AVILLE: Point(113.5, 22.25),
    BEETON: Point(118, 24.5),
    CEDAR: Point(106.5, 29.5),
    DALE: Point(109, 31),
}
PAIRS = ["supporter:iri", "supported:iri", "partOf:iri", "relation:iri"]


def test_points_stand_at_their_degrees(read: Callable[..., Reading]) -> None:
    rows = [(AVILLE, 3), (CEDAR, 12), (DALE, None), (ELM, 5), ("https://example.org/a-group", 7)]
    called = {AVILLE: Name(AVILLE, {"en": "Aville", "zh-Hans": "甲市"})}
    found = read_map(read(["place:iri", "works:integer"], rows, points=POINTS, names=called))
    assert found
    layers = found.drawing("en", THEMES["light"])["layer"]
    dots = next(
        layer["data"]["values"]
        for layer in layers
        if "area" in str(layer["encoding"].get("size")) and layer["data"]["values"]
    )
    assert [(dot["east"], dot["north"]) for dot in dots] == [
        tuple(POINTS[one]) for one in (AVILLE, CEDAR, DALE)
    ]
    assert dots[1]["area"] == pytest.approx(4 * dots[0]["area"], rel=1e-3)
    assert found.told("en") == ["Aville 3", "cedar 12", "dale"]
    assert found.left == 1
    assert found.key("en").endswith("as no point is known: 1.")


def test_lines_lead_from_supporter_to_supported(read: Callable[..., Reading]) -> None:
    rows = [
        (AVILLE, CEDAR, None, "https://example.org/wide"),
        (AVILLE, DALE, "https://example.org/wide", "https://example.org/narrow"),
        (BEETON, ELM, None, "https://example.org/off"),
        (BEETON, DALE, None, "https://example.org/other"),
    ]
    found = read_map(read(PAIRS, rows, points=POINTS))
    assert found
    # The wider pair has no line of its own, its region only shows where one is.
    assert [(one.start, one.end) for one in found.places.lines] == [
        (POINTS[AVILLE], POINTS[DALE]),
        (POINTS[BEETON], POINTS[DALE]),
    ]
    assert {one.name: one.quiet for one in found.places.dots} == {
        "aville": False,
        "beeton": False,
        "dale": False,
        "cedar": True,
    }
    assert "beeton supports dale" in found.told("en")
    assert found.left == 1


def test_the_projection_is_the_one_it_was_laid_out_in(read: Callable[..., Reading]) -> None:
    found = read_map(read(["place:iri"], [(one,) for one in POINTS], points=POINTS))
    assert found
    frame = found.places.frame
    document = specification(found, "en")
    assert document["projection"] == {
        "type": "mercator",
        "scale": frame.scale,
        "center": [frame.middle.east, frame.middle.north],
        "translate": [380, frame.height / 2],
    }
    assert document["autosize"] == {"type": "none"}


@pytest.mark.extra
def test_is_drawn_where_it_was_laid_out(read: Callable[..., Reading]) -> None:
    import json
    import re

    drawer = pytest.importorskip("vl_convert")
    found = read_map(read(["place:iri"], [(one,) for one in POINTS], points=POINTS))
    assert found
    picture = drawer.vegalite_to_svg(json.dumps(specification(found, "en")), allowed_base_urls=[])
    circles = re.findall(
        r'aria-roledescription="point"[^>]*transform="translate\(([\d.]+),([\d.]+)\)"', picture
    ) or (re.findall(r'transform="translate\(([\d.]+),([\d.]+)\)"[^>]*d="M[^"]*A', picture))
    there = [(float(x), float(y)) for x, y in circles]
    for spot in found.places.spots:
        assert any(abs(x - spot.x) < 0.6 and abs(y - spot.y) < 0.6 for x, y in there)


def test_no_map_of_too_few_or_of_other_things(read: Callable[..., Reading]) -> None:
    assert read_map(read(["place:iri"], [(AVILLE,), (CEDAR,)], points=POINTS)) is None
    assert read_map(read(["supporter:iri"], [(one,) for one in POINTS], points=POINTS)) is None
    others = [(f"https://example.org/{n}",) for n in range(9)]
    assert read_map(read(["thing:iri"], [*((one,) for one in POINTS), *others], points=POINTS)) is None
