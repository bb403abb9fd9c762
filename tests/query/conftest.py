"""The invented world, as a store and as a graph to ask with three queries of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph

QUERIES = Path(__file__).parent / "queries"


@pytest.fixture(scope="session")
def store() -> Store:
    store = Store()
    store.load(path=str(Path(__file__).parent / "small.trig"))
    return store


@pytest.fixture
def graph(store: Store) -> Graph:
    return Graph(store, Catalogue(QUERIES))
