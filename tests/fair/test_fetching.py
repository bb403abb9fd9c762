"""Addresses are asked over HTTP, with an end to everything."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.fair import fetching
from pairgraph.fair.fetching import fetch

if TYPE_CHECKING:
    from collections.abc import Iterator


class Answers(BaseHTTPRequestHandler):
    """Leads /moved/… to /here/…, /round to itself, and repeats what was asked for anywhere else."""

    def do_GET(self) -> None:
        moved = self.path.replace("/moved/", "../here/") if self.path != "/round" else "/round"
        self.send_response(302 if moved != self.path or self.path == "/round" else 200)
        self.send_header("Location", moved)
        self.send_header("Link", "<b>; rel=item")
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(self.headers["Accept"].encode() * 1000)

    do_HEAD = do_GET  # noqa: N815 - as the standard library calls it

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def here() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_is_asked_for_a_media_type(here: str) -> None:
    page = fetch(f"{here}/a", "text/turtle")
    assert (page.url, page.status, page.type) == (f"{here}/a", 200, "text/plain")
    assert page.body == b"text/turtle" * 1000


def test_only_headers_are_asked_for(here: str) -> None:
    page = fetch(f"{here}/a", "text/csv", "HEAD")
    assert (page.status, page.body) == (200, b"")


def test_links_are_meant_from_where_redirects_lead(here: str) -> None:
    page = fetch(f"{here}/moved/a", "text/html")
    assert (page.url, page.status) == (f"{here}/here/a", 200)
    assert page.links("item") == [(f"{here}/here/b", "")]


def test_redirects_end(here: str) -> None:
    page = fetch(f"{here}/round", "text/html")
    assert (page.status, page.type) == (302, "")


def test_what_is_too_long_is_refused(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_MOST_BYTES", 100)
    with pytest.raises(PairgraphError, match="answers more than"):
        fetch(f"{here}/a", "text/html")


def test_what_takes_too_long_is_given_up(here: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Only the deadline is over; connecting has its own.
    monkeypatch.setattr(fetching, "_DEADLINE", -1)
    with pytest.raises(MissingError, match="took longer than"):
        fetch(f"{here}/a", "text/html")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost", "http://[::bad", "http://a b/"])
def test_what_is_no_address_of_a_site_is_refused(url: str) -> None:
    with pytest.raises(PairgraphError, match="is no address of a site"):
        fetch(url, "text/html")


def test_a_site_that_is_not_there_is_missing() -> None:
    with pytest.raises(MissingError, match="cannot be reached"):
        fetch("http://127.0.0.1:1/", "text/html")
