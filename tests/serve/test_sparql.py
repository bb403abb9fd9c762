from __future__ import annotations

import gzip
import json
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest

from tests.serve.canary import canary
from tests.serve.test_guard import DETOURS

if TYPE_CHECKING:
    from httpx import Response
    from starlette.testclient import TestClient

    from tests.serve.conftest import Live

FEW = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3"
GRAPH = "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
JSON = "application/sparql-results+json"
PROBLEM = "application/problem+json, */*;q=0.1"


def get(client: TestClient, query: str, accept: str = "*/*", **fields: str) -> Response:
    return client.get("/sparql", params={"query": query, **fields}, headers={"Accept": accept})


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (FEW, "*/*", JSON),
        (FEW, "text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        (FEW, "application/json", "application/json"),
        (FEW, "application/sparql-results+xml", "application/sparql-results+xml"),
        (FEW, "text/csv;q=0.5, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", "text/csv", "text/csv; charset=utf-8"),
        (GRAPH, "*/*", "text/turtle; charset=utf-8"),
        (GRAPH, "application/rdf+xml", "application/rdf+xml"),
        (GRAPH, "application/ld+json", "application/ld+json"),
        (GRAPH, "application/n-quads", "application/n-quads"),
        (GRAPH, "text/csv, application/trig;q=0.1", "application/trig"),
        ("DESCRIBE <http://example.org/>", "application/n-triples", "application/n-triples"),
    ],
)
def test_the_client_gets_the_format_it_likes(
    client: TestClient, query: str, accept: str, media_type: str
) -> None:
    answer = get(client, query, accept)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(("query", "accept"), [(FEW, "text/turtle"), (GRAPH, "text/csv"), (FEW, "image/png")])
def test_no_format_in_common_is_406(client: TestClient, query: str, accept: str) -> None:
    assert get(client, query, accept).status_code == 406


def test_format_in_a_link_goes_before_accept(client: TestClient) -> None:
    assert (
        get(client, FEW, "text/csv", format="xml").headers["content-type"] == "application/sparql-results+xml"
    )
    assert get(client, GRAPH, "text/csv", format="json").headers["content-type"] == "application/ld+json"
    assert get(client, GRAPH, format="csv").status_code == 406
    assert get(client, GRAPH, format="sparkle").status_code == 400


def test_three_ways_to_ask_are_one(client: TestClient) -> None:
    answers = [
        get(client, FEW).json(),
        client.post("/sparql", data={"query": FEW}).json(),
        client.post("/sparql", content=FEW, headers={"Content-Type": "application/sparql-query"}).json(),
    ]
    assert len(answers[0]["results"]["bindings"]) == 3
    assert answers[0] == answers[1] == answers[2]


def test_a_dataset_can_be_chosen(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    graph = get(client, "SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1", "text/csv").text.split()[1]

    def size(**fields: str) -> int:
        return int(get(client, count, "text/csv", **fields).text.split()[1])

    assert 0 < size(**{"default-graph-uri": graph}) < size()
    assert size(**{"named-graph-uri": graph}) == 0
    assert size(**{"default-graph-uri": "http://example.org/none"}) == 0


def test_head_is_get_without_the_answer(client: TestClient) -> None:
    for query in (FEW, HUGE):
        answer = client.head("/sparql", params={"query": query})
        assert (answer.status_code, answer.headers["content-type"], answer.content) == (200, JSON, b"")


def test_options_say_what_can_be_done(client: TestClient) -> None:
    answer = client.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    headers = {"Origin": "http://example.org", "Access-Control-Request-Method": "POST"}
    assert "POST" in client.options("/sparql", headers=headers).headers["access-control-allow-methods"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "BREW"])
def test_other_methods_are_405(client: TestClient, method: str) -> None:
    answer = client.request(method, "/sparql", params={"query": FEW})
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


