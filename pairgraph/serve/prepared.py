"""A request to ``/sparql``, read: what is asked, in what formats, and what tells it from others."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple

from pairgraph.serve.guard import fleeting
from pairgraph.serve.negotiation import GRAPH_OFFERS, RESULT_OFFERS, Format, best, content_type, offered
from pairgraph.serve.order import Manner, written
from pairgraph.serve.protocol import of_get

if TYPE_CHECKING:
    from pairgraph.serve.protocol import Asked

__all__ = ["SHORT", "Prepared", "Wanted", "of_query_string"]

SHORT: Final = 4096
"""Up to how many bytes a query string and an Accept header are remembered, read."""
_LONG: Final = 65_536


class Wanted(NamedTuple):
    """Short name and Content-Type for results and for a graph; None where the client takes none."""

    results: tuple[str, str] | None
    graph: tuple[str, str] | None


class Prepared:
    """A request, read.

    Args:
        asked: what is asked.
        accept: the header.
        digest: of the release; empty where the data may change.

    """

    __slots__ = ("asked", "etag", "key", "plain", "same", "wanted")

    def __init__(self, asked: Asked, accept: str, digest: str) -> None:
        self.asked = asked
        self.wanted, mark = _of_format(asked.form) if asked.form else _of_accept(accept)
        query = asked.query or ""
        graphs = "\0".join(("", *asked.default, "", *asked.named)) if asked.default or asked.named else ""
        # The length tells where the query ends: it may hold any character, as IRIs may not.
        text = f"{digest}\0{len(query)}\0{query}{graphs}".encode("utf-8", "surrogatepass")
        self.same = blake2b(text, digest_size=16).digest()
        """Stands for the query, whatever the format."""
        self.key = self.same + mark
        # A long query is not worth the time to look through it.
        lasting = digest and len(query) < _LONG and not fleeting(query)
        self.etag = f'W/"{self.key.hex()}"'.encode() if lasting else b""
        """Empty where the answer may be another one next time."""
        self.plain = bool(self.etag) and _plain(asked) and self.wanted != (None, None)
        """Whether there is nothing to it but a query that this server answers by itself."""

    def content_type(self, *, results: bool) -> str:
        """Return the Content-Type for an answer of a kind; empty where the client takes none."""
        found = self.wanted.results if results else self.wanted.graph
        return found[1] if found else ""

    def payload(self, base: str | None = None) -> bytes:
        """Write the query as a worker takes it.

        Args:
            base: the IRI that relative ones are relative to; there may be none unless given.

        """
        asked, (results, graph) = self.asked, self.wanted
        names = results and results[0], graph and graph[0]
        return written(asked.query or "", Manner(*names, asked.default, asked.named, base))


@lru_cache(1024)
def of_query_string(query_string: bytes, accept: str, digest: str) -> Prepared:
    """Read a GET request.

    Args:
        query_string: as it stands in the address.
        accept: the header.
        digest: of the release; empty where the data may change.

    Raises:
        Problem: 400, something in it is wrong.

    >>> of_query_string(b"query=ASK%20%7B%7D", "text/csv", "").content_type(results=True)
    'text/csv; charset=utf-8'

    """
    return Prepared(of_get(query_string), accept, digest)


def _plain(asked: Asked) -> bool:
    if not asked.query or asked.limited:
        return False
    lower = asked.query.lower()
    return "service" not in lower and "\\u" not in lower  # which may spell the word, too


@lru_cache(512)
def _of_accept(accept: str) -> tuple[Wanted, bytes]:
    results, graph = best(accept, tuple(RESULT_OFFERS)), best(accept, tuple(GRAPH_OFFERS))
    return _marked(
        (RESULT_OFFERS[results], content_type(results)) if results else None,
        (GRAPH_OFFERS[graph], content_type(graph)) if graph else None,
    )


@lru_cache(64)
def _of_format(form: Format) -> tuple[Wanted, bytes]:
    pair = (offered(form, results=True), offered(form, results=False))
    return _marked(*((found.name, content_type(found.media_type)) if found else None for found in pair))


def _marked(results: tuple[str, str] | None, graph: tuple[str, str] | None) -> tuple[Wanted, bytes]:
    """Return the formats and what they add to the key of an answer."""
    wanted = Wanted(results, graph)
    return wanted, blake2b(repr(wanted).encode(), digest_size=8).digest()
