"""The W3C's tests of the SPARQL 1.1 Protocol, all 34, each by the name it has there.

Source: sparql/sparql11/protocol/manifest.ttl in https://github.com/w3c/rdf-tests; requests and what is
expected of the answers are what they are there, with ``/sparql`` for the path. This endpoint refuses every
update, so the seven tests that make one are turned round: it has to be refused and to change nothing (their
bodies are shortened, as no update is ever read).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx import Response

    from pairgraph.graph.release import Release

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
LINK = "http%3A%2F%2Fkasei.us%2F2009%2F09%2Fsparql%2Fdata%2Fdata{}.rdf"
TYPED = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document>"
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
UPDATE = "application/sparql-update"
ONE, TWO, THREE = (f"<{DATA.format(n)}>" for n in (1, 2, 3))
DEFAULT_0, DEFAULT_3 = (f"default-graph-uri={LINK.format(n)}" for n in (0, 3))
DEFAULT_12, NAMED_12 = (
    f"{name}={LINK.format(1)}&{name}={LINK.format(2)}" for name in ("default-graph-uri", "named-graph-uri")
)
IN_DEFAULT = f"ASK {{ {ONE} a ?type . {TWO} a ?type . }}"
IN_NAMED = f"{{ GRAPH ?g1 {{ {ONE} a ?type }} GRAPH ?g2 {{ {TWO} a ?type }} }}"
IN_DEFAULT_LINK = (
    f"query=ASK%20%7B%20%3C{LINK.format(1)}%3E%20a%20%3Ftype%20."
    f"%20%3C{LINK.format(2)}%3E%20a%20%3Ftype%20.%20%7D"
)
IN_NAMED_LINK = (
    f"query=ASK%20%7B%20GRAPH%20%3Fg1%20%7B%20%3C{LINK.format(1)}%3E%20a%20%3Ftype%20%7D"
    f"%20GRAPH%20%3Fg2%20%7B%20%3C{LINK.format(2)}%3E%20a%20%3Ftype%20%7D%20%7D"
)
IN_BOTH = f"ASK {{\n  {THREE} a ?type\n  GRAPH ?g1 {{ {ONE} a ?type }}\n  GRAPH ?g2 {{ {TWO} a ?type }}\n}}"
INSERT = "INSERT { GRAPH <http://example.org/protocol-update/> { ?s a ?o } } WHERE { ?s a ?o }"
TABULAR = {
    "application/sparql-results+xml",
    "application/sparql-results+json",
    "text/csv",
    "text/tab-separated-values",
}
BOOLEAN = {"application/sparql-results+xml", "application/sparql-results+json"}
RDF = {"application/rdf+xml", "text/turtle", "application/n-triples"}


class Asked(NamedTuple):
    """A request: the query string, the media type and the body."""

    address: str = ""
    media_type: str = ""
    body: str = ""
    method: str = "POST"
    encoding: str = "utf-8"

    def send(self, client: TestClient) -> Response:
        headers = {"Content-Type": self.media_type} if self.media_type else {}
        url = "/sparql" + (f"?{self.address}" if self.address else "")
        return client.request(self.method, url, content=self.body.encode(self.encoding), headers=headers)


TRUE = {
    "query_post_form": Asked(DEFAULT_0, FORM, "query=ASK%20%7B%7D"),
    "query_dataset_default_graphs_get": Asked(f"{IN_DEFAULT_LINK}&{DEFAULT_12}", method="GET"),
    "query_dataset_default_graphs_post": Asked(DEFAULT_12, QUERY, IN_DEFAULT),
    "query_dataset_named_graphs_post": Asked(NAMED_12, QUERY, f"ASK {IN_NAMED}"),
    "query_dataset_named_graphs_get": Asked(f"{IN_NAMED_LINK}&{NAMED_12}", method="GET"),
    "query_dataset_full": Asked(f"{DEFAULT_3}&{NAMED_12}", QUERY, IN_BOTH),
    "query_multiple_dataset": Asked(NAMED_12, QUERY, f"ASK FROM {THREE} {IN_NAMED}"),
    "query_get": Asked(f"query=ASK%20%7B%7D&{DEFAULT_0}", method="GET"),
    "query_post_direct": Asked("", QUERY, "ASK {}"),
}
TYPES = {
    "query_content_type_select": (Asked(DEFAULT_0, QUERY, "SELECT (1 AS ?value) {}"), TABULAR),
    "query_content_type_ask": (Asked(DEFAULT_0, QUERY, "ASK {}"), BOOLEAN),
    "query_content_type_describe": (Asked(DEFAULT_0, QUERY, "DESCRIBE <http://example.org/>"), RDF),
    "query_content_type_construct": (
        Asked(DEFAULT_0, QUERY, "CONSTRUCT { <s> <p> 1 } WHERE {}"),
        RDF,
    ),
}
UPDATES = {
    "update_dataset_default_graph": Asked(f"using-graph-uri={LINK.format(1)}", UPDATE, INSERT),
    "update_dataset_default_graphs": Asked(
        DEFAULT_12.replace("default-graph-uri", "using-graph-uri"), UPDATE, INSERT
    ),
    "update_dataset_named_graphs": Asked(NAMED_12.replace("named", "using-named"), UPDATE, INSERT),
    "update_dataset_full": Asked(
        f"using-graph-uri={LINK.format(1)}&using-named-graph-uri={LINK.format(2)}", UPDATE, INSERT
    ),
    "update_post_form": Asked("", FORM, "update=CLEAR+ALL"),
    "update_post_direct": Asked("", UPDATE, "CLEAR ALL"),
    "update_base_uri": Asked("", UPDATE, f"BASE <http://example.org/> {INSERT}"),
}
BAD = {
    "bad_query_method": Asked(f"query=ASK%20%7B%7D&{DEFAULT_0}", FORM, method="PUT"),
    "bad_multiple_queries": Asked("query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", method="GET"),
    "bad_query_wrong_media_type": Asked("", "text/plain", "ASK {}"),
    "bad_query_missing_form_type": Asked("", "", "query=ASK%20%7B%7D"),
    "bad_query_missing_direct_type": Asked("", "", "ASK {}"),
    "bad_query_non_utf8": Asked("", f"{QUERY}; charset=UTF-16", "ASK {}", encoding="utf-16"),
    "bad_query_syntax": Asked("query=ASK%20%7B", method="GET"),
    "bad_update_get": Asked("update=CLEAR%20ALL", method="GET"),
    "bad_multiple_updates": Asked("", FORM, "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"),
    "bad_update_wrong_media_type": Asked("", "text/plain", "CLEAR NAMED"),
    "bad_update_missing_form_type": Asked("", "", "update=CLEAR%20NAMED"),
    "bad_update_non_utf8": Asked("", f"{UPDATE}; charset=UTF-16", "CLEAR NAMED", encoding="utf-16"),
    "bad_update_syntax": Asked("", FORM, "update=CLEAR%20XYZ"),
    "bad_update_dataset_conflict": Asked(
        "using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople",
        UPDATE,
        "PREFIX foaf:  <http://xmlns.com/foaf/0.1/>\nWITH <http://example/addresses>\n"
        "DELETE { ?person foaf:givenName 'Bill' }\nINSERT { ?person foaf:givenName 'William' }\n"
        "WHERE {\n    ?person foaf:givenName 'Bill'\n}",
    ),
}


@pytest.fixture(scope="module")
def suite(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a client of an endpoint that holds the suite's graphs beside a release's own."""
    folder: Path = tmp_path_factory.mktemp("w3c") / release.folder.name
    shutil.copytree(release.folder, folder)
    with (folder / "pairgraph.nq").open("a", encoding="utf-8") as quads:
        quads.writelines(f"<{DATA.format(n)}> {TYPED} <{DATA.format(n)}> .\n" for n in (1, 2, 3))
    config = Config(release=folder, workers=1, watch=0, log="off", time_limit=5)
    with TestClient(create_app(config)) as client:
        yield client


