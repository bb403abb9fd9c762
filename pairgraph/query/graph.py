"""A graph to ask: what ``pairgraph.open()`` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.query.engine import Embedded
from pairgraph.query.session import Session

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

    from pairgraph.graph.release import Release
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.federation import Federation

__all__ = ["Graph"]


class Graph(Session):
    """A release, or any Oxigraph store, opened to be asked.

    >>> import pyoxigraph
    >>> Graph(pyoxigraph.Store()).sparql("ASK { ?s ?p ?o }")
    False
    """

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue | None = None,
        release: Release | None = None,
        federation: Federation | None = None,
    ) -> None:
        super().__init__(Embedded(store), catalogue, federation)
        self.store = store
        self.release = release

    @classmethod
    def of_release(
        cls, release: Release, catalogue: Catalogue | None = None, federation: Federation | None = None
    ) -> Graph:
        """Open a release, read-only."""
        return cls(release.store(), catalogue, release, federation)

    def __repr__(self) -> str:
        return (
            f"<Graph: release {self.release.digest[:12]}>"
            if self.release
            else f"<Graph: {len(self.store)} quads>"
        )

    def rdflib(self) -> rdflib.Dataset:
        """Hand over the whole graph as an ``rdflib.Dataset`` whose default graph is the union of all."""
        from pairgraph.query.rdflib_engine import to_dataset

        return to_dataset(self.store)
