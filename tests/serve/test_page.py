"""The frame of every page: language, formats, caching, escaping, hostile labels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config
from pairgraph.serve.links import address, iri_of
from pairgraph.serve.shelf import Shelf
from pairgraph.vocabulary import BASE, ID, PREFIXES, graph_iri
from tests.serve.pages import Page, assert_sound, get

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pairgraph.graph.release import Release

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}&amp;\u202e"
PAO = PREFIXES["pao"]


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[TestClient]:
    """Give a client of a site whose every label and text tries to break out."""
    folder = tmp_path / "release"
    (folder / "store").mkdir(parents=True)
    store = Store(str(folder / "store"))
    store.extend(_hostile_quads())
    store.flush()
    store.optimize()
    del store
    (folder / "manifest.json").write_text(json.dumps({"digest": "0" * 64}), "utf-8")
    config = Config(release=folder, workers=1, watch=0, log="off", time_limit=5)
    with TestClient(create_app(config)) as client:
        yield client


def _hostile_quads() -> Iterator[Quad]:
    graph = NamedNode(graph_iri("report/evil"))
    label, kind = NamedNode(PREFIXES["skos"] + "prefLabel"), NamedNode(PREFIXES["rdf"] + "type")
    evil, place = NamedNode(ID + "region/evil"), NamedNode(ID + "passage/evil-1-2")
    report, relation = NamedNode(ID + "report/evil"), NamedNode(ID + "relation/evil")
    for thing, name in ((evil, "Region"), (report, "Report"), (relation, "CounterpartRelation")):
        yield Quad(thing, kind, NamedNode(PAO + name), graph)
        yield Quad(thing, label, Literal(HOSTILE, language="en"), graph)
    for name in ("note", "gbCode", "adminLevel"):
        yield Quad(evil, NamedNode(PAO + name), Literal(HOSTILE), graph)
    yield Quad(evil, NamedNode(PREFIXES["dcterms"] + "source"), NamedNode("javascript:alert(1)"), graph)
    yield Quad(evil, NamedNode("urn:x:%3Cb%3E"), NamedNode("data:text/html,x"), graph)
    yield Quad(evil, NamedNode(PREFIXES["prov"] + "wasDerivedFrom"), place, graph)
    yield Quad(report, NamedNode(PREFIXES["dcterms"] + "publisher"), Literal(HOSTILE), graph)
    yield Quad(report, NamedNode(PREFIXES["bibo"] + "edition"), Literal(HOSTILE), graph)
    yield Quad(report, NamedNode(PREFIXES["dcterms"] + "source"), NamedNode("javascript:alert(1)"), graph)
    for name in ("assistingParty", "assistedParty"):
        yield Quad(relation, NamedNode(PAO + name), evil, graph)
    yield Quad(place, NamedNode(PAO + "ofReport"), report, graph)
    yield Quad(place, NamedNode(PAO + "section"), Literal(HOSTILE), graph)
    for name, value in (("startOffset", 1), ("endOffset", 2), ("sentence", 1)):
        yield Quad(place, NamedNode(PAO + name), Literal(value), graph)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/id/region/evil",
        "/id/passage/evil-1-2",
        "/id/report/evil",
        "/reports",
        "/reports/evil",
        "/browse/regions",
        "/browse/supporters",
        "/quality",
        "/dataset",
        "/ontology",
    ],
)
def test_labels_and_literals_are_escaped(hostile: TestClient, path: str) -> None:
    response, page = get(hostile, path)
    assert response.status_code == 200
    assert "<script>alert" not in response.text
    assert "<img src=x" not in response.text
    assert "49" not in page.text
    assert {"script", "img"}.isdisjoint(page.tags)
    assert not [link for link in page.links if link.startswith(("javascript:", "data:"))]


def test_a_hostile_label_is_shown_as_it_is(hostile: TestClient) -> None:
    _, page = get(hostile, "/id/region/evil")
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize(
    "path", ['/id/region/"><script>', "/id/%3Cscript%3E", "/nothing/<b>", "/id/a%00b", "/id/ö b"]
)
def test_what_is_asked_for_is_escaped_too(client: TestClient, path: str) -> None:
    response, page = get(client, path)
    assert response.status_code in {400, 404}
    assert "script" not in page.tags
    assert_sound(response, page, response.status_code)


def test_language_by_address_cookie_and_browser(client: TestClient) -> None:
    response, page = get(client, "/browse", **{"Accept-Language": "zh-CN,zh;q=0.9"})
    assert (response.headers["content-language"], ("lang", "zh-Hans") in page.attributes) == ("zh-Hans", True)
    response, _ = get(client, "/browse?lang=en", **{"Accept-Language": "zh"})
    assert response.headers["content-language"] == "en"
    assert "lang=en" in response.headers["set-cookie"]
    response, _ = get(client, "/browse", keep=True, **{"Accept-Language": "zh"})
    assert response.headers["content-language"] == "en", "the cookie of the page before holds"


def test_an_unknown_language_is_no_error(client: TestClient) -> None:
    response, _ = get(client, "/browse?lang=xx")
    assert response.headers["content-language"] == "en"
    assert "set-cookie" not in response.headers


def test_the_switch_keeps_what_was_asked(client: TestClient) -> None:
    _, page = get(client, "/quality?supporter=apple-coast&lang=en")
    assert "?supporter=apple-coast&lang=zh-Hans" in page.links


def test_a_page_that_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    first, _ = get(client, "/reports")
    for again in range(2):
        second, _ = get(client, "/reports", **{"If-None-Match": first.headers["etag"]})
        assert (second.status_code, second.content) == (304, b""), again
        assert second.headers["etag"] == first.headers["etag"]
        assert "Accept-Language" in second.headers["vary"]
    chinese, _ = get(client, "/reports?lang=zh-Hans", **{"If-None-Match": first.headers["etag"]})
    assert chinese.status_code == 200


def test_kept_pages_are_the_same_and_never_mixed_up(client: TestClient) -> None:
    first, second = get(client, "/browse")[0], get(client, "/browse")[0]
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    chinese, _ = get(client, "/browse", **{"Accept-Language": "zh"})
    assert chinese.content != first.content
    assert "accept-language" in first.headers["vary"].lower()


def test_head_has_the_headers_and_no_body(client: TestClient) -> None:
    response = client.head("/reports", headers={"Accept": "text/html"})
    assert (response.status_code, response.content) == (200, b"")
    assert "etag" in response.headers


def test_an_unknown_address_is_a_page_of_the_site(client: TestClient) -> None:
    response, page = get(client, "/no/such/page")
    assert_sound(response, page, 404)
    assert "/questions" in page.links


def test_the_style_sheet_is_ours_and_asks_nobody(client: TestClient) -> None:
    style = client.get("/static/site.css")
    assert style.status_code == 200
    assert "url(" not in style.text
    assert "@import" not in style.text


@pytest.mark.parametrize(
    "iri",
    [
        ID + "region/zhuhai",
        PAO + "Figure",
        "https://w3id.org/pairing-off/ontology/0.1.0",
        "https://w3id.org/pairing-off/graph/report/zhuhai-chongqing",
        PREFIXES["pau"] + "piece-per-year",
    ],
)
def test_addresses_lead_back_to_their_iris(iri: str) -> None:
    assert iri_of(address(iri) or "") == iri


def test_only_web_addresses_are_linked() -> None:
    assert [address(iri) for iri in ("javascript:alert(1)", "data:text/html,x", "urn:x:y", "mailto:a@b")] == [
        None
    ] * 4


def test_a_shelf_makes_room() -> None:
    from starlette.responses import Response

    shelf = Shelf(5_000)
    for number in range(10):
        shelf.put((str(number),), Response("x" * 1_000))
    assert [number for number in range(10) if shelf.get((str(number),))] == [8, 9]


def test_the_parser_of_these_tests_sees_what_is_wrong() -> None:
    assert Page("<p><b></p>").wrong == ["</p>"]


@pytest.fixture(scope="module")
def real(built: Release) -> Iterator[TestClient]:
    """Give a client of a site on the project's own data."""
    config = Config(release=built.folder, workers=1, watch=0, log="off", time_limit=20)
    with TestClient(create_app(config)) as client:
        yield client


MAIN = ("/", "/browse", "/reports", "/ontology", "/dataset", "/quality", "/unit/CNY", "/ontology/Passage")
FACETS = ("supporters", "regions", "sectors", "kinds")


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_pages_of_the_real_data_are_sound_and_small(real: TestClient, built: Release, lang: str) -> None:
    reports = [f"/reports/{slug}" for slug in built.manifest["reports"]]
    for path in (*MAIN, *(f"/browse/{facet}" for facet in FACETS), *reports):
        assert_sound(*get(real, f"{path}?lang={lang}"))


@pytest.mark.extra
def test_every_iri_of_the_real_data_has_a_page(real: TestClient, built: Release) -> None:
    terms = (term for quad in built.store() for term in (quad.subject, quad.predicate, quad.object))
    found = {term.value for term in terms if isinstance(term, NamedNode) and term.value.startswith(BASE)}
    for path in sorted({(address(iri) or "").partition("#")[0] for iri in found}):
        response, page = get(real, path)
        assert response.status_code == 200, path
        assert_sound(response, page)
