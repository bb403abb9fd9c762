"""Settings that are addresses: of stores, of the site, of services, of proxies."""

from __future__ import annotations

import re
from ipaddress import ip_network
from urllib.parse import urlsplit

from pairgraph.query.federation_service import service
from pairgraph.serve.options import text

__all__ = ["address", "origin", "proxies", "services", "site", "words"]


def address(value: object) -> str:
    """Read an HTTP address; a slash at its end says nothing and goes.

    >>> address("https://example.org/graph/")
    'https://example.org/graph'
    """
    found = text(value)
    try:
        parts = urlsplit(found)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"{}|\\^`]", found):
        raise ValueError("an address such as https://example.org/sparql is expected")
    return found.rstrip("/")


def site(value: object) -> str:
    """Read the address of a whole site: the pages' links begin at its root.

    >>> site("https://graph.example.org/")
    'https://graph.example.org'
    """
    found = text(value)
    try:
        parts = urlsplit(address(found))
    except ValueError:
        parts = urlsplit("")
    if not parts.netloc or parts.path or parts.query or parts.fragment or "@" in parts.netloc:
        raise ValueError("an address without a path, such as https://graph.example.org, is expected")
    return parts.geturl()


def origin(value: object) -> str:
    """Read a web origin, or * for all.

    >>> origin("*"), origin("https://app.example.org")
    ('*', 'https://app.example.org')
    """
    return "*" if value == "*" else site(value)


def services(value: object) -> tuple[str, ...]:
    """Read the list of services that may be asked, see :func:`pairgraph.query.federation_service.service`.

    >>> services("https://a.example/sparql https://b.example/sparql")
    ('https://a.example/sparql', 'https://b.example/sparql')
    """
    found = words(value)
    for entry in found:
        service(entry)
    return found


def proxies(value: object) -> tuple[str, ...]:
    """Read a list of addresses or networks of reverse proxies, or * where only they can reach the server.

    >>> proxies(["127.0.0.1", "10.0.0.0/8"])
    ('127.0.0.1', '10.0.0.0/8')
    """
    found = words(value)
    for entry in found:
        if entry != "*":
            _network(entry)
    return found


def _network(entry: str) -> None:
    try:
        ip_network(entry)
    except ValueError:
        raise ValueError("addresses such as 127.0.0.1 or networks such as 10.0.0.0/8 are expected") from None


def words(value: object) -> tuple[str, ...]:
    """Read a list: a TOML array, or words parted by spaces or commas.

    >>> words("10.0.0.1, 10.0.0.2"), words(["a"])
    (('10.0.0.1', '10.0.0.2'), ('a',))
    """
    if isinstance(value, str):
        return tuple(part for part in re.split(r"[\s,]+", value) if part)
    if isinstance(value, (list, tuple)):
        return tuple(text(part) for part in value)
    raise ValueError("a list is expected")
