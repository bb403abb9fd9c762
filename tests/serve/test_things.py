"""A page for every IRI, and the same as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from pairgraph.serve.links import address
from pairgraph.vocabulary import BASE, ID
from tests.serve.pages import assert_sound, get

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release

FORMATS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}
FIGURE = "/id/figure/planting-money"


def iris(release: Release) -> list[str]:
    """Return every IRI of ours that a statement is about, or that one points to."""
    found = {
        term.value
        for quad in release.store()
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(BASE)
    }
    return sorted(found)


def test_every_iri_has_a_page(client: TestClient, release: Release) -> None:
    """One of each kind, and every term; the fragments of a page are on that page."""
    kinds: dict[str, str] = {}
    for iri in iris(release):
        local = iri.removeprefix(BASE)
        kind = local if local.startswith("ontology") else local.rpartition("/")[0] or local.partition("#")[0]
        kinds.setdefault(kind, iri)
    for iri in kinds.values():
        path, _, _ = (address(iri) or "").partition("#")
        response, page = get(client, path)
        assert response.status_code == 200, path
        assert_sound(response, page)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_thing_as_data(client: TestClient, ending: str) -> None:
    media_type, form = FORMATS[ending]
    by_ending = client.get(f"{FIGURE}.{ending}")
    by_header = client.get(FIGURE, headers={"Accept": f"{media_type}, text/html;q=0.5"})
    by_name = client.get(f"{FIGURE}?format={ending}")
    assert by_ending.content == by_header.content == by_name.content
    assert by_ending.headers["content-type"].startswith(media_type)
    triples = {quad.triple for quad in parse(by_ending.content, format=form)}
    about = {triple for triple in triples if triple.subject == NamedNode(ID + "figure/planting-money")}
    assert len(about) > 5
    assert any(triple.object == NamedNode(ID + "figure/planting-money") for triple in triples)


def test_all_formats_say_the_same(client: TestClient) -> None:
    said = {
        frozenset(str(quad.triple) for quad in parse(client.get(f"{FIGURE}.{ending}").content, format=form))
        for ending, (_, form) in FORMATS.items()
    }
    assert len(said) == 1


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/html", "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("text/*;q=0.5, application/ld+json", "application/ld+json"),
        ("text/html;q=0, */*", "text/turtle"),
        ("application/n-triples;q=0.9, text/turtle;q=0.8", "application/n-triples"),
    ],
)
def test_negotiation(client: TestClient, accept: str, expected: str) -> None:
    response = client.get(FIGURE, headers={"Accept": accept})
    assert response.headers["content-type"].startswith(expected)
    assert "Accept" in response.headers["vary"]


def test_what_is_not_offered_is_406(client: TestClient) -> None:
    assert client.get(FIGURE, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(f"{FIGURE}?format=pdf").status_code == 406


def test_formats_are_linked_from_header_and_page(client: TestClient) -> None:
    response, page = get(client, FIGURE)
    for ending, (media_type, _) in FORMATS.items():
        assert f'<{FIGURE}.{ending}>; rel="alternate"; type="{media_type}"' in response.headers["link"]
        assert f"{FIGURE}.{ending}" in page.links


def test_the_formats_of_a_file_are_there(client: TestClient) -> None:
    _, page = get(client, "/dataset")
    file = next(link for link in page.links if link.startswith("/file/"))
    _, page = get(client, file)
    for name in ("ttl", "jsonld", "nt"):
        assert f"{file}?format={name}" in page.links
        assert client.get(f"{file}?format={name}").status_code == 200


def test_data_that_a_client_has_are_not_sent_again(client: TestClient) -> None:
    first = client.get(f"{FIGURE}.ttl")
    again = client.get(f"{FIGURE}.ttl", headers={"If-None-Match": first.headers["etag"]})
    other = client.get(f"{FIGURE}.nt", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)


@pytest.mark.parametrize("ending", ["", ".html", ".ttl", ".jsonld", ".nt"])
def test_an_iri_that_nothing_is_said_of_is_404(client: TestClient, ending: str) -> None:
    assert client.get(f"/id/figure/never-was{ending}", headers={"Accept": "text/html"}).status_code == 404


def test_a_figure_tells_its_number_its_time_and_its_place(client: TestClient) -> None:
    _, page = get(client, FIGURE)
    for what in ("12,000", "more than", "2003-05", "fiscal funds allocated", "derived"):
        assert what in page.text
    assert "2,003" not in page.text, "a year is no amount"
    assert "/reports/orchards?at=30#c30-90" in page.links


def test_a_region_lists_the_figures_behind_it(client: TestClient) -> None:
    _, page = get(client, "/id/region/pear-hills")
    assert FIGURE in page.links
    assert "more than 12,000" in page.text


def test_labels_in_the_language_of_the_page(client: TestClient) -> None:
    _, page = get(client, "/id/region/avalon?lang=zh-Hans")
    assert "阿瓦隆" in page.text
    _, page = get(client, "/id/region/apple-coast?lang=zh-Hans")
    assert ("lang", "en") in page.attributes, "a label in another language says so"


def test_a_graph_as_data_is_the_whole_graph(client: TestClient, release: Release) -> None:
    graph = client.get("/graph/report/orchards.nt").text
    assert len(graph.splitlines()) == release.manifest["graphs"]["report/orchards"]


def test_the_blank_nodes_of_a_term_belong_to_it(client: TestClient) -> None:
    assert "owl:onProperty" in client.get("/ontology/Government.ttl").text


def test_rich_pages_are_linked(client: TestClient) -> None:
    assert "/reports/orchards" in get(client, "/id/report/orchards")[1].links
    assert "/ontology#Figure" in get(client, "/ontology/Figure")[1].links
    assert "/browse/kinds/Programme" in get(client, "/ontology/Programme")[1].links
    assert "/browse/regions/pear-hills" in get(client, "/id/region/pear-hills")[1].links
