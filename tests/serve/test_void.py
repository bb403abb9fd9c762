"""The data described in VoID."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, Store

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release

VOID = "PREFIX void: <http://rdfs.org/ns/void#> "


def described(client: TestClient, accept: str) -> Store:
    answer = client.get("/.well-known/void", headers={"Accept": accept})
    assert answer.status_code == 200
    store = Store()
    store.load(
        answer.content, format=RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    )
    return store


def test_the_data_say_where_and_how_many_they_are(client: TestClient, release: Release) -> None:
    store = described(client, "text/turtle")
    assert store.query(
        VOID + "ASK { ?d a void:Dataset ; void:sparqlEndpoint ?e ; void:triples ?n ; void:dataDump ?f "
        f"FILTER (?n = {release.manifest['triples']}) }}"
    )


@pytest.mark.parametrize("accept", ["application/rdf+xml", "application/ld+json", "application/n-triples"])
def test_it_comes_in_every_format(client: TestClient, accept: str) -> None:
    assert len(described(client, accept)) > 5


def test_it_is_only_read(client: TestClient) -> None:
    answer = client.post("/.well-known/void")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
