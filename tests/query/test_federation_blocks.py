from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from pairgraph.errors import PairgraphError, QueryError
from pairgraph.query.federation import Federation
from pairgraph.query.federation_blocks import blocks
from pairgraph.query.federation_plan import Limits
from pairgraph.query.graph import Graph
from tests.serve.canary import Canary, canary

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTED = "https://listed.invalid/sparql"
"""A name that never resolves (RFC 6761): allowed, and yet nobody is there."""
ODD = {
    "a variable": "SELECT * { VALUES ?e { <TARGET> } SERVICE ?e { ?s ?p ?o } }",
    "a prefixed name": "PREFIX e: <http://a.example/> SELECT * { SERVICE e:sparql { ?s ?p ?o } }",
    "no space": "PREFIX e: <http://a.example/> SELECT * { SERVICEe:sparql { ?s ?p ?o } }",
    "a relative IRI": "BASE <http://a.example/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "an IRI that may be none": "SELECT * { FILTER (?a <b&&?c> ?d) SERVICE <LISTED> { ?s ?p ?o } }",
    "another scheme": "SELECT * { SERVICE <file:///etc/passwd> { ?s ?p ?o } }",
    "no braces": "SELECT * { SERVICE <LISTED> }",
    "no end": "SELECT * { SERVICE <LISTED> { ?s ?p ?o ",
    "an escape": "SELECT * { \\u0053ERVICE <LISTED> { ?s ?p ?o } }",
    "an escape elsewhere": "SELECT * { ?s ?p '\\u0041' SERVICE <LISTED> { ?s ?p ?o } }",
    "EXISTS": "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <LISTED> { ?s ?p ?o } } }",
    "NOT EXISTS": "SELECT * { ?s ?p ?o FILTER NOT EXISTS { { SERVICE <LISTED> { ?s ?p ?o } } } }",
    "EXISTS in an expression": "SELECT (EXISTS { SERVICE <LISTED> { ?s ?p ?o } } AS ?x) {}",
    "LATERAL": "SELECT * { ?s ?p ?o LATERAL { SERVICE <LISTED> { ?s ?p ?o } } }",
    "another SERVICE": "SELECT * { SERVICE <LISTED> { ?s ?p ?o SERVICE <TARGET> { ?s ?p ?o } } }",
    "the same SERVICE": "SELECT * { SERVICE <LISTED> { { SERVICE <LISTED> { ?s ?p ?o } } } }",
    "a template": "CONSTRUCT { SERVICE <LISTED> { ?s ?p ?o } } WHERE { ?s ?p ?o }",
    "a prefix of that name": "PREFIX service: <http://a.example/> ASK { SERVICE <LISTED> { ?s ?p ?o } }",
    "a listed one with more": "SELECT * { SERVICE <LISTED/more> { ?s ?p ?o } }",
    "a listed one with less": "SELECT * { SERVICE <https://listed.invalid/> { ?s ?p ?o } }",
    "a listed one in capitals": "SELECT * { SERVICE <HTTPS://LISTED.INVALID/sparql> { ?s ?p ?o } }",
    "a listed one and another": "SELECT * { SERVICE <LISTED> {} SERVICE SILENT <TARGET> { ?s ?p ?o } }",
}


@pytest.mark.parametrize("query", ODD.values(), ids=ODD.keys())
def test_what_is_not_plainly_a_listed_service_is_refused_before_anybody_is_asked(query: str) -> None:
    with canary() as bird:
        asked = Graph(Store(), federation=Federation([LISTED, bird.url], limits=Limits(time=0.5)))
        nearly = bird.url.replace("127.0.0.1", "localhost")
        text = query.replace("TARGET", nearly).replace("LISTED", bird.url)
        with pytest.raises(QueryError, match="line 1, column"):
            asked.sparql(text)
    assert bird.calls == []


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <x> {}' . ?service a <http://example.org/SERVICE> } # SERVICE",
        "SELECT * { ?s ?p 'caf\\u00E9' }",
    ],
)
def test_the_word_in_data_is_no_call(query: str) -> None:
    assert blocks(query) == ()


@pytest.fixture(scope="module")
def bird() -> Iterator[Canary]:
    with canary() as one:
        yield one


WORDS = st.sampled_from(
    [
        "SERVICE",
        "service",
        "sErViCe",
        "\\u0053ERVICE",
        "SERVIC\\U00000045",
        "SERVICE SILENT",
        "SERVICE#\n",
        "SERVICE\n",
    ]
)
TARGETS = st.sampled_from(
    [
        "<BIRD>",
        "?e",
        "$e",
        "e:x",
        "<x>",
        "#c\n<BIRD>",
        "SILENT <BIRD>",
        "(<BIRD>)",
        "<BIRD#a>",
        "<\\u0042IRD>",
    ]
)
BODIES = st.sampled_from(
    ["{ ?s ?p ?o }", "{}", "{ ?s ?p '}' }", "{ SELECT * { ?s ?p ?o } }", "{ # }\n }", "", "{"]
)
AROUND = st.sampled_from(
    [
        "{}",
        "{{ {} }}",
        "OPTIONAL {{ {} }}",
        "FILTER EXISTS {{ {} }}",
        "FILTER (1<2){}#>\n",
        "?s ?p '#' . {}",
        "?s ?p \"'\" . {} # '",
        "SERVICE <LISTED> {{ {} }}",
        "{{ ?a ?b ?c }} UNION {{ {} }}",
        "<http://e.x/\\u00E9#> ?p ?o . {} #>\n",
        "?s ?p ?o ; {}",
        "VALUES ?e {{ <BIRD> }} {}",
        "BIND (<BIRD> AS ?e) {}",
        "{{ SELECT * {{ {} }} }}",
        "?s ?p '''a''' {} '''",
    ]
)


@settings(max_examples=100, deadline=None)
@given(WORDS, st.sampled_from(["", " ", "\t", "\n"]), TARGETS, BODIES, st.lists(AROUND, max_size=3))
def test_no_spelling_reaches_one_who_is_not_listed(
    bird: Canary, word: str, gap: str, target: str, body: str, around: list[str]
) -> None:
    inside = f"{word}{gap}{target} {body}"
    for one in around:
        inside = one.format(inside)
    text = f"PREFIX e: <{bird.url}> BASE <{bird.url}> SELECT * {{ {inside} }}"
    text = text.replace("BIRD", bird.url).replace("LISTED", LISTED)
    asked = Graph(Store(), federation=Federation([LISTED], limits=Limits(time=0.2)))
    with contextlib.suppress(PairgraphError):
        asked.sparql(text)
    assert bird.calls == []
