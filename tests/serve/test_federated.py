"""SERVICE on the web: asked where it is allowed, refused where it is not, and told where it is missing."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config, load
from pairgraph.serve.federated import LONGEST
from pairgraph.serve.federated_turns import Turns
from pairgraph.serve.job import Failed
from tests.query.loopback import Reply, loopback
from tests.serve.canary import canary
from tests.serve.test_guard import DETOURS, TARGET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pairgraph.graph.release import Release
    from tests.query.loopback import Loopback
    from tests.serve.conftest import Live

A, SIZE = NamedNode("http://example.org/a"), NamedNode("http://example.org/size")
PATTERN = f"{{ ?s {SIZE} ?n }}"


@pytest.fixture(scope="module")
def remote() -> Iterator[Loopback]:
    store = Store()
    store.add(Quad(A, SIZE, Literal(7)))
    with loopback(store) as one:
        yield one


@contextmanager
def serving(release: Release, *allow: str, time_limit: float = 5) -> Iterator[TestClient]:
    config = Config(
        release=release.folder,
        workers=1,
        watch=0,
        log="off",
        service_allow=allow,
        time_limit=time_limit,
    )
    with TestClient(create_app(config)) as client:
        yield client


@pytest.fixture(scope="module")
def client(release: Release, remote: Loopback) -> Iterator[TestClient]:
    with serving(release, remote.url) as one:
        yield one


def test_a_listed_service_is_asked(client: TestClient, remote: Loopback) -> None:
    query = f"SELECT ?n (COUNT(?t) AS ?some) {{ SERVICE <{remote.url}> {PATTERN} ?t a ?type }} GROUP BY ?n"
    answer = client.get("/sparql", params={"query": query, "format": "json"})
    [row] = answer.json()["results"]["bindings"]
    assert row["n"]["value"] == "7"
    assert int(row["some"]["value"]) > 0
    assert "etag" not in answer.headers, "it may be another answer next time"
    assert answer.headers["cache-control"] == "no-store"
    assert "pairgraph-partial" not in answer.headers


def calls(client: TestClient, service: Loopback, outcome: str) -> int:
    """Return how many calls of a service the metrics tell of."""
    host = service.url.split("/")[2]
    told = f'pairgraph_service_calls_total{{host="{host}",outcome="{outcome}"}} '
    return int(float(client.get("/metrics").text.partition(told)[2].partition("\n")[0] or 0))


def test_calls_are_counted_by_host_and_outcome(client: TestClient, remote: Loopback) -> None:
    before = calls(client, remote, "answered")
    query = f"SELECT * {{ SERVICE <{remote.url}> {PATTERN} }}"
    assert client.get("/sparql", params={"query": query}).status_code == 200
    assert client.get("/sparql", params={"query": "ASK { SERVICE <http://127.0.0.1:1/> {} }"}).is_error
    assert calls(client, remote, "answered") == before + 1
    assert "127.0.0.1:1" not in client.get("/metrics").text


def test_other_forms_of_queries_federate_too(client: TestClient, remote: Loopback) -> None:
    where = f"{{ SERVICE <{remote.url}> {PATTERN} }}"
    assert client.post("/sparql", data={"query": f"ASK {where}"}).json()["boolean"] is True
    built = client.get(
        "/sparql", params={"query": f"CONSTRUCT {{ ?s {SIZE} ?n }} WHERE {where}", "format": "nt"}
    )
    assert built.text.startswith(f"{A} {SIZE} ")


def test_what_is_not_listed_is_refused_and_never_called(client: TestClient) -> None:
    with canary() as bird:
        for target in (f"<{bird.url}>", "?e", "SILENT <" + bird.url + ">"):
            query = f"SELECT * {{ VALUES ?e {{ <{bird.url}> }} SERVICE {target} {PATTERN} }}"
            answer = client.get("/sparql", params={"query": query})
            assert answer.status_code == 400
            assert "line 1, column" in answer.text
    assert bird.calls == []


@pytest.mark.parametrize("query", DETOURS.values(), ids=DETOURS.keys())
def test_no_way_leads_round_the_list(client: TestClient, query: str) -> None:
    with canary() as bird:
        aimed = query.replace(TARGET, f"<{bird.url}>").replace("http://127.0.0.1:1/", bird.url)
        assert client.get("/sparql", params={"query": aimed}).status_code == 400
    assert bird.calls == []


def test_a_query_that_is_too_long_to_be_looked_at_is_refused(client: TestClient, remote: Loopback) -> None:
    before = len(remote.asked)
    query = f"SELECT * {{ SERVICE <{remote.url}> {PATTERN} }} #" + "x" * LONGEST
    answer = client.post("/sparql", data={"query": query})
    assert (answer.status_code, len(remote.asked)) == (400, before)


def test_a_client_that_leaves_ends_what_was_asked_for_it(
    release: Release, serve: Callable[..., AbstractContextManager[Live]]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        with serve("--release", str(release.folder), "--workers", "1", "--service-allow", url) as live:
            query = quote(f"SELECT * {{ SERVICE <{url}> {PATTERN} }}")
            with socket.create_connection(("127.0.0.1", live.port)) as client:
                client.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
                service, _ = listener.accept()
                service.settimeout(10)
                assert service.recv(65_536).startswith(b"POST /sparql ")
            with service:
                while service.recv(65_536):
                    pass  # and this is the end of the connection, long before the query's time is over


def test_one_client_does_not_take_all_places() -> None:
    turns = Turns()
    with ExitStack() as held:
        for _ in range(4):
            held.enter_context(turns.taken("one"))
        with pytest.raises(Failed) as refused, turns.taken("one"):
            pass
        assert refused.value.why == "flood"
        for number in range(12):
            held.enter_context(turns.taken(str(number)))
        with pytest.raises(Failed) as refused, turns.taken("another"):
            pass
        assert refused.value.why == "busy"
    assert turns.running == 0
    with turns.taken("another"):
        pass


def test_the_word_in_a_comment_changes_nothing(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": "ASK {} # SERVICE"})
    assert answer.json()["boolean"] is True
    assert "etag" in answer.headers


def test_a_wrong_query_is_told_with_its_place(client: TestClient, remote: Loopback) -> None:
    before = len(remote.asked)
    answer = client.get("/sparql", params={"query": f"SELECT * {{\n SERVICE <{remote.url}> {{ ?s }} }}"})
    assert (answer.status_code, len(remote.asked)) == (400, before)
    assert "line 2, column" in answer.text


def test_a_service_that_fails_is_told_and_a_silent_one_marked(release: Release) -> None:
    with loopback(lambda _: Reply(status=500)) as broken, serving(release, broken.url) as client:
        call = f"<{broken.url}> {PATTERN}"
        answer = client.get("/sparql", params={"query": f"SELECT * {{ SERVICE {call} }}"})
        assert (answer.status_code, "answered 500" in answer.text) == (502, True)
        answer = client.get("/sparql", params={"query": f"SELECT * {{ SERVICE SILENT {call} }}"})
        assert (answer.status_code, answer.json()["results"]["bindings"]) == (200, [{}])
        assert answer.headers["pairgraph-partial"] == f'<{broken.url}>; reason="answered 500"'
        assert calls(client, broken, "unreached") == 2


def test_a_slow_service_is_given_up(release: Release) -> None:
    def wait(_: str) -> Reply:
        slow.released.wait(10)
        return Reply()

    with loopback(wait) as slow, serving(release, slow.url, time_limit=1) as client:
        call = f"<{slow.url}> {PATTERN}"
        began = time.monotonic()
        assert client.get("/sparql", params={"query": f"SELECT * {{ SERVICE {call} }}"}).status_code == 504
        answer = client.get("/sparql", params={"query": f"SELECT * {{ SERVICE SILENT {call} }}"})
        assert answer.status_code == 200
        assert "did not answer within" in answer.headers["pairgraph-partial"]
        assert time.monotonic() - began < 8
        assert calls(client, slow, "late") == 2


def test_the_description_names_who_may_be_asked(client: TestClient, remote: Loopback) -> None:
    told = client.get("/sparql", headers={"accept": "text/turtle"}).text
    assert "sd:BasicFederatedQuery" in told
    assert f"<{remote.url}>" in told


def test_settings_name_services() -> None:
    both = "https://a.example/sparql, https://b.example/sparql"
    assert load(environ={"PAIRGRAPH_SERVICE_ALLOW": both}).service_allow == tuple(both.split(", "))
    given = load(environ={}, options={"service_allow": ["https://a.example/sparql=http://127.0.0.1:1/"]})
    assert given.service_allow == ("https://a.example/sparql=http://127.0.0.1:1/",)