def test_any_origin_may_read(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": FEW}, headers={"Origin": "http://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "ETag" in answer.headers["access-control-expose-headers"]


def test_an_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    first = get(client, FEW)
    etag = first.headers["etag"]
    again = client.get("/sparql", params={"query": FEW}, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert get(client, FEW, "text/csv").headers["etag"] != etag
    assert get(client, FEW + " ").headers["etag"] != etag
    assert get(client, FEW, **{"default-graph-uri": "http://example.org/"}).headers["etag"] != etag


def test_what_differs_each_time_is_not_kept(client: TestClient) -> None:
    query = "SELECT (STRUUID() AS ?x) {}"
    first, second = get(client, query), get(client, query)
    assert first.text != second.text
    assert "etag" not in first.headers
    assert first.headers["cache-control"] == "no-store"


def test_gzip_where_the_client_takes_it(client: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o } LIMIT 200"
    for text in (query, HUGE + " LIMIT 9000"):
        fields = {"query": text, "format": "csv"}
        with client.stream("GET", "/sparql", params=fields, headers={"Accept-Encoding": "gzip"}) as answer:
            packed = b"".join(answer.iter_raw())
            assert answer.headers["content-encoding"] == "gzip"
        plain = client.get("/sparql", params=fields, headers={"Accept-Encoding": "gzip;q=0"})
        assert "content-encoding" not in plain.headers
        assert gzip.decompress(packed).count(b"\n") == plain.content.count(b"\n")


def test_a_syntax_error_says_where(client: TestClient) -> None:
    answer = get(client, "SELECT *\n{ ?s ?p }", PROBLEM)
    told = answer.json()
    assert answer.status_code == told["status"] == 400
    assert (told["line"], told["column"]) == (2, 10)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "line 2, column 10" in get(client, "SELECT *\n{ ?s ?p }").text


@pytest.mark.parametrize("query", ["DROP ALL", "INSERT DATA { <a:b> <a:b> 1 }", "CLEAR SILENT DEFAULT"])
def test_updates_are_refused(client: TestClient, query: str) -> None:
    assert get(client, query).status_code == 400
    assert client.post("/sparql", data={"update": query}).status_code == 400
    headers = {"Content-Type": "application/sparql-update"}
    assert client.post("/sparql", content=query, headers=headers).status_code == 415


def test_no_query_leads_to_another_server(client: TestClient) -> None:
    with canary() as bird:
        for detour in DETOURS.values():
            query = detour.replace("http://127.0.0.1:1/", bird.url.removesuffix("sparql"))
            answer = get(client, query)
            assert answer.status_code == 400, query
            assert "SERVICE" in answer.text
    assert bird.calls == []


def test_a_query_may_not_be_too_long(client: TestClient) -> None:
    long = "ASK {} #" + "x" * 1_000_000
    assert client.post("/sparql", data={"query": long}).status_code == 413
    headers = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=long, headers=headers).status_code == 413
    fits = "ASK {} #" + "é" * 400_000
    assert client.post("/sparql", data={"query": fits}).status_code == 200


@pytest.mark.parametrize(
    ("query", "fields", "title"),
    [
        (ENDLESS, {"time-limit": "0.3"}, "Time limit"),
        (HUGE, {"result-limit": "1000"}, "Result limit"),
        (HUGE, {"result-limit": "100000"}, "Result limit"),
    ],
)
def test_a_limit_reached_before_the_first_byte_is_503(
    client: TestClient, query: str, fields: dict[str, str], title: str
) -> None:
    answer = get(client, query, PROBLEM, **fields)
    assert (answer.status_code, answer.json()["title"]) == (503, title)


def test_a_kept_answer_can_be_too_long_for_a_client(client: TestClient) -> None:
    assert get(client, FEW).status_code == 200
    assert get(client, FEW, **{"result-limit": "10"}).status_code == 503


def test_limits_can_only_be_lowered(live: Live) -> None:
    began = time.monotonic()
    answer = raw(live, "GET", ENDLESS, **{"time-limit": "0.5"})
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert time.monotonic() - began < 10


def raw(live: Live, method: str, query: str, version: str = "1.1", **fields: str) -> bytes:
    target = "/sparql?" + urlencode({"query": query, **fields}, quote_via=quote)
    with socket.create_connection(("127.0.0.1", live.port)) as connection:
        connection.settimeout(60)
        head = f"{method} {target} HTTP/{version}\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode())
        parts = []
        while part := connection.recv(1 << 20):
            parts.append(part)
    return b"".join(parts)


def test_an_answer_that_breaks_off_does_not_look_whole(live: Live) -> None:
    answer = raw(live, "GET", HUGE, **{"result-limit": "5000000", "format": "csv"})
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"transfer-encoding: chunked" in answer.lower()
    assert not answer.endswith(b"0\r\n\r\n")


def test_a_long_answer_that_is_complete_looks_so(live: Live) -> None:
    answer = raw(live, "GET", HUGE + " LIMIT 20000", format="csv")
    assert answer.endswith(b"\r\n0\r\n\r\n")


def test_where_a_cut_would_not_show_long_answers_are_refused(live: Live) -> None:
    assert b" 505 " in raw(live, "GET", HUGE + " LIMIT 20000", "1.0", format="csv").split(b"\r\n")[0]
    assert b" 200 " in raw(live, "GET", FEW, "1.0").split(b"\r\n")[0]


def test_all_who_ask_the_same_at_once_get_one_answer(live: Live) -> None:
    from concurrent.futures import ThreadPoolExecutor

    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?a ?d ?e }"
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: raw(live, "GET", query).rpartition(b"\r\n\r\n")[2], range(8)))
    assert len(set(answers)) == 1
    assert json.loads(answers[0])["results"]["bindings"]
