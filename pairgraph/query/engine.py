"""What runs SPARQL: the embedded store, and what any other engine has to look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from pairgraph.query.syntax import explain, refuse_federation, refuse_update

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import QueryBoolean, QuerySolutions, Store, Triple

__all__ = ["Embedded", "Engine", "Result"]

Result: TypeAlias = "QuerySolutions | QueryBoolean | Iterable[Triple]"
"""Solutions of a SELECT, the answer to an ASK, or the triples of a CONSTRUCT or DESCRIBE."""


class Engine(Protocol):
    """Anything that runs SPARQL 1.1 queries over the union of its graphs."""

    def run(self, text: str) -> Result:
        """Run a query.

        Raises:
            QueryError: the query cannot be parsed or run.
            MissingError: the engine cannot be reached.

        """


class Embedded:
    """An Oxigraph store in this process; it is only read and calls nobody.

    >>> import pyoxigraph
    >>> bool(Embedded(pyoxigraph.Store()).run("ASK { ?s ?p ?o }"))
    False
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def run(self, text: str) -> Result:
        """Run a query over the union of all graphs.

        Raises:
            QueryError: with line and column, where the query is wrong.

        """
        refuse_federation(text)
        try:
            return self.store.query(text, use_default_graph_as_union=True)
        except SyntaxError as error:
            refuse_update(text)
            raise explain(error, text) from None
        except (RuntimeError, ValueError, OSError) as error:
            raise explain(error, text) from error
