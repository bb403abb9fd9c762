"""The application: its routes, and what goes wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from pairgraph.errors import MissingError, ParameterError, QueryError, UnknownQueryError
from pairgraph.serve.app import create_app
from pairgraph.serve.front import BrokenOffError
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.serve.config import Config

ERRORS = {
    "problem": Problem(409, "Changed", "The release has changed."),
    "unknown": UnknownQueryError("There is no such question."),
    "parameter": ParameterError("'x' is no year."),
    "syntax": QueryError("Expected a variable.", line=2, column=8),
    "missing": MissingError("The endpoint cannot be reached."),
    "http": HTTPException(418),
    "bug": ZeroDivisionError("a secret"),
}


def fail(request: Request) -> Response:
    raise ERRORS[request.path_params["name"]]


@pytest.fixture
def failing(app: Starlette) -> Starlette:
    app.router.routes.insert(0, Route("/fail/{name}", fail))
    return app


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("problem", 409),
        ("unknown", 404),
        ("parameter", 400),
        ("syntax", 400),
        ("missing", 503),
        ("http", 418),
    ],
)
def test_what_a_handler_raises_becomes_a_problem(failing: Starlette, name: str, status: int) -> None:
    with TestClient(failing) as client:
        response = client.get(f"/fail/{name}", headers={"Accept": "application/json"})
    assert response.status_code == status == response.json()["status"]
    assert response.headers["content-type"] == "application/problem+json"


def test_a_bug_is_told_without_its_secrets_and_with_the_id_that_the_log_has(failing: Starlette) -> None:
    with TestClient(failing) as client:
        response = client.get("/fail/bug", headers={"Accept": "application/json", "X-Request-ID": "abc"})
    assert response.status_code == 500
    assert response.json()["request"] == "abc"
    assert "secret" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


def test_no_address_is_a_404_with_all_headers(client: TestClient) -> None:
    response = client.get("/nowhere/at/all", headers={"Accept": "application/problem+json"})
    assert response.status_code == 404
    assert "content-security-policy" in response.headers


def test_another_method_is_a_405_that_says_which_are_allowed(client: TestClient) -> None:
    response = client.delete("/health")
    assert response.status_code == 405
    assert "GET" in response.headers["allow"]


def test_before_the_site_is_open_the_answer_is_503(config: Config) -> None:
    response = TestClient(create_app(config)).get("/health")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "1"


def test_a_body_that_tells_it_is_too_long_is_refused_unread(client: TestClient, config: Config) -> None:
    response = client.post("/health", content=b"x", headers={"Content-Length": str(config.body_limit + 1)})
    assert response.status_code == 413


def test_a_body_that_becomes_too_long_is_refused(app: Starlette, config: Config) -> None:
    async def read(request: Request) -> Response:
        return PlainTextResponse(str(len(await request.body())))

    app.router.routes.insert(0, Route("/read", read, methods=["POST"]))
    half = b"x" * (config.body_limit // 2)
    with TestClient(app) as client:
        assert client.post("/read", content=iter([half, half])).text == str(2 * len(half))
        assert client.post("/read", content=iter([half, half, half])).status_code == 413


def test_an_answer_that_breaks_is_broken_off(app: Starlette) -> None:
    async def parts() -> AsyncIterator[bytes]:
        yield b"[1,"
        raise ZeroDivisionError

    app.router.routes.insert(0, Route("/breaks", lambda _request: StreamingResponse(parts())))
    with TestClient(app) as client, pytest.raises(BrokenOffError):
        client.get("/breaks")


def test_long_answers_are_compressed_and_short_ones_not(app: Starlette) -> None:
    app.router.routes.insert(0, Route("/long", lambda _request: PlainTextResponse("a" * 5000)))
    with TestClient(app) as client:
        assert client.get("/long").headers["content-encoding"] == "gzip"
        assert "content-encoding" not in client.get("/health").headers
        plain = client.get("/long", headers={"Accept-Encoding": ""}).headers
        assert "content-encoding" not in plain
        assert plain["vary"] == "Accept-Encoding"
        assert client.head("/long").headers["content-encoding"] == "gzip"


def test_what_varies_is_told_once(app: Starlette) -> None:
    headers = {"Vary": "Accept, Accept-Encoding"}
    app.router.routes.insert(
        0, Route("/long", lambda _request: PlainTextResponse("a" * 5000, headers=headers))
    )
    with TestClient(app) as client:
        assert client.get("/long").headers["vary"] == headers["Vary"]


def test_files_are_asked_for_again(client: TestClient) -> None:
    first = client.get("/static/site.css")
    assert first.headers["cache-control"] == "no-cache"
    assert first.headers["etag"].startswith('W/"')
    assert first.headers["content-encoding"] == "gzip"
    again = client.get("/static/site.css", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    assert again.headers["vary"] == first.headers["vary"] == "Accept-Encoding"


def test_a_compressed_answer_comes_piece_by_piece(app: Starlette) -> None:
    pieces = [b"a" * size for size in (1, 200_000, 0, 5000)]

    async def parts() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    app.router.routes.insert(0, Route("/parts", lambda _request: StreamingResponse(parts())))
    with TestClient(app) as client:
        response = client.get("/parts")
    assert response.headers["content-encoding"] == "gzip"
    assert response.content == b"".join(pieces)
