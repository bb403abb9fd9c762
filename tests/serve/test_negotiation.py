from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.negotiation import (
    FORMATS,
    GRAPH_OFFERS,
    RESULT_OFFERS,
    best,
    content_type,
    named,
    offered,
)

OFFERS = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.2, text/turtle;q=0.9", "text/turtle"),
        ("text/csv;q=0.2, */*;q=0.1", "text/csv"),
        ("*/*, application/json;q=0", "text/csv"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/turtle"),
        ("TEXT/CSV", "text/csv"),
        ("text/csv;charset=utf-8;q=0.5", "text/csv"),
        ("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "application/json"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        (",,;;=,", None),
        ("text/csv," * 200, "text/csv"),
    ],
)
def test_the_best_offer(accept: str, chosen: str | None) -> None:
    assert best(accept, OFFERS) == chosen


@given(st.text(max_size=60))
def test_any_header_gives_an_offer_or_nothing(accept: str) -> None:
    assert best(accept, OFFERS) in {*OFFERS, None}


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
def test_every_format_is_found_by_its_name_and_media_type(form: object) -> None:
    assert named(form.name) is form  # type: ignore[attr-defined]
    assert named(form.media_type) is form  # type: ignore[attr-defined]


def test_the_names_that_clients_use() -> None:
    assert {named(name).name for name in ("turtle", "TTL", "text/turtle")} == {"ttl"}  # type: ignore[union-attr]
    assert named("rdf xml") is FORMATS["rdf"]  # a plus sign that was not escaped
    assert named("") is None


def test_a_format_stands_for_its_family() -> None:
    assert offered(FORMATS["xml"], results=False) is FORMATS["rdf"]
    assert offered(FORMATS["jsonld"], results=True) is FORMATS["json"]
    assert offered(FORMATS["ttl"], results=True) is None
    assert offered(FORMATS["tsv"], results=True) is FORMATS["tsv"]


def test_results_and_graphs_are_offered_apart() -> None:
    assert next(iter(RESULT_OFFERS)) == "application/sparql-results+json"
    assert next(iter(GRAPH_OFFERS)) == "text/turtle"
    assert RESULT_OFFERS["application/json"] == "json"
    assert GRAPH_OFFERS["application/json"] == "jsonld"


def test_a_profile_may_hold_a_comma() -> None:
    accept = 'application/ld+json;profile="http://a.example/x, text/csv;q=1 \\"";q=0.1, text/turtle;q=0.5'
    assert best(accept, list(GRAPH_OFFERS)) == "text/turtle"
    assert best(accept, ["text/csv"]) is None


def test_text_says_its_charset() -> None:
    assert content_type("text/turtle") == "text/turtle; charset=utf-8"
    assert content_type("application/json") == "application/json"
