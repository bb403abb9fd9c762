"""The short way answers as the long way does; what it cannot answer goes on, without being run twice."""

from __future__ import annotations

import http.client
import json
import re
import socket
import time
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.serve.test_sparql import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from pairgraph.graph.release import Release
    from tests.serve.conftest import Live

JSON = "application/sparql-results+json"
LONG_WAY = {"If_None_Match": '"nothing"'}
"""A header that a plain request does not have."""
PROBLEM = "application/problem+json, */*"
SLOW = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?a ?b ?c } LIMIT 900 } { SELECT * { ?d ?e ?f } LIMIT 900 } }"
_COUNT = count()


def new(query: str = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 2") -> str:
    """Give a query that has not been asked before."""
    return f"{query} # {next(_COUNT)} {time.time_ns()}"


def ask(live: Live, query: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", live.port, timeout=30)
    with closing(connection):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", "/sparql?query=" + quote(query), headers=named)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def raw(live: Live, *requests: bytes, pause: float = 0) -> bytes:
    """Send bytes, in pieces, and read until the server closes."""
    with socket.create_connection(("127.0.0.1", live.port), 30) as connection:
        for request in requests:
            connection.sendall(request)
            time.sleep(pause)
        parts = iter(lambda: connection.recv(65_536), b"")
        return b"".join(parts)


def request(query: str, *headers: bytes) -> bytes:
    head = b"GET /sparql?query=%s HTTP/1.1\r\nHost: a\r\n" % quote(query).encode()
    return head + b"".join(header + b"\r\n" for header in headers) + b"\r\n"


LAST = b"GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize("accept", [JSON, "text/csv", "*/*", "application/xml"])
@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p ?o } LIMIT 2", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2", "ASK {}"]
)
def test_both_ways_lead_to_the_same_answer(live: Live, query: str, accept: str) -> None:
    query = new(query)
    first, again, long = (ask(live, query, Accept=accept, **more) for more in ({}, {}, LONG_WAY))
    for status, headers, body in (first, again):
        assert (status, body) == (long[0], long[2])
        assert headers.keys() == long[1].keys()
        assert {name for name in headers if headers[name] != long[1][name]} <= {"date", "x-request-id"}


def metrics(server: Live) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    with closing(connection):
        connection.request("GET", "/metrics")
        return connection.getresponse().read().decode()


def test_it_is_counted_and_told_with_who_asks(
    serve: Callable[..., AbstractContextManager[Live]], release: Release
) -> None:
    environ = {"PAIRGRAPH_PROXIES": "127.0.0.1", "PAIRGRAPH_LOG": "json"}
    with serve("--release", str(release.folder), "--workers", "1", **environ) as server:
        query = new()
        assert ask(server, query, X_Request_ID="mine")[1]["x-request-id"] == "mine"
        assert ask(server, query, X_Forwarded_For="192.0.2.7")[0] == 200
        said = metrics(server)
        assert 'pairgraph_request_seconds_count{method="GET",route="/sparql",status="200"} 2.0' in said
        assert "pairgraph_requests_running 1.0" in said  # the request for the metrics
        code, log = server.stop()
    lines = [json.loads(line) for line in log.splitlines() if '"path": "/sparql"' in line]
    assert code == 0
    assert [(line["status"], line["client"]) for line in lines] == [(200, "127.0.0.1"), (200, "192.0.2.7")]
    assert lines[0]["request"] == "mine"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELEC", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", 400),
        ("ASK " + "{" * 200 + "}" * 200, 400),
    ],
)
def test_what_is_wrong_is_told_as_ever(live: Live, query: str, status: int) -> None:
    short, long = (
        ask(live, query, Accept="application/problem+json, */*"),
        ask(live, query, Accept="application/problem+json, */*", **LONG_WAY),
    )
    assert (short[0], short[2]) == (status, long[2])
    assert json.loads(short[2])["line"] == 1


def test_a_long_answer_comes_in_parts(live: Live) -> None:
    status, headers, body = ask(live, new("SELECT * { ?s ?p ?o . ?a ?b ?c } LIMIT 9000"), Accept="text/csv")
    assert (status, headers["transfer-encoding"]) == (200, "chunked")
    assert body.count(b"\r\n") == 9001


def test_who_takes_gzip_gets_it_for_what_is_worth_it(live: Live) -> None:
    short, long = new("ASK {}"), new("SELECT * { ?s ?p ?o } LIMIT 90")
    assert "content-encoding" not in ask(live, short, Accept_Encoding="gzip")[1]
    for _ in range(2):
        assert ask(live, long, Accept_Encoding="gzip")[1]["content-encoding"] == "gzip"
        assert "content-encoding" not in ask(live, long)[1]


def test_requests_in_a_row_are_answered_in_their_order(live: Live) -> None:
    queries = [new(f"SELECT ('row{n}' AS ?x) {{}}") for n in range(5)]
    queries[2] = queries[1].replace("row1", "row2").replace("SELECT", "SELEC")
    said = raw(live, b"".join(map(request, queries)) + LAST)
    assert [int(found) for found in re.findall(rb"HTTP/1\.1 (\d+)", said)] == [200, 200, 400, 200, 200, 200]
    assert re.findall(rb"value\":\"(row\d)", said) == [b"row0", b"row1", b"row3", b"row4"]


def test_the_next_request_may_come_while_one_is_answered(live: Live) -> None:
    slow = new(SLOW)
    for pieces in ([request(slow), request(new("ASK {}")), LAST], [request(slow), b"\r\nGE", LAST[2:]]):
        said = raw(live, *pieces, pause=0.02)
        assert said.count(b"HTTP/1.1 200") == len(pieces) - (pieces[1] == b"\r\nGE")
        assert said.index(b'"n"') < said.index(b"HTTP/1.1 200", 20)


def test_a_kept_answer_and_the_next_in_one_piece(live: Live) -> None:
    query = new("ASK {}")
    ask(live, query, Accept=JSON)
    assert raw(live, request(query, b"Accept: " + JSON.encode()) * 7 + LAST).count(b'"boolean":true') == 7


@pytest.mark.parametrize(
    "header",
    [
        b"Connection: close",
        b"Content-Length: 0",
        b"Expect: 100-continue",
    ],
)
def test_the_unusual_goes_the_long_way(live: Live, header: bytes) -> None:
    said = raw(live, request(new("ASK {}"), header) + (b"" if header.endswith(b"close") else LAST))
    assert said.count(b"HTTP/1.1 200") == 2 - header.endswith(b"close")


@pytest.mark.parametrize(
    "what", [b"GET /sparql?query=%zz", b"GET /sparql?", b"GET /sparql?query=ASK{}#x", b"GET /sparql?a=b"]
)
def test_strange_addresses_are_answered(live: Live, what: bytes) -> None:
    said = raw(live, what + b" HTTP/1.1\r\nHost: a\r\nAccept: text/turtle\r\n\r\n" + LAST)
    assert said.count(b"HTTP/1.1 ") == 2


def test_http_1_0_is_answered(live: Live) -> None:
    said = raw(live, request(new("ASK {}")).replace(b"HTTP/1.1", b"HTTP/1.0"))
    assert said.startswith(b"HTTP/1.1 200")


def test_what_takes_long_is_run_once_and_not_for_who_has_left(
    serve: Callable[..., AbstractContextManager[Live]], release: Release
) -> None:
    with (
        serve("--release", str(release.folder), "--workers", "1", "--time-limit", "1") as server,
        socket.create_connection(("127.0.0.1", server.port), 30) as last,
    ):
        assert ask(server, new(ENDLESS))[0] == 503
        assert "pairgraph_pool_killed_total 1.0" in metrics(server)
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(request(new(ENDLESS)))
            time.sleep(0.3)
        deadline = time.monotonic() + 10
        while 'status="499"} 1.0' not in metrics(server) and time.monotonic() < deadline:
            time.sleep(0.05)
        said = metrics(server)
        assert "pairgraph_pool_killed_total 2.0" in said
        assert "pairgraph_requests_running 1.0" in said
        last.sendall(request(new(ENDLESS)))
        time.sleep(0.3)
        assert server.stop()[0] == 0
        answer = b"".join(iter(lambda: last.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 503")
    assert b"connection: close" in answer


@pytest.mark.extra
def test_a_connection_that_rests_is_closed(live: Live) -> None:
    with socket.create_connection(("127.0.0.1", live.port), 30) as connection:
        connection.sendall(request(new("ASK {}")))
        assert connection.recv(65_536).startswith(b"HTTP/1.1 200")
        began = time.monotonic()
        assert connection.recv(65_536) == b""
        assert 3 < time.monotonic() - began < 20
