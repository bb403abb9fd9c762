from __future__ import annotations

from pyoxigraph import Store

from pairgraph.query.catalogue import Catalogue
from pairgraph.query.publish import to_quads
from pairgraph.vocabulary import expand, graph_iri


def published() -> Store:
    store = Store()
    store.extend(to_quads(Catalogue()))
    return store


def test_every_query_is_there_with_the_text_of_its_file() -> None:
    rows = published().query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?q ?text { ?q a sh:SPARQLSelectExecutable ; sh:select ?text }",
        use_default_graph_as_union=True,
    )
    texts = {row["q"].value: row["text"].value for row in rows}  # type: ignore[union-attr]
    assert texts == {expand(f"paq:{query.name}"): query.sparql for query in Catalogue()}


def test_labels_are_in_both_languages_and_one_graph() -> None:
    store = published()
    assert {graph.value for graph in store.named_graphs()} == {graph_iri("queries")}  # type: ignore[union-attr]
    rows = store.query(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT DISTINCT (LANG(?c) AS ?tag) { ?q rdfs:comment ?c } ORDER BY ?tag",
        use_default_graph_as_union=True,
    )
    assert [row["tag"].value for row in rows] == ["en", "zh-hans"]  # type: ignore[union-attr]


def test_every_prefix_used_is_declared() -> None:
    rows = published().query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "SELECT ?p ?n { ?set sh:declare [ sh:prefix ?p ; sh:namespace ?n ] }",
        use_default_graph_as_union=True,
    )
    found = {row["p"].value: row["n"].value for row in rows}  # type: ignore[union-attr]
    assert found["pao"] == "https://w3id.org/pairing-off/ontology#"
