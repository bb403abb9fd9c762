"""FAIR Signposting, levels 1 and 2: what the headers of pages, data and files tell a machine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pairgraph.serve.downloads import Download
from pairgraph.serve.signposts import DATASET, LINKSETS, header, of_dataset

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


@pytest.mark.parametrize(
    "path", ["/id/region/apple-coast", "/dataset", "/downloads/pairgraph.nq", "/dataset.ttl"]
)
def test_whatever_has_signposts_leads_to_the_set_of_all(client: TestClient, path: str) -> None:
    page = "/dataset" if path != "/id/region/apple-coast" else path
    found = signposts(client, path, "*/*")
    assert found["linkset"] == [f"{page}.linkset.json", f"{page}.linkset"]
    for href, media in zip(found["linkset"], LINKSETS.values(), strict=True):
        assert client.head(href).headers["content-type"] == media


@pytest.mark.parametrize("path", ["/id/region/apple-coast", "/dataset"])
def test_a_linkset_tells_what_the_headers_tell(client: TestClient, path: str) -> None:
    """Its whole addresses are those that the headers of the page and of everything it names lead to."""
    contexts = {one.pop("anchor"): one for one in client.get(f"{path}.linkset.json").json()["linkset"]}
    pages = [path, *signposts(client, path)["describedby"], *signposts(client, path).get("item", [])]
    assert set(contexts) == {f"http://testserver{one}" for one in pages}
    for page in pages:
        told = signposts(client, page, "text/html" if page == path else "*/*")
        wanted = {rel: hrefs for rel, hrefs in told.items() if rel not in {"alternate", "linkset"}}
        found = {
            rel: [one["href"].removeprefix("http://testserver") for one in some]
            for rel, some in contexts[f"http://testserver{page}"].items()
        }
        assert found == wanted


def test_both_forms_of_a_linkset_say_the_same(client: TestClient) -> None:
    said = client.get("/dataset.linkset").text
    lines = re.findall(r'<([^>]*)>; rel="([^"]*)"(?:; type="([^"]*)")?; anchor="([^"]*)"', said)
    contexts = client.get("/dataset.linkset.json").json()["linkset"]
    links = [
        (target["href"], rel, target.get("type", ""), one["anchor"])
        for one in contexts
        for rel, some in one.items()
        if rel != "anchor"
        for target in some
    ]
    assert sorted(links) == sorted(lines)
    assert len(said.split(",\n")) == len(links)


@pytest.mark.parametrize(
    "path", ["/id/region/nowhere", "/questions", "", "/id/a b", "/downloads/pairgraph.nq"]
)
@pytest.mark.parametrize("ending", LINKSETS)
def test_what_has_no_signposts_has_no_linkset(client: TestClient, path: str, ending: str) -> None:
    assert client.get(path + ending).status_code in {400, 404}


def test_a_linkset_is_not_sent_twice(client: TestClient) -> None:
    etag = client.get("/dataset.linkset").headers["etag"]
    assert client.get("/dataset.linkset", headers={"If-None-Match": etag}).status_code == 304
