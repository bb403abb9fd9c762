"""What every response has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config
from pairgraph.serve.headers import CSP, Rules

if TYPE_CHECKING:
    from starlette.applications import Starlette

PREFLIGHT = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}


@pytest.mark.parametrize("path", ["/health", "/nowhere", "/metrics"])
def test_nothing_is_run_sniffed_or_framed(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CSP
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    assert "default-src 'self'" in CSP
    assert "unsafe" not in CSP
    assert "http" not in CSP


def test_pages_have_more_and_what_a_page_sets_itself_stays(app: Starlette) -> None:
    own = {"Content-Security-Policy": "default-src 'none'"}
    app.router.routes.insert(0, Route("/page", lambda _request: HTMLResponse("<p>", headers=own)))
    with TestClient(app) as client:
        headers = client.get("/page").headers
    assert headers.get_list("content-security-policy") == ["default-src 'none'"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


def test_scripts_of_other_sites_may_ask(client: TestClient) -> None:
    response = client.options("/sparql", headers=PREFLIGHT)
    assert response.status_code == 204
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    assert response.headers["access-control-allow-origin"] == "*"


def test_one_origin_may_be_named() -> None:
    rules = Rules(Config(allow_origin="https://example.org"))
    assert (b"access-control-allow-origin", b"https://example.org") in rules.added([])


def test_transport_security_is_told_where_the_site_is_https() -> None:
    name = b"strict-transport-security"
    assert name in dict(Rules(Config(base_url="https://example.org")).added([]))
    assert name not in dict(Rules(Config()).added([]))


def test_options_says_what_is_allowed(client: TestClient) -> None:
    response = client.options("/health")
    assert response.status_code == 204
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    assert not response.content


def test_head_is_get_without_a_body(client: TestClient) -> None:
    got, headed = client.get("/health"), client.head("/health")
    assert headed.status_code == 200
    assert not headed.content
    assert headed.headers["content-length"] == got.headers["content-length"]


def test_an_id_that_a_client_gives_is_kept_unless_it_is_odd(client: TestClient) -> None:
    assert client.get("/health", headers={"X-Request-ID": "a-1"}).headers["x-request-id"] == "a-1"
    for odd in ("x" * 65, "a b", 'a"b'):
        assert client.get("/health", headers={"X-Request-ID": odd}).headers["x-request-id"] != odd


def test_a_handler_that_ignores_head_still_sends_no_body(config: Config) -> None:
    app = create_app(config)
    app.router.routes.insert(0, Route("/raw", Response("body")))
    with TestClient(app) as client:
        assert not client.head("/raw").content
