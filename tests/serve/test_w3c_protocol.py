"""The W3C's tests of the SPARQL 1.1 Protocol for queries, each by the name it has there.

Source: https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/ ; the tests of updates have one
counterpart here, as this endpoint refuses every update. Where a test needs graphs of the suite, the
release's own stand in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
COUNT = "SELECT (COUNT(*) AS ?n) FROM <GRAPH> { ?s ?p ?o }"
DEFAULT, NAMED = "default-graph-uri", "named-graph-uri"


@pytest.fixture(scope="module")
def graphs(client: TestClient) -> list[str]:
    """Give the IRIs of two graphs that have no triple in common."""
    query = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    found = client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1:]
    return found[:2]


def form(*fields: tuple[str, str]) -> dict[str, Any]:
    return {"content": urlencode(fields), "headers": FORM}


def size(client: TestClient, graph: str) -> int:
    fields = {"query": COUNT.replace("GRAPH", graph), "format": "csv"}
    return int(client.get("/sparql", params=fields).text.split()[1])


def count(client: TestClient, pattern: str, how: str, *dataset: tuple[str, str]) -> int:
    """Return how often a pattern is found in a dataset that is given by GET or in a POST."""
    query = ("query", f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
    if how == "get":
        answer = client.get("/sparql", params=[query, *dataset], headers={"Accept": "text/csv"})
    else:
        sent = form(query, *dataset)
        answer = client.post("/sparql", **sent | {"headers": FORM | {"Accept": "text/csv"}})
    assert answer.status_code == 200, answer.text
    return int(answer.text.split()[1])


class TestQueries:
    def test_query_get(self, client: TestClient) -> None:
        assert client.get("/sparql?query=ASK%20%7B%7D").json()["boolean"] is True

    def test_query_post_form(self, client: TestClient) -> None:
        assert client.post("/sparql", **form(("query", "ASK {}"))).json()["boolean"] is True

    def test_query_post_direct(self, client: TestClient) -> None:
        assert client.post("/sparql", content="ASK {}", headers=DIRECT).json()["boolean"] is True

    @pytest.mark.parametrize("how", ["get", "post"])
    def test_query_dataset_default_graph(self, client: TestClient, graphs: list[str], how: str) -> None:
        assert count(client, "?s ?p ?o", how, (DEFAULT, graphs[0])) == size(client, graphs[0])

    @pytest.mark.parametrize("how", ["get", "post"])
    def test_query_dataset_default_graphs(self, client: TestClient, graphs: list[str], how: str) -> None:
        both = count(client, "?s ?p ?o", how, (DEFAULT, graphs[0]), (DEFAULT, graphs[1]))
        assert max(size(client, graph) for graph in graphs) < both
        assert both <= sum(size(client, graph) for graph in graphs)

    @pytest.mark.parametrize("how", ["get", "post"])
    def test_query_dataset_named_graphs(self, client: TestClient, graphs: list[str], how: str) -> None:
        dataset = [(NAMED, graph) for graph in graphs]
        assert count(client, "?s ?p ?o", how, *dataset) == 0
        in_graphs = count(client, "GRAPH ?g { ?s ?p ?o }", how, *dataset)
        assert in_graphs == sum(size(client, graph) for graph in graphs)

    @pytest.mark.parametrize("how", ["get", "post"])
    def test_query_dataset_full(self, client: TestClient, graphs: list[str], how: str) -> None:
        dataset = [(DEFAULT, graphs[0]), (NAMED, graphs[1])]
        assert count(client, "?s ?p ?o", how, *dataset) == size(client, graphs[0])
        assert count(client, "GRAPH ?g { ?s ?p ?o }", how, *dataset) == size(client, graphs[1])

    def test_query_multiple_dataset(self, client: TestClient, graphs: list[str]) -> None:
        fields = {"query": COUNT.replace("GRAPH", graphs[0]), DEFAULT: graphs[1], "format": "csv"}
        answer = client.get("/sparql", params=fields)
        assert int(answer.text.split()[1]) == size(client, graphs[1])  # what the protocol says goes first

    def test_query_content_type_select(self, client: TestClient) -> None:
        accept = "application/sparql-results+xml, application/sparql-results+json, text/csv"
        answer = client.get(
            "/sparql", params={"query": "SELECT (1 AS ?value) {}"}, headers={"Accept": accept}
        )
        assert answer.headers["content-type"].partition(";")[0] in accept

    def test_query_content_type_ask(self, client: TestClient) -> None:
        accept = "application/sparql-results+xml, application/sparql-results+json"
        answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
        assert answer.headers["content-type"] in accept

    def test_query_content_type_describe(self, client: TestClient) -> None:
        accept = "application/rdf+xml, text/turtle"
        fields = {"query": "DESCRIBE <http://example.org/>"}
        answer = client.get("/sparql", params=fields, headers={"Accept": accept})
        assert answer.headers["content-type"].partition(";")[0] in accept

    def test_query_content_type_construct(self, client: TestClient) -> None:
        accept = "application/rdf+xml, text/turtle"
        fields = {"query": "CONSTRUCT { <a:s> <a:p> 1 } WHERE {}"}
        answer = client.get("/sparql", params=fields, headers={"Accept": accept})
        assert answer.headers["content-type"].partition(";")[0] in accept


class TestBadQueries:
    def test_bad_query_method(self, client: TestClient) -> None:
        assert client.put("/sparql", params={"query": "ASK {}"}).status_code == 405

    def test_bad_multiple_queries(self, client: TestClient) -> None:
        assert client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D").status_code == 400

    def test_bad_query_wrong_media_type(self, client: TestClient) -> None:
        answer = client.post("/sparql", content="ASK {}", headers={"Content-Type": "text/plain"})
        assert answer.status_code == 415

    def test_bad_query_missing_form_type(self, client: TestClient) -> None:
        assert client.post("/sparql", content="query=ASK%20%7B%7D").status_code == 415

    def test_bad_query_missing_direct_type(self, client: TestClient) -> None:
        assert client.post("/sparql", content="ASK {}").status_code == 415

    def test_bad_query_non_utf8(self, client: TestClient) -> None:
        headers = {"Content-Type": "application/sparql-query; charset=UTF-16"}
        answer = client.post("/sparql", content="ASK {}".encode("utf-16"), headers=headers)
        assert answer.status_code == 415
        answer = client.post("/sparql", content="ASK {}".encode("utf-16"), headers=DIRECT)
        assert answer.status_code == 400

    def test_bad_query_syntax(self, client: TestClient) -> None:
        assert client.get("/sparql", params={"query": "ASK {"}).status_code == 400


class TestUpdates:
    @pytest.mark.parametrize(
        "sent",
        [
            form(("update", "CLEAR ALL")),
            {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}},
            form(("update", "CLEAR ALL"), ("using-graph-uri", "http://example.org/")),
        ],
        ids=["update_post_form", "update_post_direct", "update_dataset_default_graph"],
    )
    def test_every_update_is_refused(self, client: TestClient, sent: dict[str, Any]) -> None:
        assert client.post("/sparql", **sent).status_code in {400, 415}
        assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True

    def test_bad_update_get(self, client: TestClient) -> None:
        assert client.get("/sparql", params={"update": "CLEAR ALL"}).status_code == 400
