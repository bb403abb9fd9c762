from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Store, parse

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FORMATS = ("n-triples", "rdf+xml", "ld+json", "trig", "n-quads", "x-turtle")
SD = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> PREFIX void: <http://rdfs.org/ns/void#> "


def described(client: TestClient, path: str, accept: str = "text/turtle") -> Store:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 200
    store = Store()
    media_type = answer.headers["content-type"].partition(";")[0]
    form = RdfFormat.from_media_type(media_type.replace("application/x-turtle", "text/turtle"))
    store.extend(parse(answer.content, format=form))
    return store


@pytest.mark.parametrize(
    "accept",
    [
        "",
        "text/turtle",
        "application/rdf+xml",
        "application/ld+json",
        "application/n-triples",
        "application/trig",
    ],
)
def test_it_comes_in_every_format(client: TestClient, accept: str) -> None:
    assert len(described(client, "/sparql", accept)) > 5


def test_the_service_says_what_it_is(client: TestClient) -> None:
    store = described(client, "/sparql")
    ask = SD + "ASK { ?s a sd:Service ; sd:endpoint ?s ; sd:supportedLanguage sd:SPARQL11Query ; "
    assert store.query(ask + "sd:feature sd:UnionDefaultGraph FILTER(STRENDS(STR(?s), '/sparql')) }")
    assert not store.query(SD + "ASK { ?s sd:feature sd:BasicFederatedQuery }")
    graphs = list(
        store.query(SD + "SELECT ?g { [] sd:namedGraph [ sd:name ?g ; sd:graph [ void:triples ?n ] ] }")
    )
    assert len(graphs) > 3


def test_the_graphs_it_names_are_there(client: TestClient) -> None:
    store = described(client, "/sparql")
    (row, *_) = store.query(SD + "SELECT ?g ?n { [] sd:name ?g ; sd:graph [ void:triples ?n ] } ORDER BY ?g")  # type: ignore[misc]
    fields = {
        "query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "default-graph-uri": row["g"].value,
        "format": "csv",
    }
    assert client.get("/sparql", params=fields).text.split()[1] == row["n"].value


def test_it_is_not_sent_twice(client: TestClient) -> None:
    etag = client.get("/sparql").headers["etag"]
    assert client.get("/sparql", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle; charset=utf-8"),
        ("text/html;q=0.5, text/turtle", "text/turtle; charset=utf-8"),
        ("text/html, application/n-triples", "application/n-triples"),
    ],
)
def test_a_program_gets_it_whatever_else_it_takes(client: TestClient, accept: str, media_type: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept}, follow_redirects=False)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


@pytest.mark.parametrize(
    "accept", ["text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"]
)
def test_a_browser_is_shown_where_to_write_a_query(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/editor")
    assert "Accept" in answer.headers["vary"]
    page = client.get("/sparql", headers={"Accept": accept})
    assert (page.status_code, page.url.path) == (200, "/editor")
    form = client.get("/sparql?format=ttl", headers={"Accept": accept}, follow_redirects=False)
    assert form.headers["content-type"] == "text/turtle; charset=utf-8"


def test_who_takes_no_format_of_ours_is_told(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_a_bad_host_gets_it_too(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Host": 'a"b<>'}).status_code in {200, 400}
