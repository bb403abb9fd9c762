from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.query.tokens import first_word, mentions_service, place, tokens, undeclared_prefix

FEDERATING = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "select * { service silent <http://example.org/> {} }",
    "PREFIX a: <http://example.org/> SELECT * { SERVICEa:b {} }",
    "SELECT * { SERVICE?x{} }",
    "PREFIX a: <http://example.org/> SELECT * { ?s a:b 1SERVICE?x{} }",
    "SELECT * { FILTER(1<2)SERVICE?x#>\n{} }",
    "PREFIX a: <http://example.org/> SELECT * { ?s a:\\# ?o . SERVICE <http://example.org/> {} }",
    "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://example.org/> {} }",
    'SELECT * { ?s ?p """a"b""" . SERVICE <http://example.org/> {} }',
    "SELECT * { ?s ?p ?o } # '\nVALUES ?x { 1 } SERVICE ?x {} #'",
    "SELECT * { FILTER NOT EXISTS { SERVICE <http://example.org/> {} } }",
]
LOCAL = [
    "SELECT ?service { ?service ?p ?o }",
    "SELECT * { ?s a pao:MedicalService }",
    "SELECT * { ?s ?p 'SERVICE <http://example.org/> {}' }",
    "SELECT * { ?s ?p <https://example.org/service#x> }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://example.org/> {}",
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service }",
]


@pytest.mark.parametrize("text", FEDERATING)
def test_every_way_to_call_another_server_is_seen(text: str) -> None:
    assert mentions_service(text)


@pytest.mark.parametrize("text", LOCAL)
def test_the_word_as_data_is_no_call(text: str) -> None:
    assert mentions_service(text) is None


@given(st.text(max_size=60))
def test_tokens_cover_the_text_and_never_fail(text: str) -> None:
    found = list(tokens(text))
    assert all(text[token.start : token.start + len(token.text)] == token.text for token in found)
    assert [token.start for token in found] == sorted(token.start for token in found)


@given(st.text())
def test_a_quoted_text_is_one_token(text: str) -> None:
    from pyoxigraph import Literal

    assert [token.kind for token in tokens(str(Literal(text)))] == ["string"]


def test_first_word_passes_over_the_prologue() -> None:
    word = first_word("# c\nBASE <http://example.org/> PREFIX a: <b> delete where {}")
    assert word
    assert word.text == "delete"
    assert first_word("PREFIX a: <b>") is None


def test_places_count_from_one() -> None:
    assert place("abc", 0) == (1, 1)
    assert place("a\n\nb", 3) == (3, 1)


def test_undeclared_prefix() -> None:
    assert undeclared_prefix("SELECT * { _:a ?p 'x:y' }") is None
    found = undeclared_prefix("PREFIX : <http://example.org/> SELECT * { :a b:c ?o }")
    assert found
    assert found.text == "b:c"
