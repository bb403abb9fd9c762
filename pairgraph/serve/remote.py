"""Asking a remote SPARQL endpoint, with the same checks and limits as a query that stays here."""

from __future__ import annotations

import contextlib
from collections import deque
from http.client import HTTPException, IncompleteRead
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse

from pairgraph.errors import QueryError
from pairgraph.query.foreign import parse_foreign
from pairgraph.query.syntax import refuse_update
from pairgraph.serve.guard import check
from pairgraph.serve.job import Failed
from pairgraph.serve.negotiation import GRAPH_OFFERS, RESULT_OFFERS, Format, named
from pairgraph.serve.order import read
from pairgraph.serve.reply import Reply

if TYPE_CHECKING:
    from pairgraph.serve.job import Job
    from pairgraph.serve.order import Manner, Order

__all__ = ["ask"]

_PIECE: Final = 65_536
_BAD: Final = 400


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: the settings say where queries go."""

    def redirect_request(self, *_: object) -> None:
        """Refuse."""
        return


_open: Final = build_opener(_Stay).open


def ask(url: str, job: Job) -> Reply:
    """Ask, and wait for the whole answer.

    Args:
        url: the address of the endpoint.
        job: the query.

    Raises:
        Failed: there is no answer.

    """
    order = read(job.payload)
    try:
        refuse_update(order.query)
        check(order.query)
        with _open(_request(url, order), timeout=job.time_limit) as answer:
            return _reply(answer, order.manner, job.result_limit)
    except QueryError as error:
        raise Failed("query", " ".join((error.message, error.remedy)), error.line, error.column) from None
    except HTTPError as error:
        raise _refused(url, error) from None
    except TimeoutError:
        raise Failed("late", f"{url} did not answer within {job.time_limit:g} seconds.") from None
    except (HTTPException, URLError, OSError, ValueError) as error:
        raise Failed("unreached", f"{url} cannot be reached: {getattr(error, 'reason', error)}.") from None


def _request(url: str, order: Order) -> Request:
    manner = order.manner
    fields = [("query", order.query)]
    fields += [("default-graph-uri", iri) for iri in manner.default]
    fields += [("named-graph-uri", iri) for iri in manner.named]
    accept = [media for media, name in RESULT_OFFERS.items() if name == manner.results]
    accept += [media for media, name in GRAPH_OFFERS.items() if name == manner.graph]
    headers = {"Accept": ", ".join(dict.fromkeys(accept)), "User-Agent": "pairgraph"}
    return Request(url, urlencode(fields).encode(), headers)  # noqa: S310 - the settings take http(s) only


def _reply(answer: Any, manner: Manner, limit: float) -> Reply:  # noqa: ANN401 - of urllib
    """Read the whole answer: what is cut raises, and what is too long is not passed on."""
    body = bytearray()
    while piece := answer.read(_PIECE):
        body += piece
        if len(body) > limit:
            raise Failed("size", f"The answer is longer than {limit:,.0f} bytes, its limit. Ask for less.")
    if answer.length:  # of the length that was told, this much is missing
        raise IncompleteRead(bytes(body), answer.length)
    form = named(answer.headers.get_content_type())
    if form is None or form.name not in {manner.results, manner.graph}:
        raise Failed("format", "The remote endpoint does not answer in a format that the request takes.")
    if answer.length is None and not answer.chunked:
        _check_whole(form, bytes(body))
    return Reply(form.results, bytes(body))


def _check_whole(form: Format, body: bytes) -> None:
    """Read an answer that only the end of the connection ends, as nothing else would show a cut."""
    try:
        if form.results:
            results = parse_foreign(
                body, QueryResultsFormat.from_extension(form.name) or QueryResultsFormat.JSON
            )
            deque(results if isinstance(results, QuerySolutions) else (), maxlen=0)
        else:
            deque(parse(body, format=RdfFormat.from_extension(form.name)), maxlen=0)
    except SyntaxError as error:
        raise ValueError("its answer is cut off") from error
    if form.name in {"csv", "tsv"}:
        raise ValueError("it does not tell how long its answer in this format is")


def _refused(url: str, error: HTTPError) -> Failed:
    """Tell a bad query from an endpoint that is not well."""
    said = ""
    with error, contextlib.suppress(OSError, ValueError):
        said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
    if error.code == _BAD:
        return Failed("query", f"{url} does not accept the query: {said}")
    return Failed("unreached", f"{url} answered {error.code} {error.reason}.")
