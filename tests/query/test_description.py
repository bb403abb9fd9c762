from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError

if TYPE_CHECKING:
    from pairgraph.query.graph import Graph


@pytest.mark.parametrize(
    "name", ["region:aston", "https://w3id.org/pairing-off/id/region/aston", "Aston", "aston", "阿斯顿"]
)
def test_a_thing_has_many_names(graph: Graph, name: str) -> None:
    assert graph.describe(name).iri.prefixed == "region:aston"


def test_what_is_told(graph: Graph) -> None:
    found = graph.describe("figure:aston-all")
    assert [one.value.prefixed for one in found.incoming] == ["figure:aston-first"]
    assert len(found.passages) == 2
    bound = next(one for one in found.outgoing if one.property.prefixed == "pao:lowerBound")
    assert bound.derived
    value = next(one for one in found.outgoing if one.property.prefixed == "pao:value")
    assert not value.derived


def test_figures_come_over_what_they_quantify(graph: Graph) -> None:
    for name in ("region:brook", "flow:aston-funds", "relation:aston-brook", "region:aston"):
        assert {one.local for one in graph.describe(name).figures} == {"aston-all", "aston-first"}
    assert "aston-all" in {one.local for one in graph.describe("pam:fiscal-funds").figures}


def test_it_is_ready_for_json_and_turtle(graph: Graph) -> None:
    found = graph.describe("Aston")
    assert json.loads(json.dumps(found.as_dict()))["labels"]["zh-Hans"] == "阿斯顿"
    assert "region:aston a pao:Region" in found.triples.to("ttl")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Astn", "Did you mean 'Aston'?"),
        ("supports", "relation:corby-dale, relation:aston-brook"),
        ("region:asto", "Did you mean 'region:aston'?"),
        ("http://example.org/a b", "is no IRI"),
        ("\udcff", "not Unicode"),
        ('" } DROP', "Nothing in the graph is called"),
    ],
)
def test_an_unknown_name_gets_a_proposal(graph: Graph, name: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.describe(name)
    assert said in str(caught.value)
