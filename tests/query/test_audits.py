"""Each audit is empty on the project's data and finds an error planted into it, under both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Store

from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph
from pairgraph.query.rdflib_engine import RdflibEngine, to_dataset
from pairgraph.query.session import Session
from pairgraph.vocabulary import PREFIXES, expand, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release

AUDITS = sorted(name for name, path in Catalogue().paths.items() if path.parent.name == "audits")
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

WHOLE = "figure:x pao:value 9 ; pao:unit pau:bridge ; pao:realization pao:achieved"
PAIR = "relation:x pao:assistingParty region:x ; pao:assistedParty region:y"
PART = "figure:y pao:partOfTotal figure:x"
TWINS = """region-version:x pao:versionOf region:x ; pao:gbCode "990001" ; pao:validFrom "1990"^^xsd:gYear .
           region-version:y pao:gbCode "990001" ; pao:validFrom "1995"^^xsd:gYear ; pao:versionOf """
PLACED = "pao:ofReport report:x . report:x pao:textLength 10 . passage:x pao:sentence 1 ;"

# Audit → for each way to break it: what is planted, as Turtle, and what the audit has to name.
PLANTED: dict[str, list[tuple[str, str]]] = {
    "bounds-against-the-comparator": [
        (
            "figure:x pao:value 5 ; pao:comparator pao:moreThan ; pao:lowerBound 5 ; pao:upperBound 9",
            "figure:x",
        ),
        ("figure:x pao:value 5 ; pao:comparator pao:exactly ; pao:lowerBound 5", "figure:x"),
        ("figure:x pao:value 5 ; pao:comparator pao:nearly ; pao:upperBound 6", "figure:x"),
        (
            "figure:x pao:value 5 ; pao:comparator pao:between ; pao:lowerBound 5 ; pao:upperBound 4",
            "figure:x",
        ),
        ("figure:x pao:value 5 ; pao:comparator pao:about ; pao:lowerBound 5", "figure:x"),
    ],
    "complete-totals-that-do-not-add-up": [
        ("figure:x pao:totalComplete true ; pao:lowerBound 9 ; pao:upperBound 9", "figure:x"),
        (
            f"figure:x pao:totalComplete true ; pao:lowerBound 9 . {PART} ; pao:upperBound 5",
            "figure:x",
        ),
        (
            f"figure:x pao:totalComplete true ; pao:upperBound 9 . {PART} ; pao:lowerBound 5 ."
            " figure:z pao:partOfTotal figure:x ; pao:lowerBound 5",
            "figure:x",
        ),
    ],
    "digest-malformed": [
        ("passage:x pao:startOffset 1", "passage:x"),
        ('passage:x pao:startOffset 1 ; pao:digest "0123"', "passage:x"),
        (f'report:x a pao:Report ; pao:textDigest "{"A" * 64}"', "report:x"),
        (f'report:x a pao:Report ; pao:textDigest "{"a" * 64}", "{"b" * 64}"', "report:x"),
    ],
    "duplicate-labels-per-language": [
        ('region:x skos:prefLabel "Here"@en, "There"@en', "region:x"),
        ('region:x skos:prefLabel "甲"@zh-Hans, "乙"@zh-hans', "region:x"),
    ],
    "end-before-start": [
        ('intervention:x pao:start "2005"^^xsd:gYear ; pao:end "2004"^^xsd:gYear', "intervention:x"),
        (
            'intervention:x pao:start "2005-03"^^xsd:gYearMonth ; pao:end "2005-02-01"^^xsd:date',
            "intervention:x",
        ),
        (
            'region-version:x pao:validFrom "1997"^^xsd:gYear ; pao:validUntil "1996"^^xsd:gYear',
            "region-version:x",
        ),
    ],
    "facts-without-passage": [
        ("goal:x a pao:Goal", "goal:x"),
        ("organization:x a pao:Actor ; prov:wasDerivedFrom passage:x", "organization:x"),
    ],
    "figure-without-relation-or-provider": [
        (
            "figure:x pao:value 5 ; pao:quantifies flow:x . flow:x pao:forIntervention intervention:x",
            "figure:x",
        )
    ],
    "figures-without-passage": [
        ("figure:x pao:value 5", "figure:x"),
        ("figure:x pao:value 5 ; prov:wasDerivedFrom passage:x", "figure:x"),
    ],
    "overlapping-codes": [
        (f"{TWINS} region:y", "region-version:x"),
        (f"{TWINS} region:x", "region-version:x"),
    ],
    "part-larger-than-total": [
        (f"{WHOLE} ; pao:upperBound 9 . {PART} ; pao:unit pau:bridge ; pao:lowerBound 10", "figure:y"),
        (f"{WHOLE} . {PART} ; pao:unit pau:school", "figure:y"),
        (f"{WHOLE} ; pao:partOfTotal figure:x", "figure:x"),
    ],
    "passages-not-used": [("passage:x pao:startOffset 1", "passage:x")],
    "passages-outside-the-text": [
        (f"passage:x {PLACED} pao:startOffset 5 ; pao:endOffset 11", "passage:x"),
        (f"passage:x {PLACED} pao:startOffset 5 ; pao:endOffset 5", "passage:x"),
        (f"passage:x {PLACED} pao:startOffset -1 ; pao:endOffset 5", "passage:x"),
        (
            "passage:x pao:ofReport report:x . report:x pao:textLength 10 ."
            " passage:x pao:startOffset 1 ; pao:endOffset 5",
            "passage:x",
        ),
    ],
    "plans-in-what-was-achieved": [
        (f"{WHOLE} . {PART} ; pao:realization pao:planned", "figure:y"),
        (f"{WHOLE} . {PART} ; pao:quantifies flow:x . flow:x a pao:CommercialInvestment", "figure:y"),
    ],
    "region-supports-itself": [
        ("relation:x pao:assistingParty region:x ; pao:assistedParty region:x", "relation:x"),
        (
            f"{PAIR} . region:y pao:isWithin region:x",
            "relation:x",
        ),
        (
            f"{PAIR} . region:x pao:isWithin region:y",
            "relation:x",
        ),
        (
            f"{PAIR} ; dcterms:isPartOf relation:y . relation:y pao:assistingParty region:z",
            "relation:x",
        ),
    ],
    "terms-not-defined": [
        ("region:x pao:notATerm region:y", "pao:notATerm"),
        ("region:x a pao:NotAClass", "pao:NotAClass"),
        ("figure:x pao:measure pam:bees-counted", "pam:bees-counted"),
        ("intervention:x pao:sector pas:bees", "pas:bees"),
    ],
    "units-not-of-the-measure": [
        ("figure:x pao:measure pam:bridges-built ; pao:unit pau:school", "figure:x"),
        ("figure:x pao:measure pam:bridges-built ; pao:unit pau:percent", "figure:x"),
    ],
}
CASES = [
    pytest.param(name, turtle, named, id=f"{name}-{at}")
    for name, cases in PLANTED.items()
    for at, (turtle, named) in enumerate(cases)
]


class World:
    """The project's data in both engines, with a graph of its own for what is planted."""

    def __init__(self, store: Store) -> None:
        self.graph = graph_iri("planted")
        self.store = Store()
        self.store.extend(store)
        self.dataset = to_dataset(self.store)
        self.sessions: list[Session] = [Graph(self.store), Session(RdflibEngine(self.dataset))]

    def plant(self, turtle: str) -> None:
        text = f"{PROLOGUE}INSERT DATA {{ GRAPH <{self.graph}> {{ {turtle} }} }}"
        self.store.update(text)
        self.dataset.update(text)

    def weed(self) -> None:
        self.store.remove_graph(NamedNode(self.graph))
        self.dataset.update(f"DROP SILENT GRAPH <{self.graph}>")


@pytest.fixture(scope="module")
def copy(built: Release) -> World:
    return World(built.store())


@pytest.fixture
def world(copy: World) -> Iterator[World]:
    yield copy
    copy.weed()


def test_each_audit_has_a_planted_error() -> None:
    assert sorted(PLANTED) == AUDITS


@pytest.mark.parametrize("name", AUDITS)
def test_it_has_to_come_back_empty_and_does(name: str, world: World) -> None:
    assert Catalogue()[name].expects == "empty"
    assert [len(session.query(name)) for session in world.sessions] == [0, 0]


@pytest.mark.parametrize(("name", "turtle", "named"), CASES)
def test_it_finds_the_planted_error(name: str, turtle: str, named: str, world: World) -> None:
    world.plant(turtle)
    found, other = (list(session.query(name)) for session in world.sessions)
    assert expand(named) in {value for row in found for value in row}
    assert [row.as_dict() for row in found] == [row.as_dict() for row in other]


def test_what_was_planted_is_gone_afterwards(world: World) -> None:
    assert not list(world.store.quads_for_pattern(None, None, None, NamedNode(world.graph)))
