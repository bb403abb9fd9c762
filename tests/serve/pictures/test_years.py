"""Points by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.pictures.canvas import THEMES
from pairgraph.serve.pictures.years import read as read_years

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.serve.pictures.reading import Reading

COLUMNS = ["supporterLabel:string", "year:integer", "lower:decimal", "upper:decimal"]


def test_years_become_points(read: Callable[..., Reading]) -> None:
    found = read_years(
        read(COLUMNS, [("Aville", 2001, 5, 5), ("Aville", 2002, None, None), ("B", 2003, 7, None)])
    )
    assert found
    drawn = found.drawing("en", THEMES["light"])
    assert [(row["year"], row["to"], row["shape"]) for row in drawn["data"]["values"]] == [
        (2001, 5, "told"),
        (2003, 7, "open"),
    ]
    assert found.told("en") == ["Aville 2001: 5", "B 2003: at least 7"]


def test_years_have_no_comma(read: Callable[..., Reading]) -> None:
    found = read_years(read(COLUMNS, [("Aville", 2001, 5, 5), ("Aville", 2003, 7, 8)]))
    assert found
    axis = found.drawing("en", THEMES["light"])["encoding"]["x"]
    assert axis["axis"]["format"] == "d"
    assert axis["scale"]["domain"] == [2000, 2004]
