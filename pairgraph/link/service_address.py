"""Which addresses a service may have."""

from __future__ import annotations

from urllib.parse import urlsplit

from pairgraph.errors import PairgraphError
from pairgraph.query.federation_address import addresses

__all__ = ["checked", "look_up"]


def checked(url: str) -> str:
    """Return an address of the web, as it is.

    Raises:
        PairgraphError: it is none, or has a password in it.

    >>> checked("https://wikidata.reconci.link/en/api")
    'https://wikidata.reconci.link/en/api'

    """
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and not parts.username and parts.port != 0
    except ValueError:
        good = None
    if not good:
        remedy = "Give it as https://wikidata.reconci.link/en/api"
        raise PairgraphError(f"'{url}' is no address of a service.", remedy=remedy)
    return url


def look_up(url: str) -> None:
    """Refuse a name that leads to this machine or its neighbours; their address itself may be given.

    Raises:
        OSError: the name leads nowhere.
        PairgraphError: it leads into a private network.

    """
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        list(addresses(parts.hostname or "", port))
    except PermissionError as error:
        remedy = "If that is meant, give its address instead of its name."
        raise PairgraphError(f"{parts.hostname} is in a private network.", remedy=remedy) from error
