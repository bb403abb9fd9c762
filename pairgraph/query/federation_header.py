"""The services that a stored query names in its header, for those who run it without reading its SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import QueryError
from pairgraph.query.federation_blocks import blocks
from pairgraph.query.tokens import mentions_service

if TYPE_CHECKING:
    from pairgraph.query.header import Header

__all__ = ["services"]


def services(header: Header, text: str) -> tuple[str, ...]:
    """Return them, in the order of the header.

    Raises:
        QueryError: they are not those that the query asks; names file and line.

    >>> from pathlib import Path
    >>> from pairgraph.query.header import read_header
    >>> text = "#+ services: [https://a.example/]" + chr(10) + "ASK { SERVICE <https://a.example/> {} }"
    >>> services(read_header(text, Path("bees.rq")), text)
    ('https://a.example/',)

    """
    told = header.values.get("services") or []
    if not isinstance(told, list):
        raise header.error("'services' needs a list.", "services", remedy="Write '#+ services: [https://…]'.")
    for name in sorted(_asked(header, text).symmetric_difference(map(str, told))):
        message = f"The query {'does not ask' if name in told else 'asks'} {name}."
        raise header.error(message, "services", remedy="'services' lists whom it asks, and no others.")
    return tuple(map(str, told))


def _asked(header: Header, text: str) -> set[str]:
    if mentions_service(text) is None:
        return set()
    try:
        return {block.target for block in blocks(text)}
    except QueryError as error:
        raise QueryError(f"{header.path}: {error}") from error
