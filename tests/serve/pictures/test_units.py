"""Bars by unit: which are drawn, and which are said to be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.pictures.canvas import THEMES, specification
from pairgraph.serve.pictures.units import read as read_units

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

COLUMNS = ["measureLabel:string", "lower:decimal", "upper:decimal", "unit:string"]
ROWS = [
    ("money", 1_000_000, None, "CNY"),
    ("people", 3, 3, "person"),
    ("more money", 2_500_000, 3_000_000, "CNY"),
    ("more people", 4, 5, "person"),
    ("a bridge", 1, 1, "bridge"),
    ("nothing told", None, None, "person"),
]


def test_each_unit_has_its_own_axis(read: Callable[..., Reading]) -> None:
    found = read_units(read(COLUMNS, ROWS))
    assert found
    assert [(one.unit, one.factor, len(one.marks)) for one in found.plots] == [
        ("CNY", 1_000_000, 2),
        ("person", 1, 2),
    ]
    plots = found.drawing("en", THEMES["light"])["vconcat"]
    assert [plot["data"]["values"][-1]["to"] for plot in plots] == [3.0, 5]
    ends = [plot["layer"][0]["encoding"]["x"]["scale"]["domain"][1] for plot in plots]
    assert ends[0] < 5 < ends[1]


def test_says_how_many_rows_are_not_drawn(read: Callable[..., Reading]) -> None:
    found = read_units(read(COLUMNS, ROWS))
    assert found
    assert found.left == 2
    assert found.key("en").endswith("find no room: 2.")
    assert found.told("en")[0] == "money at least 1 million CNY"


def test_the_largest_groups_come_first_and_fit(read: Callable[..., Reading]) -> None:
    rows = [(f"a{n}", n, n, "t") for n in range(3)] + [(f"b{n}", n, n, "km") for n in range(39)]
    found = read_units(read(COLUMNS, rows))
    assert found
    assert [(one.unit, len(one.marks)) for one in found.plots] == [("km", 39)]
    assert found.left == 3


def test_leaves_its_size_to_its_plots(read: Callable[..., Reading]) -> None:
    found = read_units(read(COLUMNS, ROWS))
    assert found
    assert "autosize" not in specification(found, "en")
