"""Asking an address of the web, for as long and as much as is sensible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.fair.page import Page
from pairgraph.query.bounded import TooLateError, TooLongError, bounded

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

__all__ = ["fetch"]

_SECONDS: Final = 20
"""How long to wait for the next word."""
_DEADLINE: Final = 60
"""Seconds that an answer may take in all."""
_MOST_BYTES: Final = 50_000_000
_MOST_REDIRECTS: Final = 5
_CHUNK: Final = 65_536


def fetch(url: str, accept: str, method: str = "GET") -> Page:
    """Ask an address over HTTP, following where it leads.

    Args:
        url: the address.
        accept: the media type that is asked for.
        method: ``HEAD`` for the headers alone.

    Raises:
        PairgraphError: it is no address of the web, or answers without end.
        MissingError: nobody is there.

    >>> fetch("file:///etc/passwd", "text/html")
    Traceback (most recent call last):
    pairgraph.errors.PairgraphError: file:///etc/passwd is no address of a site. Begin it with https:// or http://.

    """
    import urllib3
    from urllib3.exceptions import HTTPError, LocationParseError

    if not url.startswith(("https://", "http://")):
        raise PairgraphError(f"{url} is no address of a site.", remedy="Begin it with https:// or http://.")
    patience = urllib3.Retry(_MOST_REDIRECTS, connect=1, read=1, raise_on_redirect=False)
    try:
        with urllib3.PoolManager(timeout=_SECONDS, retries=patience) as pool:
            answer = pool.request(method, url, headers={"Accept": accept}, preload_content=False)
            return Page(_found_at(url, answer), answer.status, _headers(answer), _body(url, answer))
    except LocationParseError as error:
        raise PairgraphError(f"{url} is no address of a site.", remedy="Correct it.") from error
    except HTTPError as error:
        remedy = "Look whether the site runs: pairgraph serve"
        raise MissingError(f"{url} cannot be reached.", remedy=remedy) from error


def _headers(answer: BaseHTTPResponse) -> dict[str, str]:
    return {key.lower(): value for key, value in answer.headers.items()}


def _body(url: str, answer: BaseHTTPResponse) -> bytes:
    try:
        return bounded(answer.stream(_CHUNK), _MOST_BYTES, _DEADLINE)
    except TooLongError:
        raise PairgraphError(f"{url} answers more than {_MOST_BYTES // 1_000_000} MB.") from None
    except TooLateError:
        message = f"{url} took longer than {_DEADLINE} seconds."
        raise MissingError(message, remedy="Try again later.") from None


def _found_at(url: str, answer: BaseHTTPResponse) -> str:
    """Return where the redirects led in the end: a page's links are meant from there."""
    for step in answer.retries.history if answer.retries else ():
        url = urljoin(url, step.redirect_location or "")
    return url
