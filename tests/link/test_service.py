"""Reconciliation services, played by a small server on loopback."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.link.candidate import Wanted
from pairgraph.link.service import Asking, Service
from pairgraph.link.service_answer import read_manifest, read_results
from pairgraph.link.service_cache import Cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

http = pytest.importorskip("pairgraph.link.service_http")
pytest.importorskip("requests")

SPACE = "http://www.wikidata.org/entity/"
MANIFEST = {
    "versions": ["0.2"],
    "name": "Played",
    "identifierSpace": SPACE,
    "schemaSpace": SPACE,
    "batchSize": 2,
}
KNOWN = {
    "Wuxi County": [
        {
            "id": "Q1",
            "name": "Wuxi County",
            "score": 100,
            "match": False,
            "type": [{"id": "Q2", "name": "county"}],
        },
        {"id": "Q3", "name": "Wuxi County", "score": 100, "match": False, "type": []},
    ],
    "Xiamen": [{"id": "Q4", "name": "Xiamen", "score": 99, "match": False}],
    "珠海市": [{"id": "Q59095", "name": "Zhuhai", "score": 100, "match": True}],
    "Zhuhai": [{"id": "Q59095", "name": "Zhuhai", "score": 100, "match": True, "description": "a city"}],
}


class Played:
    """A service that answers as it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[dict[str, Any]] = []
        self.first: list[tuple[int, dict[str, str], bytes]] = []

    def answer(self, body: str) -> object:
        if not body:
            return MANIFEST
        queries = json.loads(parse_qs(body)["queries"][0])
        self.asked.append(queries)
        return {key: {"result": KNOWN.get(query["query"], [])} for key, query in queries.items()}


@contextmanager
def playing(played: Played) -> Iterator[Played]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send("")

        def do_POST(self) -> None:
            self._send(self.rfile.read(int(self.headers["Content-Length"])).decode())

        def _send(self, body: str) -> None:
            status, headers, data = 200, {"Content-Type": "application/json"}, b""
            if played.first:
                status, headers, data = played.first.pop(0)
            else:
                data = json.dumps(played.answer(body)).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    played.url = f"http://127.0.0.1:{server.server_address[1]}/api"
    try:
        yield played
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[Played]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with playing(Played()) as found:
        yield found


def _service(played: Played, cache: Path | None = None, asking: Asking | None = None) -> Service:
    usual = Asking(prefixes={"wd": SPACE})
    return Service(http.Http(played.url, timeout=5, pause=0), Cache(cache), asking or usual)


def test_what_it_is_sure_of_is_a_match(played: Played) -> None:
    (found,) = _service(played).find([Wanted(("Zhuhai",))])
    assert found.best is not None
    assert (found.best.entry.id, found.best.entry.about) == ("wd:Q59095", "a city")
    assert [feature.name for feature in found.best.features] == ["name", "service"]
    assert found.best.value("service") == 1


def test_what_it_is_not_sure_of_itself_is_not_taken(played: Played) -> None:
    (found,) = _service(played).find([Wanted(("Xiamen",))])
    assert (found.status, found.reason) == ("unsure", "the service does not call it a match")


def test_a_name_in_another_script_is_not_compared(played: Played) -> None:
    (found,) = _service(played).find([Wanted(("珠海市",))])
    assert (found.status, found.candidates[0].value("name")) == ("unsure", 0.5)


def test_namesakes_are_not_guessed_at(played: Played) -> None:
    (found,) = _service(played).find([Wanted(("Wuxi County",))])
    assert (found.status, len(found.candidates)) == ("ambiguous", 2)


def test_many_are_asked_for_in_batches_with_type_and_properties(played: Played) -> None:
    asking = Asking("Q1289426", "P131", "P442")
    wanted = [Wanted((name,), ("Chongqing",), code="1") for name in ("a", "b", "Zhuhai")]
    found = _service(played, asking=asking).find(wanted)
    assert [outcome.status for outcome in found][:2] == ["none", "none"]
    assert [len(batch) for batch in played.asked] == [2, 1]
    assert played.asked[0]["q0"] == {
        "query": "a",
        "limit": 10,
        "type": "Q1289426",
        "type_strict": "should",
        "properties": [{"pid": "P131", "v": "Chongqing"}, {"pid": "P442", "v": "1"}],
    }


