"""SPARQL services on loopback, well and badly behaved."""

from __future__ import annotations

import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs

from pyoxigraph import QueryResultsFormat, QuerySolutions, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["EXTRACTS", "JSON", "Loopback", "Reply", "extract", "extracts", "loopback"]

EXTRACTS: Final = {
    "https://query.wikidata.org/sparql": "wikidata.ttl",
    "https://sws.geonames.org/sparql": "geonames.ttl",
    "https://dbpedia.org/sparql": "dbpedia.ttl",
}
"""Service → the hand-made extract that stands for it in tests."""
JSON: Final = "application/sparql-results+json"


@dataclass
class Reply:
    """What a service says to a query."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": JSON})


@dataclass
class Loopback:
    """Where it listens and what it was asked."""

    url: str
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)


@contextmanager
def loopback(said: Store | Callable[[str], Reply]) -> Iterator[Loopback]:
    """Serve a store, or whatever a function says to each query; on the union of the store's graphs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            text = self.rfile.read(int(self.headers["Content-Length"])).decode()
            query = parse_qs(text)["query"][0]
            one.asked.append(query)
            one.headers.append(dict(self.headers))
            reply = _of_store(said, query) if isinstance(said, Store) else said(query)
            self.send_response(reply.status)
            for name, value in {"Content-Length": str(len(reply.body)), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a client may leave
    one = Loopback(f"http://127.0.0.1:{server.server_address[1]}/sparql")
    thread = threading.Thread(target=server.serve_forever, args=(0.005,))
    thread.start()
    try:
        yield one
    finally:
        one.released.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def extracts() -> Iterator[list[str]]:
    """Serve the extracts; give the entries of a list of services that has them asked."""
    with ExitStack() as stack:
        yield [f"{name}={stack.enter_context(loopback(extract(name))).url}" for name in EXTRACTS]


def extract(name: str) -> Store:
    """Return the extract that stands for a service."""
    store = Store()
    store.load(path=str(Path(__file__).parent / "extracts" / EXTRACTS[name]))
    return store


def _of_store(store: Store, query: str) -> Reply:
    try:
        found = store.query(query, use_default_graph_as_union=True)
    except SyntaxError as error:
        return Reply(str(error).encode(), 400, {"Content-Type": "text/plain"})
    assert isinstance(found, QuerySolutions)
    return Reply(found.serialize(format=QueryResultsFormat.JSON) or b"")
