"""Which picture an answer gets."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.stored import CHARTS
from pairgraph.serve.pictures.choice import KINDS, choose
from pairgraph.serve.pictures.points import Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

SUPPORT = ["supporterLabel:string", "lower:decimal", "upper:decimal"]
REGION = "https://w3id.org/pairing-off/id/region/"


def kinds(reading: Reading, *charts: str) -> list[str]:
    return [one.kind for one in choose(SimpleNamespace(charts=charts), reading)]  # type: ignore[arg-type]


def test_a_question_may_name_the_kinds_that_there_are() -> None:
    assert set(KINDS) | {"none"} == set(CHARTS)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (SUPPORT, [("Aville", 1, 2)]),
        (SUPPORT, [("Aville", 1, 2)] * 41),
        (SUPPORT, [("Aville", None, None), ("Beeton", None, None)]),
        ([*SUPPORT, "unit:string"], [("Aville", 1, 2, "t"), ("Beeton", 1, 2, "km")]),
        (["name:string", "note:string"], [("Aville", "small"), ("Beeton", "large")]),
        (["thingLabel:string", "from:integer"], [("Aville", 2001), ("Beeton", 2002)]),
        (["year:integer", "thingLabel:string"], [(2001, "Aville"), (2001, "Beeton")]),
        (["year:integer", "thingLabel:string", "lower:decimal"], [(2001, "A", 1), (2002, "B", 2)]),
    ],
    ids=["one", "many", "untold", "units", "texts", "offset", "one-year", "number-of-a-year"],
)
def test_no_picture_where_it_says_no_more(
    read: Callable[..., Reading], columns: list[str], rows: list[tuple[object, ...]]
) -> None:
    assert kinds(read(columns, rows)) == []


def test_a_question_may_name_its_pictures(read: Callable[..., Reading]) -> None:
    both = [*SUPPORT, "start:year", "end:year"]
    reading = read(both, [("Aville", 1, 2, 2001, 2003), ("Beeton", 3, 4, 2002, None)])
    assert kinds(reading) == ["bounds"]
    assert kinds(reading, "none") == []
    assert kinds(reading, "periods", "bounds") == ["periods", "bounds"]
    assert kinds(reading, "years") == []


def test_a_map_comes_beside_the_picture(read: Callable[..., Reading]) -> None:
    regions = [REGION + name for name in ("aville", "beeton", "cedar")]
    reading = read(
        ["place:iri", "placeLabel:string", "lower:decimal", "upper:decimal"],
        [(iri, iri[-6:], 1, 2) for iri in regions],
        points={iri: Point(110 + n, 30) for n, iri in enumerate(regions)},
    )
    assert kinds(reading) == ["bounds", "map"]
