"""The dataset's page and its downloads."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_page_tells_version_size_licence_and_verdict(
    client: TestClient, release: Release, lang: str
) -> None:
    response, page = get(client, f"/dataset?lang={lang}")
    assert_sound(response, page)
    assert release.digest in page.text
    assert release.manifest["version"] in page.text
    assert f"{release.manifest['triples']:,}" in page.text
    assert str(release.manifest["validation"]["infos"]) in page.text
    assert "https://creativecommons.org/licenses/by/4.0/" in page.links


def test_every_set_of_links_has_its_anchor(client: TestClient, release: Release) -> None:
    _, page = get(client, "/dataset")
    linksets = {
        quad.subject.value.partition("#")[2]
        for quad in release.store().quads_for_pattern(None, None, None)
        if quad.predicate.value == "http://rdfs.org/ns/void#linkPredicate"
    }
    assert linksets <= set(page.ids)


def test_the_graph_about_the_dataset_leads_to_its_page(client: TestClient) -> None:
    answer = client.get("/graph/dataset", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dataset")


def test_every_download_is_what_its_digest_says(client: TestClient) -> None:
    _, page = get(client, "/dataset")
    found = [link for link in page.links if link.startswith("/downloads/")]
    assert {"/downloads/pairgraph.ttl", "/downloads/pairgraph.nq", "/downloads/tables/figures.csv"} <= set(
        found
    )
    for link in found:
        response = client.get(link)
        assert response.status_code == 200
        assert "attachment" in response.headers["content-disposition"]
        assert sha256(response.content).hexdigest() in page.text


def test_a_download_that_a_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/downloads/tables/figures.csv")
    again = client.get("/downloads/tables/figures.csv", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"].removeprefix("W/") == first.headers["etag"].removeprefix("W/")
    part = client.get("/downloads/tables/figures.csv", headers={"Range": "bytes=0-4"})
    assert (part.status_code, part.content) == (206, first.content[:5])


@pytest.mark.parametrize(
    "name",
    [
        "store/CURRENT",
        "../current/manifest.json",
        "..%2f..%2fcache",
        "%2e%2e/manifest.json",
        "/etc/passwd",
        "graphs",
        "",
        "manifest.json%00.ttl",
        "never-was.ttl",
    ],
)
def test_nothing_else_can_be_downloaded(client: TestClient, name: str) -> None:
    assert client.get(f"/downloads/{name}", headers={"Accept": "text/html"}).status_code in {400, 404}


def test_the_description_as_data(client: TestClient, release: Release) -> None:
    response = client.get("/dataset", headers={"Accept": "text/turtle"})
    found = {quad.triple for quad in parse(response.content, format=RdfFormat.TURTLE)}
    graph = {quad.triple for quad in parse(path=release.folder / "graphs/dataset.ttl")}
    assert len(graph) == release.manifest["graphs"]["dataset"]
    assert graph < found  # the addresses of files are added, by the site that has them


def test_fragments_of_the_dataset_are_on_its_page(client: TestClient) -> None:
    _, page = get(client, "/dataset")
    assert {"build", "pairgraph.ttl", "class-pao-Figure"} <= set(page.ids)