def state(client: TestClient) -> str:
    counts = "SELECT ?g (COUNT(*) AS ?n) (SAMPLE(RAND() < 2) AS ?asked_anew)"
    query = counts + " { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    return client.get("/sparql", params={"query": query, "format": "csv"}).text


@pytest.mark.parametrize("name", TRUE)
def test_is_true(suite: TestClient, name: str) -> None:
    answer = TRUE[name].send(suite)
    assert (answer.status_code, answer.json()["boolean"]) == (200, True)


def test_truth_depends_on_the_dataset(suite: TestClient) -> None:
    """The suite's own queries are false where the dataset is another: no graph is there by accident."""
    for name in ("query_dataset_default_graphs_post", "query_dataset_full", "query_multiple_dataset"):
        asked = TRUE[name]._replace(address=f"{DEFAULT_0}&named-graph-uri={LINK.format(0)}")
        assert asked.send(suite).json()["boolean"] is False


@pytest.mark.parametrize("name", TYPES)
def test_has_a_fitting_type(suite: TestClient, name: str) -> None:
    asked, fitting = TYPES[name]
    answer = asked.send(suite)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] in fitting


@pytest.mark.parametrize("name", BAD)
def test_is_refused(suite: TestClient, name: str) -> None:
    assert 400 <= BAD[name].send(suite).status_code < 500


@pytest.mark.parametrize("name", UPDATES)
def test_an_update_is_refused_and_changes_nothing(suite: TestClient, name: str) -> None:
    before = state(suite)
    assert UPDATES[name].send(suite).status_code in {400, 415}
    assert DATA.format(3) in before
    assert state(suite) == before


def test_all_are_here() -> None:
    assert [len(part) for part in (TRUE, TYPES, UPDATES, BAD)] == [9, 4, 7, 14]
