"""rdflib as an engine: slower, and a second opinion on every stored query."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    DefaultGraph,
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    parse,
    parse_query_results,
)

from pairgraph.errors import QueryError
from pairgraph.query.syntax import explain, refuse_federation, refuse_update
from pairgraph.query.values import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdflib
    from pyoxigraph import Store

    from pairgraph.query.engine import Result

__all__ = ["RdflibEngine", "to_dataset"]


def to_dataset(store: Store) -> rdflib.Dataset:
    """Copy a store into an ``rdflib.Dataset``.

    >>> import pyoxigraph
    >>> len(to_dataset(pyoxigraph.Store()))
    0
    """
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    with _quiet():
        graphs: dict[object, rdflib.Graph] = {DefaultGraph(): dataset.default_graph}
        graphs.update((name, dataset.graph(_to_rdflib(name))) for name in store.named_graphs())
        convert = cache(_to_rdflib)
        dataset.addN((*map(convert, quad.triple), graphs[quad.graph_name]) for quad in store)
    return dataset


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib 7 from warning of the deprecated names it calls itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def _to_rdflib(term: object) -> Any:  # noqa: ANN401 - rdflib's classes of terms do not share a useful type
    """Turn a pyoxigraph term into rdflib's."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        # For rdflib "a" and "a"^^xsd:string are two literals, and queries mean the first.
        datatype = (
            None
            if term.language or term.datatype.value == XSD + "string"
            else rdflib.URIRef(term.datatype.value)
        )
        return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return rdflib.BNode(str(term).removeprefix("_:"))


class RdflibEngine:
    """Runs queries on an ``rdflib.Dataset`` that shows the union of its graphs."""

    def __init__(self, dataset: rdflib.Dataset) -> None:
        self.dataset = dataset

    def run(self, text: str) -> Result:
        """Run a query.

        Raises:
            QueryError: with line and column, where rdflib's parser says them.

        """
        refuse_update(text)
        refuse_federation(text)
        with _quiet():
            return self._result(text)

    def _result(self, text: str) -> Result:
        result = self._query(text)
        if result.type in {"CONSTRUCT", "DESCRIBE"}:
            written = result.serialize(format="nt") or b""
            return (quad.triple for quad in parse(written, format=RdfFormat.N_TRIPLES))
        return parse_query_results(result.serialize(format="json") or b"", format=QueryResultsFormat.JSON)

    def _query(self, text: str) -> rdflib.query.Result:
        from pyparsing.exceptions import ParseException

        try:
            return self.dataset.query(text)
        except ParseException as error:
            raise QueryError(
                "This is not SPARQL 1.1 from here on.", line=error.lineno, column=error.column
            ) from error
        except Exception as error:
            raise explain(error, text) from error
