"""The home page and its picture."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pairgraph.serve.flow import flow
from pairgraph.serve.names import Name
from pairgraph.serve.pairings import Pairing
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def pairing(supporter: str, supported: str, *counties: str) -> Pairing:
    names = {
        one: Name(f"https://example.org/{one}", {"en": one}) for one in (supporter, supported, *counties)
    }

    def relation(to: str) -> Name:
        return Name(f"https://example.org/{supporter}-{to}")

    within = [Pairing(relation(one), names[supporter], names[one]) for one in counties]
    return Pairing(relation(supported), names[supporter], names[supported], None, within)


def test_home_in_both_languages(client: TestClient) -> None:
    for lang, claim in (("en", "Who supports whom"), ("zh-Hans", "谁帮扶谁")):
        response, page = get(client, f"/?lang={lang}")
        assert_sound(response, page)
        assert claim in page.text
        assert "svg" in page.tags


def test_home_says_how_much_there_is_and_where_to_start(client: TestClient) -> None:
    _, page = get(client, "/")
    for where in ("/reports", "/browse", "/quality", "/ontology", "/dataset", "/sparql", "/questions"):
        assert where in page.links
    assert any(link.startswith("/questions/") for link in page.links)
    assert re.search(r"\b[1-9]\d* reports read", page.text)


def test_the_picture_has_a_text_that_says_the_same(client: TestClient) -> None:
    _, page = get(client, "/")
    assert "/id/region/apple-coast" in page.links
    assert "/id/relation/apple-coast-pear-hills" in page.links


def test_bands_are_as_wide_as_what_they_lead_to() -> None:
    picture = flow([pairing("a", "r", "c", "d", "e"), pairing("b", "r", "f"), pairing("b", "s")])
    assert [round(band.width) for band in picture.bands] == [68, 20, 20, 20, 20, 20, 20]
    heights = {node.name.iri[-1]: node.height for node in picture.nodes}
    assert heights["r"] == heights["a"] + heights["b"] - heights["s"]


def test_names_stand_once_in_the_picture() -> None:
    picture = flow([pairing("a", "r", "c"), pairing("b", "r", "c")])
    names = [(node.column, node.name.iri) for node in picture.nodes]
    assert len(names) == len(set(names)) == 4


def test_bars_do_not_overlap() -> None:
    picture = flow([pairing("a", "r", "c", "d"), pairing("b", "s", "e", "f"), pairing("b", "r", "g")])
    for column in range(3):
        bars = sorted((node.top, node.top + node.height) for node in picture.nodes if node.column == column)
        assert all(lower[1] <= upper[0] for lower, upper in pairwise(bars))
    assert all(re.fullmatch(r"M[\d. ]+C[\d. ]+", band.path) for band in picture.bands)


def test_a_picture_of_nothing() -> None:
    assert flow([]).nodes == ()