def test_what_was_asked_is_not_asked_again(played: Played, tmp_path: Path) -> None:
    cache = tmp_path / "new" / "cache.sqlite3"
    first = _service(played, cache).find([Wanted(("Zhuhai",))])
    asked = len(played.asked)
    again = _service(played, cache).find([Wanted(("Zhuhai",)), Wanted(("b",))])
    assert again[0] == first[0]
    assert [next(iter(batch.values()))["query"] for batch in played.asked[asked:]] == ["b"]


def test_an_old_answer_is_asked_for_anew(played: Played, tmp_path: Path) -> None:
    for _ in range(2):
        cache = Cache(tmp_path / "cache.sqlite3", days=0)
        Service(http.Http(played.url, pause=0), cache, Asking()).find([Wanted(("Zhuhai",))])
    assert len(played.asked) == 2


def test_a_damaged_cache_is_named(played: Played, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"no database" * 100)
    with pytest.raises(PairgraphError, match=r"cache cannot be used.*Delete it"):
        _service(played, tmp_path / "cache").find([Wanted(("Zhuhai",))])


def test_a_busy_service_is_asked_again_when_it_says(played: Played) -> None:
    played.first = [(429, {"Retry-After": "0"}, b"")]
    assert _service(played).find([Wanted(("Zhuhai",))])[0].status == "match"


def test_a_service_that_stays_busy_is_left_alone(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_TRIES", 1)
    played.first = [(429, {"Retry-After": "0"}, b"")] * 2
    with pytest.raises(MissingError, match="is busy"):
        _service(played).find([Wanted(("Zhuhai",))])


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ((404, {}, b""), "answers 404"),
        ((302, {"Location": "http://10.0.0.1/api"}, b""), "is elsewhere now"),
        ((200, {}, b"<html>"), "answers no JSON"),
        ((200, {}, b"[" * 100_000), "answers no JSON"),
        ((200, {}, b"[]"), "is no reconciliation service"),
        ((200, {}, json.dumps({**MANIFEST, "versions": ["0.3"]}).encode()), "speaks version 0.3"),
    ],
)
def test_what_is_no_service_is_refused(
    played: Played, first: tuple[int, dict[str, str], bytes], said: str
) -> None:
    played.first = [first]
    with pytest.raises(PairgraphError, match=said):
        _service(played).find([Wanted(("Zhuhai",))])


def test_an_endless_answer_is_cut_off(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_MOST_BYTES", 1000)
    played.first = [(200, {}, b" " * 100_000)]
    with pytest.raises(PairgraphError, match="answers more than"):
        _service(played).find([Wanted(("Zhuhai",))])


def test_who_is_offline_reads_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "_TRIES", 0)
    service = Service(http.Http("http://127.0.0.1:9/api", pause=0), Cache(None), Asking())
    with pytest.raises(MissingError, match=r"cannot be reached: no connection\. .*need no network"):
        service.find([Wanted(("Zhuhai",))])


def test_a_name_that_leads_into_a_private_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("10.0.0.1", 80))]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    with pytest.raises(PairgraphError, match="is in a private network"):
        http.Http("http://inside.example/api", pause=0).get()


@pytest.mark.parametrize(
    "url", ["", "wikidata", "file:///etc/passwd", "ftp://a.example/", "http://u:p@a.example/", "http://[x/"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(PairgraphError, match="is no address of a service"):
        http.Http(url)


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["q0", "result", "id", "name", "score", "match", "type", "versions", "identifierSpace"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_JSON)
def test_any_answer_is_read_or_refused(told: object) -> None:
    for read in (_manifest, _results):
        with suppress(PairgraphError):
            read(told)


def _manifest(told: object) -> None:
    read_manifest(told, "http://a.example/")


def _results(told: object) -> None:
    for found in read_results({"q0": {"result": [told]}}, ["q0"], "http://a.example/")[0]:
        assert found.entry(Wanted(("x",))).label.isprintable()
        assert 0 <= found.feature(100).value <= 1
