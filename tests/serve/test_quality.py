"""The silence map, overlaps, and arithmetic."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from pairgraph.serve.figures import Figure
from pairgraph.serve.names import Name
from pairgraph.serve.silence import Claim, Span, line, state
from pairgraph.serve.totals import Total
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

READ = Span(2002, 2009)
SEVEN = Decimal(7)


@pytest.mark.parametrize(
    ("claims", "year", "expected"),
    [
        ([], 2004, "silent"),
        ([], 2001, "unread"),
        ([], 2010, "unread"),
        ([Claim("f", SEVEN, 2004, 2004)], 2004, "reported"),
        ([Claim("f", SEVEN, 2004, 2004)], 2005, "silent"),
        ([Claim("f", SEVEN, 2002, 2009)], 2004, "period"),
        ([Claim("f", SEVEN, 2002, 2009), Claim("g", SEVEN, 2004, 2004)], 2004, "reported"),
        ([Claim("f", Decimal(0), 2004, 2004)], 2004, "zero"),
        ([Claim("f", Decimal(0), 2004, 2004), Claim("g", SEVEN, 2002, 2009)], 2004, "period"),
        ([Claim("f", SEVEN, 2004, 2004, planned=True)], 2004, "planned"),
        ([Claim("f", SEVEN, 2004, 2004, planned=True), Claim("g", Decimal(0), 2004, 2004)], 2004, "zero"),
        ([Claim("f", SEVEN, 2004, None)], 2009, "period"),
        ([Claim("f", SEVEN, 2004, None)], 2010, "unread"),
        ([Claim("f", SEVEN, 2011, None)], 2011, "period"),
        ([Claim("f", SEVEN, None, 2009)], 2009, "period"),
        ([Claim("f", SEVEN, None, 2009)], 2008, "silent"),
        ([Claim("f", SEVEN, None, None)], 2004, "silent"),
        ([Claim("f", SEVEN, 1999, 1999)], 1999, "reported"),
    ],
)
def test_what_is_said_of_a_year(claims: list[Claim], year: int, expected: str) -> None:
    assert state(claims, year, READ)[0] == expected


def test_without_a_report_nothing_was_read() -> None:
    assert state([], 2004, None) == ("unread", ())


def test_years_in_a_row_stand_together() -> None:
    claims = [Claim("f", SEVEN, 2003, 2004), Claim("g", SEVEN, None, None)]
    made = line(Name("m"), claims, range(2001, 2007), READ)
    assert [(run.state, run.first, run.last) for run in made.runs] == [
        ("unread", 2001, 2001),
        ("silent", 2002, 2002),
        ("period", 2003, 2004),
        ("silent", 2005, 2006),
    ]
    assert sum(run.length for run in made.runs) == 6
    assert made.undated == ("g",)


def figure(value: str) -> Figure:
    return Figure(Name("f"), None, value, None, Decimal(value), None, None, None, None, None)


@pytest.mark.parametrize(
    ("total", "parts", "complete", "verdict"),
    [
        ("12", ["4", "8"], True, "fits"),
        ("12", ["4", "8"], False, "fits"),
        ("12", ["4"], False, "incomplete"),
        ("12", ["4"], True, "differs"),
        ("12", ["4", "9"], False, "exceeds"),
        ("0.3", ["0.1", "0.2"], True, "fits"),
    ],
)
def test_verdicts(total: str, parts: list[str], *, complete: bool, verdict: str) -> None:
    assert Total(figure(total), tuple(map(figure, parts)), complete).verdict == verdict


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_page(client: TestClient, lang: str) -> None:
    response, page = get(client, f"/quality?lang={lang}")
    assert_sound(response, page)
    assert "/id/region/apple-coast" in page.links
    assert "/id/figure/planting-money" in page.links
    assert {"silence", "totals", "overlaps"} <= set(page.ids)


def test_one_supporter(client: TestClient) -> None:
    response, page = get(client, "/quality?supporter=apple-coast")
    assert_sound(response, page)
    response, page = get(client, "/quality?supporter=never-was")
    assert_sound(response, page, 404)


def test_a_state_is_told_in_words_too(client: TestClient) -> None:
    _, page = get(client, "/quality")
    assert "not mentioned" in page.text
    assert "no report read for that year" in page.text
