"""Asks services over HTTP: to the address that was checked, for so long, for so much, and nowhere else."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from urllib3.exceptions import HTTPError, MaxRetryError
from urllib3.util import Timeout, parse_url

from pairgraph import __version__
from pairgraph.query.bounded import TooLongError, bounded
from pairgraph.query.federation_answer import ACCEPT, read
from pairgraph.query.federation_patience import Patience
from pairgraph.query.federation_plan import Limits, ServiceError
from pairgraph.query.federation_socket import pool
from pairgraph.vocabulary.namespaces import BASE

if TYPE_CHECKING:
    from urllib3 import HTTPConnectionPool
    from urllib3.response import BaseHTTPResponse

    from pairgraph.query.federation_values import Table

__all__ = ["Call"]

_AGENT: Final = f"pairgraph/{__version__} ({BASE}; SPARQL federation) urllib3/{version('urllib3')}"
"""Who asks and where to complain, as Wikimedia's User-Agent policy wants it."""
_CONNECT: Final = 10.0
_PIECE: Final = 65_536
_OK, _REDIRECTS, _BAD = 200, range(300, 400), 400


class Call:
    """One request to a service.

    Args:
        target: the service as the query names it.
        address: where it is asked.
        text: the query.
        limits: how long it may take, and how much it may answer.

    """

    def __init__(self, target: str, address: str, text: str, limits: Limits) -> None:
        self.target = target
        self._url = parse_url(address)
        self._text = text
        self._limits = limits
        self._stopped = threading.Event()
        self._sockets: list[socket.socket] = []

    def run(self) -> Table:
        """Ask, and read the answer.

        Raises:
            ServiceError: there is none, or none of use.

        """
        began = time.monotonic()
        clock = threading.Timer(self._limits.time, self.stop)
        clock.daemon = True
        clock.start()
        try:
            return self._ask()
        except (HTTPError, OSError, ValueError) as error:
            if self._stopped.is_set() or time.monotonic() - began >= self._limits.time:
                reason = f"did not answer within {self._limits.time:.3g} seconds"
                raise ServiceError("late", self.target, reason) from error
            raise ServiceError("unreached", self.target, _reason(error)) from error
        finally:
            clock.cancel()
            for one in self._sockets:
                one.close()

    def stop(self) -> None:
        """End it from another thread: nobody waits for it any more."""
        self._stopped.set()
        for one in self._sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def opened(self, one: socket.socket) -> None:
        """Take note of a connection, to be able to end it."""
        self._sockets.append(one.dup())  # TLS takes the socket itself over
        if self._stopped.is_set():
            self.stop()

    def _ask(self) -> Table:
        with self._pool() as connections, self._response(connections) as response:
            if response.status != _OK:
                raise self._refused(response)
            body = self._body(response)
            media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
            return read(body, media_type, f"{self.target} {self._text}", self._limits.rows)

    def _body(self, response: BaseHTTPResponse) -> bytes:
        try:  # the clock that runs ends it in time
            return bounded(iter(lambda: response.read(_PIECE), b""), self._limits.bytes)
        except TooLongError:
            reason = f"gives more than {self._limits.bytes:,} bytes"
            raise ServiceError("size", self.target, reason) from None

    def _pool(self) -> HTTPConnectionPool:
        timeout = Timeout(connect=min(_CONNECT, self._limits.time), read=self._limits.time)
        return pool(self._url, timeout, self.opened)

    def _response(self, connections: HTTPConnectionPool) -> BaseHTTPResponse:
        return connections.urlopen(
            "POST",
            self._url.request_uri,
            body=urlencode({"query": self._text}),
            headers={
                "Accept": ACCEPT,
                "Accept-Encoding": "identity",
                "Content-Type": "application/x-www-form-urlencoded",
                "User-Agent": _AGENT,
            },
            retries=Patience.usual(),
            redirect=False,
            preload_content=False,
        )

    def _refused(self, response: BaseHTTPResponse) -> ServiceError:
        if response.status in _REDIRECTS:
            reason = "sends elsewhere, and that is not followed"
        else:
            said = " ".join(response.read(2000).decode("utf-8", "replace").split())[:200]
            reason = f"answered {response.status}" + (f": {said}" if response.status == _BAD else "")
        return ServiceError("unreached", self.target, reason)


def _reason(error: Exception) -> str:
    """Say in a few words what went wrong, without what urllib3 has around it."""
    inner = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    if not isinstance(inner, (HTTPError, OSError)):
        return f"did not answer in SPARQL: {inner}"
    cause = inner.__cause__ or inner
    return f"cannot be reached: {getattr(cause, 'strerror', None) or str(cause).rpartition(': ')[2]}"
