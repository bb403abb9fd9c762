"""FAIR Signposting, level 1: what the headers of pages, data and files tell a machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pairgraph.serve.downloads import Download
from pairgraph.serve.signposts import DATASET, header, of_dataset

if TYPE_CHECKING:
    from starlette.testclient import TestClient

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def signposts(client: TestClient, path: str, accept: str = "text/html") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    response = client.head(path, headers={"Accept": accept})
    assert response.status_code == 200
    for href, rel in re.findall(r'<([^>]*)>; rel="([^"]*)"', response.headers["link"]):
        found.setdefault(rel, []).append(href)
    return found


def test_a_thing_is_cited_by_its_iri_and_described_as_data(client: TestClient) -> None:
    found = signposts(client, "/id/region/apple-coast")
    assert found["cite-as"] == ["https://w3id.org/pairing-off/id/region/apple-coast"]
    assert found["license"] == [LICENCE]
    assert found["type"] == ["https://schema.org/AboutPage"]
    assert found["collection"] == ["/dataset"]
    for href in found["describedby"]:
        back = signposts(client, href)
        assert back["describes"] == ["/id/region/apple-coast"]
        assert back["license"] == [LICENCE]


def test_the_dataset_lists_its_files(client: TestClient) -> None:
    found = signposts(client, "/dataset")
    assert found["cite-as"] == [DATASET]
    assert found["type"] == ["https://schema.org/AboutPage", "https://schema.org/Dataset"]
    assert "/downloads/pairgraph.nq" in found["item"]
    for href in found["item"]:
        of_file = signposts(client, href)
        assert (of_file["collection"], of_file["cite-as"]) == (["/dataset"], [DATASET])


def test_authors_that_have_an_iri_are_told() -> None:
    posts = of_dataset([], [Download("a.csv", 1, "0")], ["https://orcid.org/0000-0002-1825-0097"])
    assert '<https://orcid.org/0000-0002-1825-0097>; rel="author"' in header(posts)
    assert '</downloads/a.csv>; rel="item"; type="text/csv"' in header(posts)


@pytest.mark.parametrize("path", ["/id/region/apple-coast", "/dataset"])
def test_every_address_of_a_header_leads_somewhere(client: TestClient, path: str) -> None:
    for hrefs in signposts(client, path).values():
        for href in hrefs:
            assert href.startswith("https://") or client.get(href).status_code == 200
