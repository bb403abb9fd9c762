from __future__ import annotations

import http.server
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.serve.conftest import Live

FEW = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 3"
JSON = "application/sparql-results+json"


@contextmanager
def relaying(url: str, **settings: Any) -> Iterator[TestClient]:  # noqa: ANN401
    with TestClient(create_app(Config(endpoint=url, log="off", **settings))) as client:
        yield client


@pytest.fixture(scope="module")
def relay(live: Live) -> Iterator[TestClient]:
    with relaying(live.url + "/sparql", time_limit=2) as client:
        yield client


def test_answers_come_through_in_the_format_asked_for(relay: TestClient) -> None:
    found = relay.get("/sparql", params={"query": FEW})
    assert (found.status_code, found.headers["content-type"]) == (200, JSON)
    assert len(found.json()["results"]["bindings"]) == 3
    assert "etag" not in found.headers
    rows = relay.get("/sparql", params={"query": FEW}, headers={"Accept": "text/csv"})
    assert rows.headers["content-type"] == "text/csv; charset=utf-8"
    triples = relay.post("/sparql", data={"query": "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 2", "format": "nt"})
    assert triples.text.count("\n") == 2


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT", 400),
        ("DROP ALL", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", 400),
        ("ASK " + "{" * 200 + "}" * 200, 400),
        ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 504),
    ],
)
def test_the_checks_are_the_same(relay: TestClient, query: str, status: int) -> None:
    assert relay.get("/sparql", params={"query": query}).status_code == status


def test_a_long_answer_is_not_passed_on(relay: TestClient) -> None:
    answer = relay.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }", "result-limit": "9999"})
    assert answer.status_code == 503


def test_it_describes_itself_without_a_release(relay: TestClient) -> None:
    assert relay.get("/sparql").status_code == 200
    assert relay.get("/.well-known/void").status_code == 200


WHOLE = b'{"head":{}, "boolean": true}'


class Odd(http.server.BaseHTTPRequestHandler):
    """An endpoint that misbehaves in the way its path says."""

    def do_POST(self) -> None:
        what = self.path.strip("/")
        self.rfile.read(int(self.headers["content-length"]))
        if what == "slow":
            time.sleep(1)
        self.protocol_version = "HTTP/1.1" if what == "chunked" else "HTTP/1.0"
        self.send_response({"gone": 404, "moved": 302, "bad": 400}.get(what, 200))
        self.send_header("Location", "/ok")
        self.send_header("Content-Type", "text/html" if what == "page" else JSON)
        if what == "chunked":
            self.send_header("Connection", "close")
            self.send_header("Transfer-Encoding", "chunked")
        elif not what.startswith("open"):
            self.send_header("Content-Length", "1000" if what == "cut" else "28")
        self.end_headers()
        self.wfile.write(b"100\r\n" * (what == "chunked") + WHOLE[: 20 if what == "open-cut" else None])

    def log_message(self, *_: object) -> None: ...


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Odd)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


STATUSES = {
    "ok": 200,
    "open": 200,
    "slow": 504,
    "gone": 502,
    "moved": 502,
    "bad": 400,
    "page": 406,
    "cut": 502,
    "open-cut": 502,
    "chunked": 502,
}


@pytest.mark.parametrize(("what", "status"), STATUSES.items())
def test_what_the_endpoint_does_wrong_is_told(odd: str, what: str, status: int) -> None:
    with relaying(f"{odd}/{what}", time_limit=0.4) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == status


def test_an_endpoint_that_is_not_there() -> None:
    with relaying("http://127.0.0.1:9/sparql") as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 502
