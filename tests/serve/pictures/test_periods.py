"""Timelines: bars from years, open ends, vague ones, lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve.pictures.canvas import THEMES
from pairgraph.serve.pictures.periods import read as read_periods

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

COLUMNS = ["workLabel:string", "start:any", "end:any", "timeBasis:string"]
ROWS = [
    ("School", "2002", "2009", "stated"),
    ("Visit", "2004-11-05", "2004-11", "stated"),
    ("Training", "2003", None, "stated"),
    ("Survey", None, "2005", "unstated"),
    ("Aid", "1996", "2001", "from context"),
    ("Praise", None, None, "unstated"),
]


def rows_of(reading: Reading) -> dict[str, Any]:
    found = read_periods(reading)
    assert found
    return {row["lane"]: row for row in found.drawing("en", THEMES["light"])["data"]["values"]}


def test_bars_reach_from_year_to_year(read: Callable[..., Reading]) -> None:
    rows = rows_of(read(COLUMNS, ROWS))
    assert [(rows[lane]["shape"], rows[lane]["from"], rows[lane]["to"]) for lane in ("School", "Visit")] == [
        ("period", 2002, 2009),
        ("point", 2004, 2004),
    ]
    assert (rows["Training"]["shape"], rows["Training"]["from"]) == ("after", 2003)
    assert 2003 < rows["Training"]["tip"] == rows["Training"]["to"]
    assert (rows["Survey"]["shape"], rows["Survey"]["to"]) == ("before", 2005)
    assert 2005 > rows["Survey"]["tip"] == rows["Survey"]["from"]


def test_what_is_not_stated_is_dashed(read: Callable[..., Reading]) -> None:
    rows = rows_of(read(COLUMNS, ROWS))
    assert {lane for lane, row in rows.items() if row["vague"]} == {"Survey", "Aid"}
    found = read_periods(read(COLUMNS, ROWS))
    assert found
    dashed = [
        layer
        for layer in found.drawing("en", THEMES["light"])["layer"]
        if "strokeDash" in layer["mark"] and layer["mark"]["type"] == "bar"
    ]
    assert [layer["transform"][0]["filter"] for layer in dashed] == ["datum.shape == 'period' && datum.vague"]


def test_says_all_in_words_and_how_many_have_no_year(read: Callable[..., Reading]) -> None:
    found = read_periods(read(COLUMNS, ROWS))
    assert found
    assert found.told("en") == [
        "School 2002–2009",
        "Visit 2004",
        "Training since 2003",
        "Survey until 2005 (not stated as such)",
        "Aid 1996–2001 (not stated as such)",
    ]
    assert found.key("en").endswith("as no year is told: 1.")
    assert "自 2003 年起" in found.told("zh-Hans")[2]


@pytest.mark.parametrize(
    ("rows", "lanes"),
    [
        ([("A", 1990, 1995, ""), ("A", 1995, 1999, ""), ("A", 1999, None, "")], ["A", "A", "A"]),
        ([("A", 1990, 1995, ""), ("A", 1994, 1999, ""), ("A", 1995, 1996, "")], ["A", "A (2)", "A"]),
        ([("A", 1990, 1995, ""), ("A", 1995, 1995, "")], ["A", "A (2)"]),
        ([("A", 1990, None, ""), ("A", 1995, 1996, "")], ["A", "A (2)"]),
    ],
    ids=["succeed", "overlap", "point", "open"],
)
def test_nothing_covers_anything_in_a_lane(
    read: Callable[..., Reading], rows: list[tuple[object, ...]], lanes: list[str]
) -> None:
    found = read_periods(read(COLUMNS, rows))
    assert found
    assert [lane for lane, _ in found.lanes] == lanes


@pytest.mark.parametrize(("count", "drawn", "over"), [(60, 60, 0), (61, 60, 1), (90, 60, 30)])
def test_of_many_lanes_the_first_are_drawn(
    read: Callable[..., Reading], count: int, drawn: int, over: int
) -> None:
    found = read_periods(read(COLUMNS, [(f"W{n}", 1990, 1991 + n % 7, "") for n in range(count)]))
    assert found
    assert (len(found.lanes), found.over, found.left) == (drawn, over, 0)
    assert found.lanes[-1][0] == "W59"
    assert (f"the table has {over} more" in found.key("en")) == (over > 0)


def test_lanes_of_one_name_say_what_else_their_rows_name(read: Callable[..., Reading]) -> None:
    columns = ["workLabel:string", "partLabel:string", "start:any", "end:any"]
    rows = [("Aid", "Roads", 2002, 2009), ("Aid", "Schools", 2002, 2009), ("Visit", None, 2004, 2004)]
    found = read_periods(read(columns, rows))
    assert found
    assert [lane for lane, _ in found.lanes] == ["Aid · Roads", "Aid · Schools", "Visit"]


def test_what_looks_alike_is_drawn_once(read: Callable[..., Reading]) -> None:
    rows = [("Aid", 2002, 2009, "stated"), ("Aid", 2002, 2009, "stated"), ("Visit", 2004, 2004, "stated")]
    found = read_periods(read(COLUMNS, rows))
    assert found
    assert [lane for lane, _ in found.lanes] == ["Aid", "Visit"]
    assert read_periods(read(COLUMNS, [*rows[:2], ("Aid", 2002, 2009, "stated")])) is None
