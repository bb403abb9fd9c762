"""Browsing works by supporter, region, sector and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.serve import facets
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

VALUES = {
    "supporters": "apple-coast",
    "regions": "pear-hills",
    "sectors": "poverty-alleviation",
    "kinds": "Programme",
}


def test_the_ways_to_browse(client: TestClient) -> None:
    response, page = get(client, "/browse")
    assert_sound(response, page)
    assert {f"/browse/{name}" for name in VALUES} <= set(page.links)


@pytest.mark.parametrize("facet", VALUES)
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_facet_lists_its_values_and_a_value_its_works(client: TestClient, facet: str, lang: str) -> None:
    response, page = get(client, f"/browse/{facet}?lang={lang}")
    assert_sound(response, page)
    where = f"/browse/{facet}/{VALUES[facet]}"
    assert where in page.links
    response, page = get(client, f"{where}?lang={lang}")
    assert_sound(response, page)
    assert "/id/intervention/planting" in page.links


def test_a_wider_region_has_the_works_of_those_within_it(client: TestClient) -> None:
    _, page = get(client, "/browse/regions/avalon")
    assert "/id/intervention/planting" in page.links


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/browse/bees", 404),
        ("/browse/sectors/never-was", 404),
        ("/browse/kinds/Programme?page=2", 404),
        ("/browse/kinds/Programme?page=0", 400),
        ("/browse/kinds/Programme?page=one", 400),
        ("/browse/kinds/Programme?page=99999999999999999999", 400),
        ("/browse/kinds/%3E%20%7D", 404),
        ("/browse/kinds/中", 404),
    ],
)
def test_what_is_not_there(client: TestClient, path: str, status: int) -> None:
    response, page = get(client, path)
    assert_sound(response, page, status)


def test_long_lists_come_page_by_page(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "PAGE", 1)
    monkeypatch.setattr("pairgraph.serve.browse.PAGE", 1)
    seen: list[str] = []
    for number in (1, 2, 3):
        _, page = get(client, f"/browse/supporters/apple-coast?page={number}&x=pages")
        seen += [link for link in page.links if link.startswith("/id/intervention/")]
        if f"?page={number + 1}" not in page.links:
            break
    assert len(seen) == len(set(seen)) >= 1
