"""Problems: RFC 9457, pages, plain text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from pairgraph.errors import BusyError, PairgraphError, QueryError
from pairgraph.serve.problem import Problem, of_error, of_http


def test_the_json_form_has_the_members_of_the_rfc_and_ours() -> None:
    problem = Problem(400, "Bad query", "Expected a variable.", line=2, column=None)
    assert json.loads(bytes(problem.response("application/json").body)) == {
        "type": "about:blank",
        "title": "Bad query",
        "status": 400,
        "detail": "Expected a variable.",
        "line": 2,
    }


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "text/plain; charset=utf-8"),
        ("*/*", "text/plain; charset=utf-8"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("application/json", "application/problem+json"),
        ("application/sparql-results+json, text/html;q=0.5", "application/problem+json"),
        ("text/html;q=0, application/problem+json;q=0.1", "application/problem+json"),
        ("text/html;q=nonsense", "text/plain; charset=utf-8"),
        ("text/turtle", "text/plain; charset=utf-8"),
    ],
)
def test_the_form_follows_accept(accept: str, form: str) -> None:
    assert Problem(404).response(accept).headers["content-type"] == form


def test_a_problem_is_not_cached_and_keeps_its_headers() -> None:
    headers = Problem(429, headers={"Retry-After": "3"}).response().headers
    assert (headers["retry-after"], headers["cache-control"], headers["vary"]) == ("3", "no-store", "Accept")


def test_what_is_told_is_escaped() -> None:
    body = bytes(Problem(400, detail="<script>alert(1)</script>").response("text/html").body)
    assert b"<script>" not in body


@given(st.text(max_size=60))
def test_any_accept_header_gets_an_answer(accept: str) -> None:
    assert Problem(404).response(accept).body


def test_errors_of_pairgraph_have_their_status() -> None:
    assert of_error(QueryError("No.", line=1, column=2)).document()["column"] == 2
    assert of_error(BusyError("Busy.")).headers == {"Retry-After": "10"}
    assert of_error(PairgraphError("Damaged.")).status == 500


def test_a_phrase_that_says_nothing_is_replaced() -> None:
    assert of_http(HTTPException(404)).detail == "There is nothing at this address."
    assert of_http(HTTPException(404, "No such region.")).detail == "No such region."
