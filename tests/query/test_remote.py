from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize

from pairgraph.errors import MissingError, QueryError
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.remote import RemoteGraph
from pairgraph.query.triples import Triples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.query.graph import Graph


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint on a store; other paths misbehave as they are called."""

    store: Store
    asked: list[tuple[str, str]]
    released: threading.Event

    def do_GET(self) -> None:
        self.answer(parse_qs(urlsplit(self.path).query)["query"][0])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.answer(parse_qs(body)["query"][0])

    def answer(self, query: str) -> None:
        self.asked.append((self.command, query))
        path = urlsplit(self.path).path
        if path == "/slow":
            self.released.wait(5)
        if path in {"/400", "/401", "/404", "/500", "/503"}:
            self.reply(int(path[1:]), "text/plain", b"no")
        elif path == "/page":
            self.reply(200, "text/html", b"<html>Welcome</html>")
        elif path == "/cut":
            self.reply(200, "application/sparql-results+json", b'{"head":{"vars":["s"]},"results":{"bind')
        else:
            self.reply(200, *self.result(query))

    def result(self, query: str) -> tuple[str, bytes]:
        found = self.store.query(query, use_default_graph_as_union=True)
        if isinstance(found, (QuerySolutions, QueryBoolean)):
            written = found.serialize(format=QueryResultsFormat.JSON)
            return "application/sparql-results+json", written or b""
        return "text/turtle; charset=utf-8", serialize(found, format=RdfFormat.TURTLE) or b""

    def reply(self, code: int, media_type: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint(store: Store) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Serve the invented world on this machine; yields the address and what was asked."""
    asked: list[tuple[str, str]] = []
    released = threading.Event()
    handler = type("Handler", (Endpoint,), {"store": store, "asked": asked, "released": released})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    released.set()
    server.shutdown()
    thread.join()
    server.server_close()


def ask(url: str) -> RemoteGraph:
    return RemoteGraph(url, catalogue=Catalogue(Path(__file__).parent / "queries"))


Served = tuple[str, list[tuple[str, str]]]


@pytest.mark.parametrize("name", ["who-supports-whom", "funding-by-supporter", "figures-without-passage"])
def test_stored_queries_give_the_same_there(endpoint: Served, graph: Graph, name: str) -> None:
    remote = ask(endpoint[0])
    assert [row.as_dict() for row in remote.query(name)] == [row.as_dict() for row in graph.query(name)]


def test_parameters_choices_and_evidence_work_there(endpoint: Served) -> None:
    found = ask(endpoint[0]).query("funding-by-supporter", supporter="aston")
    assert len(found) == 1
    assert len(found.evidence(0, "lower")) == 2


def test_describe_works_there(endpoint: Served) -> None:
    assert ask(endpoint[0]).describe("Aston").labels["en"] == "Aston"


def test_long_queries_are_posted(endpoint: Served) -> None:
    remote = ask(endpoint[0])
    assert remote.sparql("ASK { ?s ?p ?o }") is True
    assert remote.sparql("ASK { ?s ?p ?o }" + " " * 2000) is True
    assert [method for method, _ in endpoint[1]] == ["GET", "POST"]


def test_triples_come_back(endpoint: Served) -> None:
    found = ask(endpoint[0]).sparql("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, Triples)
    assert len(found) > 80


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/404", "does not answer"),
        ("/401", "does not answer"),
        ("/500", "does not answer"),
        ("/503", "503"),
        ("/page", "did not answer in SPARQL"),
    ],
)
def test_an_endpoint_that_is_none_is_missing(endpoint: Served, path: str, said: str) -> None:
    with pytest.raises(MissingError, match=said) as caught:
        list(ask(endpoint[0] + path).query("who-supports-whom"))
    assert endpoint[0] in str(caught.value)


def test_an_answer_cut_short_is_an_error_and_no_short_answer(endpoint: Served) -> None:
    with pytest.raises((MissingError, QueryError)):
        list(ask(endpoint[0] + "/cut").query("who-supports-whom"))


def test_a_query_it_does_not_take_is_a_query_error(endpoint: Served) -> None:
    with pytest.raises(QueryError, match="does not accept the query"):
        RemoteGraph(endpoint[0] + "/400").sparql("SELECT * { ?s ?p ?o }")


def test_an_update_is_never_sent(endpoint: Served) -> None:
    with pytest.raises(QueryError, match="CLEAR is an update"):
        ask(endpoint[0]).sparql("CLEAR ALL")
    assert endpoint[1] == []


def test_a_slow_endpoint_is_given_up(endpoint: Served) -> None:
    with pytest.raises(MissingError, match="timed out"):
        RemoteGraph(endpoint[0] + "/slow", timeout=1).sparql("ASK {}")


def test_nobody_there() -> None:
    with pytest.raises(MissingError, match="cannot be reached"):
        RemoteGraph("http://127.0.0.1:9/sparql", timeout=2).sparql("ASK {}")


def test_no_address() -> None:
    with pytest.raises(QueryError, match="no address of an endpoint"):
        RemoteGraph("ftp://example.org")


def test_an_answer_may_be_xml(endpoint: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_xml(self: Endpoint, query: str) -> tuple[str, bytes]:
        found = self.store.query(query, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return "application/sparql-results+xml", found.serialize(format=QueryResultsFormat.XML) or b""

    monkeypatch.setattr(Endpoint, "result", as_xml)
    answer = ask(endpoint[0]).query("who-supports-whom")
    assert len(json.loads(answer.to_json())["results"]["bindings"]) == 2
