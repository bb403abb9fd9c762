"""Anything at all may be sent: the server answers properly or closes, never with an error of its own."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    import schemathesis
    from starlette.testclient import TestClient

    from tests.serve.conftest import Live

# The servers are shared: what one example does to them, the next has to stand.
shared = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"])
PLACES = """
    / /health /ready /metrics /sparql /.well-known/void /questions /questions/ /questions/list-reports
    /api/questions /api/questions/ /api/questions/list-reports/answer /openapi.json /answer/ /id/
    /id/region/apple-coast /browse/ /browse/regions /reports /reports/orchards /ontology /ontology/Region
    /unit/CNY /measure/ /sector/ /graph/ /query/ /dataset /downloads/ /quality /editor /static/
"""
STARTS = st.sampled_from(PLACES.split())
TYPES = st.sampled_from(
    [
        "application/sparql-query",
        "application/x-www-form-urlencoded",
        "application/json",
        "text/plain",
        "x",
        "",
    ]
)
ACCEPTS = st.sampled_from(
    ["application/problem+json", "text/html", "text/turtle", "*/*", "", "a/b;q=x", ";;,,"]
)
ODD = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=30)
JSON_PROBLEMS = {"Accept": "application/problem+json, */*;q=0.1"}
ALLOWED = {200, 204, 301, 302, 303, 304, 307, 308, 400, 404, 405, 406, 409, 410, 413, 415, 422, 429, 503}


@shared
@given(
    method=METHODS,
    start=STARTS,
    rest=ODD,
    params=st.dictionaries(ODD, ODD, max_size=3),
    media_type=TYPES,
    accept=ACCEPTS,
    body=st.binary(max_size=60),
)
def test_any_request_has_an_answer_that_means_something(
    client: TestClient,
    *,
    method: str,
    start: str,
    rest: str,
    params: dict[str, str],
    media_type: str,
    accept: str,
    body: bytes,
) -> None:
    from urllib.parse import quote

    headers = {"Content-Type": media_type, "Accept": accept}
    response = client.request(
        method,
        start + quote(rest, safe="/"),
        params=params,
        content=body,
        headers=headers,
        follow_redirects=False,
    )
    assert response.status_code in ALLOWED
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in response.headers
    if response.headers.get("content-type") == "application/problem+json" and method != "HEAD":
        assert json.loads(response.content)["status"] == response.status_code


PIECES = st.sampled_from(
    [
        b"GET / HTTP/1.1\r\n",
        b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n",
        b"POST /sparql HTTP/1.1\r\n",
        b"HEAD * HTTP/1.0\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"Host: a\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: -1\r\n",
        b"Transfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: gzip\r\n",
        b"Content-Type: application/sparql-query\r\n",
        b"Expect: 100-continue\r\n",
        b"Connection: upgrade\r\nUpgrade: websocket\r\n",
        b"Accept-Encoding: gzip\r\n",
        b"\r\n",
        b"5\r\nhello\r\n0\r\n\r\n",
        b"ASK{}",
        b"\x00",
        b"\x16\x03\x01",
    ]
)


@shared
@given(st.lists(PIECES | st.binary(max_size=20), max_size=12))
def test_any_bytes_are_answered_or_refused(live: Live, pieces: list[bytes]) -> None:
    with socket.create_connection(("127.0.0.1", live.port), timeout=10) as client:
        client.sendall(b"".join(pieces))
        client.shutdown(socket.SHUT_WR)
        said = b"".join(iter(lambda: client.recv(65_536), b""))
    assert said == b"" or said.startswith(b"HTTP/1.1 ")
    assert b"500 Internal" not in said
    assert b"Traceback" not in said


@pytest.mark.extra
def test_what_the_api_describes_is_what_it_does(live: Live) -> None:
    """Schemathesis draws requests from /openapi.json and holds the answers to it."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    schema = schemathesis.openapi.from_url(f"{live.url}/openapi.json")

    from schemathesis.checks import CHECKS

    # What a parameter may be is decided by the data: a value that suits the schema may still be none of it.
    unasked = [CHECKS.get_one("positive_data_acceptance")]
    # A query past a limit, its client's own too, is a 503 or 504 by design, and has to be described.
    limited = [*unasked, CHECKS.get_one("not_a_server_error")]
    met: dict[str, set[int]] = {}
    for operation in schema.get_all_operations():
        strategy = operation.ok().as_strategy()

        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
        @given(strategy)
        def hold(case: schemathesis.Case) -> None:
            response = case.call(headers=JSON_PROBLEMS, allow_redirects=False, **form(case))
            met.setdefault(f"{case.method} {case.path}", set()).add(response.status_code)
            passed = limited if response.status_code in {503, 504} else unasked
            case.validate_response(response, excluded_checks=passed)

        hold()
    assert 200 in met["POST /reconcile"]
    assert 200 in met["GET /reconcile"]


def form(case: schemathesis.Case) -> dict[str, Any]:
    """Write the objects in a form as JSON: schemathesis looks past what `encoding` says of them."""
    if case.media_type != "application/x-www-form-urlencoded" or not isinstance(case.body, dict):
        return {}
    fields = case.body.items()
    return {"data": {name: one if isinstance(one, str) else json.dumps(one) for name, one in fields}}
