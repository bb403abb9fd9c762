"""Connections to services: to the very address that was checked, so that no second look-up can change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import LocationValueError, NewConnectionError
from urllib3.util import connection

from pairgraph.query.federation_address import addresses

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from urllib3.util import Timeout, Url

__all__ = ["pool"]


def pool(url: Url, timeout: Timeout, opened: Callable[[socket.socket], None]) -> HTTPConnectionPool:
    """Return what connects to the host of an address, and to nothing else.

    Args:
        url: the address.
        timeout: how long each step may take.
        opened: is told of every connection.

    >>> from urllib3.util import Timeout, parse_url
    >>> pool(parse_url("https://example.org/sparql"), Timeout(1), print).host
    'example.org'

    """
    kind = _SecurePool if url.scheme == "https" else _Pool
    return kind(url.host or "", url.port, timeout=timeout, maxsize=1, opened=opened)


def _connect(one: HTTPConnection, opened: Callable[[socket.socket], None]) -> socket.socket:
    """Connect to the first address of the host that may be asked and answers."""
    failure: OSError | None = None
    for address in _addresses(one):
        try:
            made = connection.create_connection(
                (address, one.port), one.timeout, socket_options=one.socket_options
            )
        except OSError as error:
            failure = error
        else:
            opened(made)
            return made
    raise NewConnectionError(one, failure.strerror or str(failure) if failure else "") from failure


def _addresses(one: HTTPConnection) -> list[str]:
    try:
        return list(addresses(one.host, one.port))
    except PermissionError as error:
        raise LocationValueError(str(error)) from error
    except OSError as error:
        raise NewConnectionError(one, error.strerror or str(error)) from error


class _Connection(HTTPConnection):
    def __init__(self, *args: Any, opened: Callable[[socket.socket], None], **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        self._opened = opened

    def _new_conn(self) -> socket.socket:
        return _connect(self, self._opened)


class _SecureConnection(HTTPSConnection):
    def __init__(self, *args: Any, opened: Callable[[socket.socket], None], **more: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **more)
        self._opened = opened

    def _new_conn(self) -> socket.socket:
        return _connect(self, self._opened)


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _SecureConnection
