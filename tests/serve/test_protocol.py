from __future__ import annotations

import math
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.negotiation import FORMATS
from pairgraph.serve.posted import FORM, QUERY, of_post
from pairgraph.serve.problem import Problem
from pairgraph.serve.protocol import Asked, of_get

IRI = "http://example.org/g"


def status_of(call: object, *arguments: object) -> int:
    with pytest.raises(Problem) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.status


def test_nothing_asks_for_the_description() -> None:
    assert of_get(b"") == Asked()
    assert of_get(b"format=ttl").query is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_query_comes_through(query: str) -> None:
    encoded = urlencode({"query": query}).encode()
    assert of_get(encoded).query == query.removeprefix("\ufeff")
    assert of_get(encoded + b"&format=json").query == query
    assert of_post(b"", FORM, encoded).query == query
    assert of_post(b"", QUERY, query.encode()).query == query.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in (of_get, lambda data: of_post(data, QUERY, data), lambda data: of_post(b"", FORM, data)):
        with suppress(Problem):
            assert isinstance(read(data), Asked)


def test_everything_at_once() -> None:
    fields = [("query", "ASK {}"), ("default-graph-uri", IRI), ("default-graph-uri", IRI + "2")]
    fields += [("named-graph-uri", IRI), ("format", "xml"), ("time-limit", "2.5"), ("result-limit", "1000")]
    asked = of_get(urlencode(fields).encode())
    assert asked == Asked("ASK {}", (IRI, IRI + "2"), (IRI,), FORMATS["xml"], 2.5, 1000)
    assert of_post(b"", FORM, urlencode(fields).encode()) == asked
    assert of_post(urlencode(fields[1:]).encode(), QUERY, b"ASK {}") == asked
    assert of_post(urlencode(fields[1:]).encode(), FORM, b"query=ASK+%7B%7D") == asked


def test_what_is_not_known_is_left_alone() -> None:
    assert of_get(b"query=ASK&format=&format=sparkle&format=xml&format=json").form is FORMATS["xml"]
    assert of_get(b"query=ASK+%7B%7D&output=json&results=json&x") == Asked("ASK {}")
    assert of_get(b"query=ASK%2B") == Asked("ASK+")


@pytest.mark.parametrize(
    "query_string",
    [
        b"query=a&query=b",
        b"format=sparkle",
        b"format=a&format=b",
        b"query=ASK&default-graph-uri=relative",
        b"query=ASK&named-graph-uri=http%3A%2F%2Fa%20b",
        b"query=%FF%FE",
        b"query=%FF&format=json",
        b"update=DROP+ALL",
        b"query=ASK&using-graph-uri=http://example.org/",
        b"query=ASK&time-limit=0",
        b"query=ASK&time-limit=-1",
        b"query=ASK&time-limit=nan",
        b"query=ASK&result-limit=much",
        b"a&" * 1001,
    ],
)
def test_what_is_wrong_is_refused(query_string: bytes) -> None:
    assert status_of(of_get, query_string) == 400
    assert status_of(of_post, query_string, FORM, b"") == 400


def test_limits_can_be_left_alone() -> None:
    assert of_get(b"query=ASK&time-limit=inf").time_limit == math.inf


@pytest.mark.parametrize(
    "media_type",
    [
        "",
        "text/plain",
        "application/sparql-update",
        "multipart/form-data; boundary=x",
        f"{QUERY}; charset=utf-16",
    ],
)
def test_bodies_of_other_types_are_refused(media_type: str) -> None:
    assert status_of(of_post, b"", media_type, b"ASK {}") == 415


@pytest.mark.parametrize("media_type", [f"{QUERY};charset=UTF-8", f'{QUERY.upper()} ; charset="utf-8"'])
def test_utf_8_may_be_said(media_type: str) -> None:
    assert of_post(b"", media_type, "ASK { ?s ?p 'é' }".encode()).query == "ASK { ?s ?p 'é' }"


def test_a_post_says_one_query() -> None:
    assert status_of(of_post, b"query=ASK", QUERY, b"ASK {}") == 400
    assert status_of(of_post, b"", FORM, b"format=json") == 400
    assert status_of(of_post, b"", QUERY, "é".encode("latin-1")) == 400
