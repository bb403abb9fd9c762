"""The invented world, as a store and as a graph to ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from pairgraph.query.session import Graph


@pytest.fixture(scope="session")
def store() -> Store:
    store = Store()
    store.load(path=str(Path(__file__).parent / "small.trig"))
    return store


@pytest.fixture
def graph(store: Store) -> Graph:
    return Graph(store)
