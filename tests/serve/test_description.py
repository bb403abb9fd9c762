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
@pytest.mark.parametrize("path", ["/sparql", "/.well-known/void"])
def test_it_comes_in_every_format(client: TestClient, path: str, accept: str) -> None:
    assert len(described(client, path, accept)) > 5


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


def test_the_data_say_where_they_are(client: TestClient) -> None:
    store = described(client, "/.well-known/void")
    assert store.query(
        SD + "ASK { ?d a void:Dataset ; void:sparqlEndpoint ?e ; void:triples ?n ; void:dataDump ?f }"
    )


def test_it_is_not_sent_twice(client: TestClient) -> None:
    etag = client.get("/sparql").headers["etag"]
    assert client.get("/sparql", headers={"If-None-Match": etag}).status_code == 304


def test_a_browser_or_a_bad_host_gets_it_too(client: TestClient) -> None:
    assert client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.1"}).status_code == 200
    assert client.get("/sparql", headers={"Host": 'a"b<>'}).status_code in {200, 400}
    assert client.get("/sparql", headers={"Accept": "text/html"}).status_code == 406
    assert client.post("/.well-known/void").status_code == 405
