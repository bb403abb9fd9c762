"""The one that asks services: what it sends, what it believes, and where it never goes."""

from __future__ import annotations

import gc
import json
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import Store

from pairgraph.query.federation_answer import read
from pairgraph.query.federation_client import Call
from pairgraph.query.federation_plan import Limits, ServiceError
from tests.query.loopback import JSON, Reply, loopback
from tests.serve.canary import canary

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"1"}}]}}'
TEXT = "SELECT ?n { BIND (1 AS ?n) }"


def call(address: str, **limits: Any) -> Call:  # noqa: ANN401 - of Limits
    return Call("https://a.example/sparql", address, TEXT, Limits(**{"time": 5, **limits}))


def failure(said: Callable[[str], Reply], **limits: Any) -> ServiceError:  # noqa: ANN401 - of Limits
    with loopback(said) as one, pytest.raises(ServiceError) as caught:
        call(one.url, **limits).run()
    return caught.value


def test_it_says_who_it_is_and_what_it_takes() -> None:
    with loopback(Store()) as one:
        assert call(one.url).run().names == ("n",)
    [headers] = one.headers
    assert one.asked == [TEXT]
    assert headers["User-Agent"].startswith("pairgraph/")
    assert "https://" in headers["User-Agent"], "Wikimedia asks for an address"
    assert headers["Accept"].startswith("application/sparql-results+json")


def test_xml_is_read_too() -> None:
    body = (
        b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="n"/></head>'
        b'<results><result><binding name="n"><literal>1</literal></binding></result></results></sparql>'
    )
    with loopback(lambda _: Reply(body, headers={"Content-Type": "application/sparql-results+xml"})) as one:
        assert len(call(one.url).run().rows) == 1


def nested(depth: int) -> bytes:
    iri = b'{"type":"uri","value":"a:a"}'
    part = b'{"type":"triple","value":{"subject":%s,"predicate":%s,"object":' % (iri, iri)
    inner = part * depth + iri + b"}}" * depth
    return b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":' + inner + b"}]}}"


def term(**parts: str) -> bytes:
    return json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": parts}]}}).encode()


BAD = {
    "a page": (Reply(b"<html>", headers={"Content-Type": "text/html"}), "not text/html"),
    "nothing": (Reply(b"", headers={}), "not nothing"),
    "cut": (Reply(ROWS[:40]), "did not answer in SPARQL"),
    "cut in transfer": (
        Reply(ROWS, headers={"Content-Type": JSON, "Content-Length": "500"}),
        "cannot be reached",
    ),
    "yes or no": (Reply(b'{"head":{},"boolean":true}'), "rows are expected"),
    "a triple": (Reply(nested(1)), "did not answer in SPARQL"),
    "triples without end": (Reply(nested(50_000)), "nested too deep"),
    "an IRI that breaks out": (Reply(term(type="uri", value="http://a/> . } #")), "did not answer in SPARQL"),
    "a language that does": (
        Reply(term(type="literal", value="x", **{"xml:lang": "en . }"})),
        "did not answer in",
    ),
    "a datatype that does": (
        Reply(term(type="literal", value="x", datatype="a:a> }")),
        "did not answer in SPARQL",
    ),
    "an IRI that looks like a call": (
        Reply(term(type="uri", value="urn:service:x")),
        "cannot be told from a call",
    ),
    "a bad query": (Reply(b"line 1: no", 400, {"Content-Type": "text/plain"}), "answered 400: line 1: no"),
    "no such page": (Reply(b"no", 404), "answered 404"),
}


@pytest.mark.parametrize(("reply", "said"), BAD.values(), ids=BAD.keys())
def test_what_is_no_answer_is_told(reply: Reply, said: str) -> None:
    found = failure(lambda _: reply)
    assert said in str(found)
    assert found.why == "unreached"
    assert str(found).startswith("https://a.example/sparql ")


