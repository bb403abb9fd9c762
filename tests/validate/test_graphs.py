from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.validate.graphs import to_rdflib, to_store, to_triples
from pairgraph.vocabulary import PREFIXES

NODES = st.sampled_from([ox.NamedNode("urn:a"), ox.NamedNode("urn:b")])
KINDS = st.sampled_from(
    [ox.NamedNode(PREFIXES["xsd"] + kind) for kind in ("decimal", "gYear", "date", "boolean")]
)
LITERALS = (
    st.builds(ox.Literal, st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
    | st.builds(
        lambda text, tag: ox.Literal(text, language=tag), st.just("x"), st.sampled_from(["en", "zh-hans"])
    )
    | st.builds(
        lambda text, kind: ox.Literal(text, datatype=kind), st.sampled_from(["1.50", "2009", "?"]), KINDS
    )
)
TRIPLES = st.lists(st.builds(ox.Triple, NODES, NODES, NODES | LITERALS), max_size=5)


@given(TRIPLES)
def test_terms_keep_their_form_on_the_way_to_rdflib_and_back(triples: list[ox.Triple]) -> None:
    assert set(to_triples(to_rdflib(triples))) == set(triples)


@given(TRIPLES)
def test_store_holds_each_triple_once(triples: list[ox.Triple]) -> None:
    assert len(to_store(triples)) == len(set(triples))


def test_plain_strings_have_no_datatype_in_rdflib() -> None:
    a = ox.NamedNode("urn:a")
    (_, _, value), *_ = to_rdflib([ox.Triple(a, a, ox.Literal("x"))])
    assert value.n3() == '"x"'


def test_blank_nodes_stay_apart() -> None:
    a = ox.NamedNode("urn:a")
    assert len(to_rdflib([ox.Triple(ox.BlankNode("x"), a, a), ox.Triple(ox.BlankNode("y"), a, a)])) == 2
