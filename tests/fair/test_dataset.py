"""What the dataset says of itself, in its own graph, so that whoever has the data has it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from pyoxigraph import NamedNode, QuerySolutions, Store

from pairgraph.vocabulary import BASE, PREFIXES, graph_iri

if TYPE_CHECKING:
    from pairgraph.graph.release import Release

DATASET = NamedNode(BASE + "dataset")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def store(built: Release) -> Store:
    return built.store()


def said(store: Store, prefix: str, name: str) -> list[str]:
    quads = store.quads_for_pattern(
        DATASET, NamedNode(PREFIXES[prefix] + name), None, NamedNode(graph_iri("dataset"))
    )
    return [cast("NamedNode", quad.object).value for quad in quads]


def test_it_names_licence_ontology_and_version(store: Store) -> None:
    assert said(store, "dcterms", "license") == [LICENCE]
    assert said(store, "dcterms", "conformsTo") == [BASE + "ontology"]
    assert len(said(store, "dcat", "version")) == 1
    assert said(store, "dcterms", "title")
    assert said(store, "dcterms", "description")


def test_the_ontology_that_it_conforms_to_is_there(store: Store) -> None:
    (ontology,) = said(store, "dcterms", "conformsTo")
    kind = NamedNode(PREFIXES["owl"] + "Ontology")
    assert list(store.quads_for_pattern(NamedNode(ontology), None, kind, None))


def test_every_file_of_it_has_licence_and_media_type(store: Store) -> None:
    query = f"""PREFIX dcat: <{PREFIXES["dcat"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}>
    SELECT ?file ?licence ?type {{ GRAPH ?g {{
      <{DATASET.value}> dcat:distribution ?file
      OPTIONAL {{ ?file dcterms:license ?licence }} OPTIONAL {{ ?file dcat:mediaType ?type }}
    }} }}"""
    found = list(cast("QuerySolutions", store.query(query)))
    assert len(found) == len(said(store, "dcat", "distribution")) > 0
    assert all(one["licence"] and one["type"] for one in found)


def test_it_says_from_which_inputs_and_by_what_it_was_made(store: Store) -> None:
    (build,) = said(store, "prov", "wasGeneratedBy")
    used = store.quads_for_pattern(NamedNode(build), NamedNode(PREFIXES["prov"] + "used"), None, None)
    by = store.quads_for_pattern(
        NamedNode(build), NamedNode(PREFIXES["prov"] + "wasAssociatedWith"), None, None
    )
    assert list(used)
    assert list(by)
