"""The reports: their statements in order, and none of their wording."""

from __future__ import annotations

import re
from itertools import pairwise
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pairgraph.serve import report
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_the_list_of_reports(client: TestClient) -> None:
    for lang in ("en", "zh-Hans"):
        response, page = get(client, f"/reports?lang={lang}")
        assert_sound(response, page)
        assert "/reports/orchards" in page.links


def test_statements_in_the_order_of_the_text(client: TestClient) -> None:
    response, page = get(client, "/reports/orchards")
    assert_sound(response, page)
    starts = [int(one[1].partition("-")[0]) for one in map(re.compile("c(.+)").fullmatch, page.ids) if one]
    assert starts == sorted(starts)
    assert len(starts) > 1
    assert "/id/figure/planting-money" in page.links
    assert "https://example.org/orchards" in page.links


def test_evidence_lands_on_its_place(client: TestClient) -> None:
    _, thing = get(client, "/id/figure/planting-money")
    where = next(link for link in thing.links if link.startswith("/reports/"))
    path, _, anchor = where.partition("#")
    response, page = get(client, path)
    assert_sound(response, page)
    assert anchor in page.ids


def test_a_long_report_comes_in_parts(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PART", 1)
    _, whole = get(client, "/reports/orchards?at=0&x=parts")
    ids: list[str] = []
    at = 0
    for _ in range(20):
        _, page = get(client, f"/reports/orchards?at={at}&x=parts")
        ids += [one for one in page.ids if one.startswith("c") and one not in ids]
        following = [int(link[4:]) for link in page.links if re.fullmatch(r"\?at=\d+", link)]
        if not (later := [one for one in following if one > at]):
            break
        at = min(later)
    assert len(ids) > 1
    assert all(int(one[1:].split("-")[0]) <= int(two[1:].split("-")[0]) for one, two in pairwise(ids))
    assert whole.headings.count(1) == 1


def test_places_that_begin_together_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report, "PART", 3)
    places: Any = tuple(SimpleNamespace(start=start) for start in (0, 4, 9, 9, 9, 12, 15))
    contents = report.Contents(places, ())
    parts = [[one.start for one in contents.of_part(part)] for part in range(1, contents.parts + 1)]
    assert parts == [[0, 4], [9, 9, 9], [12, 15]]
    assert [contents.part_at(offset) for offset in (0, 5, 9, 12, 99)] == [1, 1, 2, 3, 3]
    empty = report.Contents((), ())
    assert (empty.parts, empty.part_at(7), empty.of_part(1)) == (1, 1, ())


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/reports/never-was", 404),
        ("/reports/orchards?at=-1", 400),
        ("/reports/orchards?at=x", 400),
        ("/reports/orchards?at=99999999999999999999999", 200),
        ("/reports/%3E%7D", 404),
    ],
)
def test_odd_addresses(client: TestClient, path: str, status: int) -> None:
    response, page = get(client, path)
    assert_sound(response, page, status)
