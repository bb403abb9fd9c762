from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import fromstring

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from pairgraph.serve.frames import ANSWER, CHUNK, END, FAILURE, QUERY, encode
from pairgraph.serve.order import Manner, written
from pairgraph.serve.worker import work
from tests.serve.canary import canary

if TYPE_CHECKING:
    from collections.abc import Iterator

EX = "http://example.org/"


def store(size: int = 3) -> Store:
    found = Store()
    p = NamedNode(EX + "p")
    found.bulk_extend(
        Quad(NamedNode(f"{EX}{n}"), p, Literal(f"value {n}"), NamedNode(f"{EX}g{n % 2}")) for n in range(size)
    )
    return found


@contextmanager
def working(data: Store) -> Iterator[socket.socket]:
    ours, its = socket.socketpair()
    thread = threading.Thread(target=work, args=(its, data), daemon=True)
    thread.start()
    try:
        yield ours
    finally:
        ours.close()
        thread.join(5)
        its.close()


def receive(connection: socket.socket) -> tuple[int, bytes] | None:
    """Wait for one frame; nothing when the other side has gone."""
    head = connection.recv(5, socket.MSG_WAITALL)
    if not head:
        return None
    length = int.from_bytes(head[:4], "big")
    return head[4], connection.recv(length, socket.MSG_WAITALL) if length else b""


def ask(connection: socket.socket, query: str, **options: Any) -> tuple[int, bytes]:  # noqa: ANN401
    manner = Manner("csv", "nt")._replace(**options)
    connection.sendall(encode(QUERY, written(query, manner)))
    found = receive(connection)
    assert found
    return found


COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "job", "answer"),
    [
        (COUNT, {}, b"rn\r\n3\r\n"),
        ("ASK { ?s ?p ?o }", {}, b"rtrue"),
        ("ASK { ?s ?p ?o }", {"results": "json"}, b'r{"head":{},"boolean":true}'),
        ("CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p 'value 2' }", {}, None),
        (COUNT, {"default": (EX + "g0",)}, b"rn\r\n2\r\n"),
        (COUNT, {"default": (EX + "g0", EX + "g1")}, b"rn\r\n3\r\n"),
        (COUNT, {"named": (EX + "g0",)}, b"rn\r\n0\r\n"),
        (COUNT.replace("{", f"FROM <{EX}g1> {{"), {}, b"rn\r\n1\r\n"),
        (COUNT.replace("{", f"FROM <{EX}g1> {{"), {"default": (EX + "g0",)}, b"rn\r\n2\r\n"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {}, b"rn\r\n3\r\n"),
        ("ASK { <1> ?p ?o }", {"base": EX + "sparql"}, b"rtrue"),
        ("ASK { GRAPH <g1> { <1> ?p ?o } }", {"base": EX, "named": (EX + "g1",)}, b"rtrue"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"named": (EX + "g0",)}, b"rn\r\n2\r\n"),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"default": (EX + "g0",)}, b"rn\r\n0\r\n"),
    ],
)
def test_answers(query: str, job: dict[str, Any], answer: bytes | None) -> None:
    with working(store()) as connection:
        kind, payload = ask(connection, query, **job)
        assert kind == ANSWER
        assert payload == answer or (answer is None and payload[:1] == b"g" and payload.count(b"\n") == 1)


@pytest.mark.parametrize(
    ("query", "why", "message"),
    [
        ("SELECT", "query", "not SPARQL"),
        ("SELECT * { ?s a:b ?o }", "query", "prefix 'a:'"),
        ("SELECT * { <a> ?p ?o }", "query", "not a whole IRI"),
        ("DROP ALL", "query", "is an update"),
        ("INSERT DATA { <http://a/> <http://a/> 1 }", "query", "is an update"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", "query", "SERVICE"),
        ("ASK " + "{" * 200 + "}" * 200, "query", "brackets"),
    ],
)
def test_refuses(query: str, why: str, message: str) -> None:
    with working(store()) as connection:
        kind, payload = ask(connection, query)
        told = json.loads(payload)
        assert (kind, told["why"], told["line"]) == (FAILURE, why, 1)
        assert message in told["message"]
        assert ask(connection, "ASK {}")[0] == ANSWER  # and goes on


@pytest.mark.parametrize(
    ("query", "job"), [("ASK {}", {"results": None}), ("DESCRIBE <a:b>", {"graph": None})]
)
def test_says_when_no_format_fits(query: str, job: dict[str, Any]) -> None:
    with working(store()) as connection:
        assert json.loads(ask(connection, query, **job)[1])["why"] == "format"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_every_format_of_results(form: str) -> None:
    with working(store()) as connection:
        assert b"value 1" in ask(connection, "SELECT * { ?s ?p ?o }", results=form)[1]


@pytest.mark.parametrize("form", ["ttl", "nt", "rdf", "jsonld", "nq", "trig"])
def test_every_format_of_graphs(form: str) -> None:
    with working(store()) as connection:
        assert b"value 1" in ask(connection, "CONSTRUCT WHERE { ?s ?p ?o }", graph=form)[1]


def test_an_iri_with_a_comma_is_one_cell_of_csv() -> None:
    with working(store()) as connection:
        assert (
            ask(connection, "SELECT (<http://example.org/a,b> AS ?i) {}")[1]
            == b'ri\r\n"http://example.org/a,b"\r\n'
        )


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ('SELECT ("a\\u0001" AS ?x) {}', {"results": "xml"}),
        ('CONSTRUCT { [] <urn:x:p> "a\\uFFFE" } {}', {"graph": "rdf"}),
    ],
)
def test_xml_is_not_had_of_what_xml_cannot_hold(query: str, form: dict[str, str]) -> None:
    with working(store()) as connection:
        kind, payload = ask(connection, query, **form)
        assert (kind, json.loads(payload)["why"]) == (FAILURE, "format")
        kept = ask(connection, query.replace("u0001", "rb").replace("uFFFE", "rb"), **form)[1]
        assert "a\rb" in "".join(fromstring(kept[1:]).itertext())  # noqa: S314 - written here


def test_a_long_answer_comes_in_parts_and_has_an_end() -> None:
    with working(store(20_000)) as connection:
        kind, payload = ask(connection, "SELECT * { ?s ?p ?o }")
        parts = [payload[1:]]
        assert kind == CHUNK
        while (frame := receive(connection)) and frame[0] == CHUNK:
            assert frame[1][:1] == b"r"
            parts.append(frame[1][1:])
        assert frame == (END, b"")
        assert b"".join(parts).count(b"\r\n") == 20_001
        assert ask(connection, "ASK {}")[0] == ANSWER


SEALED = """
import pyoxigraph, socket, subprocess, sys
from pairgraph.serve.confine import seal
if not seal():
    sys.exit(3)
for attempt in (
    lambda: list(pyoxigraph.Store().query("SELECT * { SERVICE <%s> { ?s ?p ?o } }")),
    lambda: socket.create_connection(("127.0.0.1", %s)),
    lambda: subprocess.run(["true"]),
):
    try:
        attempt()
    except OSError as error:
        print(type(error).__name__)
    else:
        sys.exit(1)
"""


def test_even_an_engine_that_wants_to_cannot_call_anybody() -> None:
    with canary() as bird:
        code = SEALED % (bird.url, bird.url.rpartition(":")[2].partition("/")[0])
        command = [sys.executable, "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode == 3:
        pytest.skip("this system cannot keep a process off the network (needs seccomp)")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Error") == 3
    assert bird.calls == []
