"""Services by name: the entries of the list of those that may be asked."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import NamedNode

__all__ = ["service"]

_ENTRY: Final = re.compile(r"(https?://[^\s<>\"{}|\\^`]+?)(?:=(https?://[^\s<>\"{}|\\^`]+))?")
_HOST: Final = re.compile(r"https?://[^/?#@\s]+(?:[/?][^#\s]*)?")


def service(entry: str) -> tuple[str, str]:
    """Read an entry of the list: the service as queries name it, and the address where it is asked.

    That is the same, unless the entry says otherwise: ``https://public.example/sparql=http://127.0.0.1:7878/query``
    asks a copy nearby.

    Raises:
        ValueError: it is no address of HTTP, or holds a password or a fragment.

    >>> service("https://query.wikidata.org/sparql")
    ('https://query.wikidata.org/sparql', 'https://query.wikidata.org/sparql')

    """
    found = _ENTRY.fullmatch(entry.strip())
    if not found or not all(_HOST.fullmatch(one) for one in found.groups() if one):
        raise ValueError("the address of a service such as https://query.wikidata.org/sparql is expected")
    return NamedNode(found[1]).value, NamedNode(found[2] or found[1]).value