@pytest.mark.parametrize(
    "body", [ROWS[:-5], term(type="uri", value="http://a/> }"), b'{"head":{},"boolean":true}']
)
def test_a_bad_answer_leaves_nothing_behind_in_another_thread(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the engine reads may only end where it was read; errors outlive the thread."""
    left: list[object] = []
    errors: list[Exception] = []
    monkeypatch.setattr(sys, "unraisablehook", left.append)

    def work() -> None:
        try:
            read(body, JSON, "", 10)
        except ValueError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert errors
    errors.clear()
    gc.collect()
    assert left == []


def test_xml_with_triples_is_not_read() -> None:
    body = b"<sparql>" + b"<x:triple >" * 100_000
    found = failure(lambda _: Reply(body, headers={"Content-Type": "application/sparql-results+xml"}))
    assert "triples as terms" in str(found)


def test_it_ends_after_its_time() -> None:
    release = threading.Event()

    def drip(_: str) -> Reply:
        release.wait(5)
        return Reply(ROWS)

    began = time.monotonic()
    found = failure(drip, time=0.2)
    release.set()
    assert (found.why, "within 0.2 seconds" in str(found)) == ("late", True)
    assert time.monotonic() - began < 4


def test_drops_of_an_answer_do_not_prolong_it() -> None:
    """A server that sends a byte now and then is never silent, and never ends."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode() + b"\r\n\r\n")
                for _ in range(100):
                    try:
                        connection.sendall(b" ")
                    except OSError:
                        return
                    time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(ServiceError, match="did not answer within"):
            call(f"http://127.0.0.1:{listener.getsockname()[1]}/", time=0.3).run()
        thread.join(2)
        assert not thread.is_alive()


def test_another_thread_can_end_it() -> None:
    release = threading.Event()
    with loopback(lambda _: Reply(ROWS) if release.wait(5) else Reply()) as one:
        running = call(one.url)
        threading.Timer(0.2, running.stop).start()
        with pytest.raises(ServiceError):
            running.run()
        release.set()


def test_too_much_is_given_up() -> None:
    found = failure(lambda _: Reply(ROWS + b" " * 1000), bytes=1000)
    assert (found.why, "more than 1,000 bytes" in str(found)) == ("size", True)


def test_it_tries_again_where_that_helps() -> None:
    answers = iter([Reply(status=503), Reply(status=429, headers={"Retry-After": "0"}), Reply(ROWS)])
    with loopback(lambda _: next(answers)) as one:
        assert len(call(one.url).run().rows) == 1


def test_it_does_not_insist_where_it_is_told_to_wait() -> None:
    asked = []

    def busy(text: str) -> Reply:
        asked.append(text)
        return Reply(status=429, headers={"Retry-After": "3600"})

    assert "answered 429" in str(failure(busy))
    assert len(asked) == 1


def test_a_listed_service_that_sends_elsewhere_is_not_followed() -> None:
    with canary() as bird:
        for status in (301, 302, 303, 307, 308):
            found = failure(lambda _, status=status: Reply(status=status, headers={"Location": bird.url}))
            assert "not followed" in str(found)
    assert bird.calls == []


PRIVATE = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "::1",
    "::ffff:127.0.0.1",
    "fe80::1%1",
    "64:ff9b::7f00:1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_name_that_leads_inside_is_not_followed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with canary() as bird:
        port = int(bird.url.rpartition(":")[2].partition("/")[0])
        monkeypatch.setattr(socket, "getaddrinfo", answers((address, port)))
        with pytest.raises(ServiceError, match="no public address"):
            call(f"http://inside.example:{port}/sparql").run()
    assert bird.calls == []


def test_the_address_that_was_checked_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name may resolve to something else a moment later (DNS rebinding)."""
    tried: list[str] = []

    def connect(where: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(where[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("pairgraph.query.federation_socket.connection.create_connection", connect)
    monkeypatch.setattr(socket, "getaddrinfo", answers(("8.8.8.8", 80), ("127.0.0.1", 80)))
    with pytest.raises(ServiceError, match="Connection refused"):
        call("http://outside.example/sparql").run()
    assert set(tried) == {"8.8.8.8"}


def answers(*found: tuple[str, int]) -> Callable[..., list[Any]]:
    return lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", one) for one in found]


def test_nobody_there_and_no_such_name(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServiceError, match=r"cannot be reached: .*refused"):
        call("http://127.0.0.1:9/sparql").run()

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(ServiceError, match="Name or service not known"):
        call("http://nobody.example/sparql").run()
