"""A SPARQL 1.1 endpoint somewhere else, asked with the same stored queries."""

from __future__ import annotations

import re
from contextlib import closing
from math import ceil
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError

from pyoxigraph import QueryResultsFormat, RdfFormat, parse

from pairgraph.errors import MissingError, QueryError
from pairgraph.query.foreign import parse_foreign
from pairgraph.query.session import Session
from pairgraph.query.syntax import refuse_update
from pairgraph.query.tokens import first_word

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, Triple
    from SPARQLWrapper import SPARQLWrapper

    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.engine import Result
    from pairgraph.query.federation import Federation

__all__ = ["Endpoint", "RemoteGraph"]

_LONGEST_GET: Final = 1500


class Endpoint:
    """One SPARQL 1.1 endpoint over HTTP.

    Args:
        url: its address, ``http`` or ``https``.
        timeout: seconds to wait for an answer, at least one; fractions are rounded up.

    Raises:
        QueryError: the address is no HTTP address.

    """

    def __init__(self, url: str, timeout: float = 60) -> None:
        if not re.match(r"https?://[^\s/]+", url):
            raise QueryError(
                f"'{url}' is no address of an endpoint.",
                remedy="Give one such as https://example.org/sparql.",
            )
        self.url = url
        self.timeout = timeout

    def run(self, text: str) -> Result:
        """Run a query there.

        Raises:
            QueryError: the endpoint does not accept the query.
            MissingError: it cannot be reached, takes too long or does not speak SPARQL.

        """
        refuse_update(text)
        word = first_word(text)
        graph = word is not None and word.text.upper() in {"CONSTRUCT", "DESCRIBE"}
        body, media_type = self._ask(text.lstrip("\n"), graph=graph)
        try:
            return _triples(body, media_type) if graph else _solutions(body, media_type)
        except (SyntaxError, ValueError) as error:
            raise self._missing(f"did not answer in SPARQL: {error}") from error

    def _ask(self, text: str, *, graph: bool) -> tuple[bytes, str]:
        """Send the query through SPARQLWrapper; give the body of the answer and its media type."""
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        try:
            response = self._wrapper(text, graph=graph).query()
            with closing(response.response) as body:
                return body.read(), str(response.info().get("content-type", "")).partition(";")[0]
        except SPARQLWrapperException as error:
            if isinstance(error.__context__, HTTPError):
                error.__context__.close()
            raise self._refused(error) from error
        except HTTPError as error:
            error.close()
            raise self._missing(f"answered {error.code} {error.reason}") from error
        except (URLError, TimeoutError, OSError) as error:
            raise self._missing(f"cannot be reached: {getattr(error, 'reason', error)}") from error

    def _wrapper(self, text: str, *, graph: bool) -> SPARQLWrapper:
        import SPARQLWrapper as sparql  # noqa: N813 - its class has the same name

        wrapper = sparql.SPARQLWrapper(
            self.url, returnFormat=sparql.TURTLE if graph else sparql.JSON, agent="pairgraph"
        )
        wrapper.setOnlyConneg(True)
        wrapper.setTimeout(max(1, ceil(self.timeout)))  # it takes whole seconds, and 0 for none at all
        wrapper.setMethod(sparql.GET if len(text) <= _LONGEST_GET else sparql.POST)
        wrapper.setQuery(text)
        return wrapper

    def _refused(self, error: Exception) -> Exception:
        """Tell a bad query (400) from an endpoint that is not there or not well."""
        said = " ".join(str(error).split())[:300]
        if type(error).__name__ == "QueryBadFormed":
            return QueryError(f"{self.url} does not accept the query: {said}.")
        return self._missing(f"does not answer: {said}")

    def _missing(self, what: str) -> MissingError:
        remedy = "Check the address and the connection, or ask the local release."
        return MissingError(f"{self.url} {what}.", remedy=remedy)


def _solutions(body: bytes, media_type: str) -> QuerySolutions | QueryBoolean:
    form = QueryResultsFormat.from_media_type(media_type) or QueryResultsFormat.JSON
    return parse_foreign(body, form)


def _triples(body: bytes, media_type: str) -> list[Triple]:
    form = RdfFormat.from_media_type(media_type) or RdfFormat.TURTLE
    return [quad.triple for quad in parse(body, format=form)]


class RemoteGraph(Session):
    """The stored queries on a remote endpoint.

    The endpoint has to show the union of its graphs as its default graph.

    >>> RemoteGraph("https://example.org/sparql").engine.url
    'https://example.org/sparql'
    """

    engine: Endpoint

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 60,
        catalogue: Catalogue | None = None,
        federation: Federation | None = None,
    ) -> None:
        super().__init__(Endpoint(url, timeout), catalogue, federation)

    def __repr__(self) -> str:
        return f"<RemoteGraph: {self.engine.url}>"
