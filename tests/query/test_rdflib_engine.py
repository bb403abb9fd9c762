from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.rdflib_engine import RdflibEngine, to_dataset
from pairgraph.query.session import Session

if TYPE_CHECKING:
    from pyoxigraph import Store

    from pairgraph.query.graph import Graph


@pytest.fixture(scope="module")
def second(store: Store) -> Session:
    return Session(RdflibEngine(to_dataset(store)), Catalogue(Path(__file__).parent / "queries"))


@pytest.mark.parametrize("name", ["who-supports-whom", "funding-by-supporter", "figures-without-passage"])
def test_both_engines_agree_on_the_invented_world(graph: Graph, second: Session, name: str) -> None:
    assert [row.as_dict() for row in graph.query(name)] == [row.as_dict() for row in second.query(name)]


def test_every_form_of_query(graph: Graph, second: Session) -> None:
    for text in (
        "ASK { ?s ?p ?o }",
        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    ):
        found, other = graph.sparql(text), second.sparql(text)
        if isinstance(found, bool):
            assert found is other
        else:
            assert not isinstance(other, bool)
            assert len(found) == len(other)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {\n ?s ?p }", "line 2"),
        ("SELECT * { ?s a:b ?o }", "prefix 'a:'"),
        ("CLEAR ALL", "CLEAR is an update"),
        ("SELECT * { SERVICE ?s { } }", "another server"),
    ],
)
def test_errors_are_ours(second: Session, text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        second.sparql(text)


def test_the_project_has_stored_queries() -> None:
    assert len(Catalogue()) >= 3
