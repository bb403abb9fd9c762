"""What a worker process does: take a query from its socket, answer it, take the next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from pairgraph.errors import QueryError
from pairgraph.query.delimited import csv_pieces
from pairgraph.query.in_xml import NotForXmlError, XmlSink
from pairgraph.query.syntax import explain, refuse_update
from pairgraph.serve.frames import FAILURE, Decoder, encode
from pairgraph.serve.guard import check, has_dataset
from pairgraph.serve.order import read
from pairgraph.serve.sink import Sink

if TYPE_CHECKING:
    import socket

    from pyoxigraph import QueryBoolean, Store

    from pairgraph.serve.order import Manner, Order

__all__ = ["answer", "work"]

_RESULTS: Final = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS: Final = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
}
_XML: Final = frozenset({"xml", "rdf"})
_PIECE: Final = 65_536


def work(connection: socket.socket, store: Store) -> None:
    """Answer queries one after the other, until the other side goes."""
    decoder = Decoder()
    while data := connection.recv(_PIECE):
        for _, payload in decoder.feed(data):
            answer(connection, store, read(payload))


def answer(connection: socket.socket, store: Store, order: Order) -> None:
    """Answer one query: with a whole answer, with chunks and an end, or with a failure.

    Args:
        connection: where the answer goes.
        store: what is asked; the union of its graphs unless the job or the query says otherwise.
        order: the query, and the manner of its answer.

    """
    try:
        check(order.query)
        _write(_ask(store, *order), connection, order.manner)
    except NotForXmlError as error:
        _fail(connection, "format", error)
    except QueryError as error:
        _fail(connection, "query", error)
    except SyntaxError as error:
        _fail(connection, "query", _explained(error, order.query))
    except (RuntimeError, ValueError) as error:
        _fail(connection, "engine", explain(error, order.query))


def _explained(error: SyntaxError, text: str) -> QueryError:
    try:
        refuse_update(text)
    except QueryError as update:
        return update
    return explain(error, text)


def _ask(store: Store, query: str, manner: Manner) -> QuerySolutions | QueryBoolean | QueryTriples:
    if manner.default or manner.named:
        return store.query(
            query,
            base_iri=manner.base,
            default_graph=[NamedNode(iri) for iri in manner.default],
            named_graphs=[NamedNode(iri) for iri in manner.named],
        )
    return store.query(query, base_iri=manner.base, use_default_graph_as_union=not has_dataset(query))


def _write(
    result: QuerySolutions | QueryBoolean | QueryTriples, connection: socket.socket, manner: Manner
) -> None:
    results = not isinstance(result, QueryTriples)
    name = manner.results if results else manner.graph
    if name is None:
        what = "SELECT and ASK" if results else "CONSTRUCT and DESCRIBE"
        _fail(connection, "format", QueryError(f"{what} cannot answer in a format that the request takes."))
        return
    sink = Sink(connection, b"r" if results else b"g")
    _serialize(result, name, sink)
    sink.finish()


def _serialize(result: QuerySolutions | QueryBoolean | QueryTriples, name: str, sink: Sink) -> None:
    """Have the engine write an answer, except where others would read back something else."""
    if name == "csv" and isinstance(result, QuerySolutions):
        for piece in csv_pieces(result):
            sink.write(piece)
        return
    form: Any = _RESULTS.get(name) or _GRAPHS[name]
    file: Any = XmlSink(sink) if name in _XML else sink  # of a file, the engine needs only its write
    result.serialize(file, format=form)


def _fail(connection: socket.socket, why: str, error: QueryError) -> None:
    failure = {"why": why, "message": error.message, "remedy": error.remedy}
    place = {"line": error.line, "column": error.column}
    connection.sendall(encode(FAILURE, json.dumps(failure | place).encode()))
