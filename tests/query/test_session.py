from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pairgraph
from pairgraph.errors import MissingError, ParameterError, QueryError, UnknownQueryError
from pairgraph.query.answer import Answer
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph
from pairgraph.query.remote import RemoteGraph
from pairgraph.query.triples import Triples

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store


def test_a_stored_query_by_name(graph: Graph) -> None:
    row = graph.query("who-supports-whom", supporter="aston")[0]
    assert (row.supportedLabel, row.since, row.until) == ("Brook", 2001, None)


def test_several_values(graph: Graph) -> None:
    assert len(graph.query("who-supports-whom", supporter=["aston", "region:corby"])) == 2


def test_choices_come_from_the_data(graph: Graph) -> None:
    assert [choice.label for choice in graph.choices("who-supports-whom", "supporter")] == ["Aston", "Corby"]
    assert graph.choices("who-supports-whom", "nothing") == ()


def test_wrong_names(graph: Graph) -> None:
    with pytest.raises(UnknownQueryError, match="Did you mean 'who-supports-whom'"):
        graph.query("who-support-whom")
    with pytest.raises(ParameterError, match="Did you mean 'supporter'"):
        graph.query("who-supports-whom", suporter="aston")


def test_the_text_of_a_query_runs_elsewhere(graph: Graph, store: Store) -> None:
    text = graph.text("who-supports-whom", supporter="aston")
    assert len(list(store.query(text, use_default_graph_as_union=True))) == 1  # type: ignore[arg-type]


def test_each_form_of_query_has_its_answer(graph: Graph) -> None:
    assert isinstance(graph.sparql("SELECT * { ?s ?p ?o }"), Answer)
    assert graph.sparql("ASK { ?s ?p ?o }") is True
    triples = graph.sparql("DESCRIBE <https://w3id.org/pairing-off/id/region/aston>")
    assert isinstance(triples, Triples)
    assert len(triples) == 4


def test_a_broken_stored_query_names_its_file(tmp_path: Path, store: Store) -> None:
    header = '#+ summary: B\n#+ question: {en: "?", zh-Hans: "？"}\n#+ columns: [{name: s}]\n'
    for name, text in (("broken", "SELECT ?s {\n ?s a:b ?o }\n"), ("ask", "ASK {}\n")):
        (tmp_path / "t").mkdir(exist_ok=True)
        (tmp_path / "t" / f"{name}.rq").write_text(header + text, "utf-8")
    graph = Graph(store, Catalogue(tmp_path))
    with pytest.raises(QueryError, match=r"broken.rq: line 5, column 5: The prefix 'a:'"):
        graph.query("broken")
    with pytest.raises(QueryError, match="has to be a SELECT"):
        graph.query("ask")


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # rdflib's own call
def test_rdflib_gets_the_union(graph: Graph) -> None:
    import rdflib

    dataset = graph.rdflib()
    assert isinstance(dataset, rdflib.Dataset)
    assert len(set(dataset.triples((None, None, None)))) == len(graph.store)


def test_open_finds_a_release(small_release: Path) -> None:
    for source in (None, small_release, str(small_release)):
        graph = pairgraph.open(source)
        assert isinstance(graph, Graph)
        assert graph.release
        assert len(graph.query("who-supports-whom")) == 2
    assert "000000" in repr(graph)


def test_open_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="pairgraph build"):
        pairgraph.open(tmp_path)


def test_open_takes_an_address() -> None:
    graph = pairgraph.open("https://example.org/sparql", timeout=5)
    assert isinstance(graph, RemoteGraph)
    assert graph.engine.timeout == 5
