"""References to answers, read back: out of a permanent link, or out of the name of a downloaded file."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

from pairgraph.errors import QueryError
from pairgraph.serve.permanent import Reference

__all__ = ["of_file_name", "of_link"]

_PATH: Final = re.compile(r"/answer/([0-9a-f]{64})/([a-z0-9-]+)/([0-9a-f]{64})(?:\.[a-z.]+)?")
_FILE: Final = re.compile(
    r"([a-z0-9-]+)\.([0-9a-f]{12})\.([0-9a-f]{12})((?:\.[A-Za-z0-9_-]+=[A-Za-z0-9_-]*)*)(\.etc)?"
    r"(?: ?\(\d+\))?\.[a-z]+"
)


def of_link(link: str) -> Reference:
    """Read a permanent link, with or without its host.

    Raises:
        QueryError: it is none.

    >>> of_link(f"https://example.org/answer/{'0' * 64}/bees/{'1' * 64}?region=region:zhuhai").parameters
    (('region', 'region:zhuhai'),)

    """
    try:
        parts = urlsplit(link.strip())
        match = re.search(_PATH.pattern + "$", parts.path)
    except ValueError:
        match = None
    if match is None:
        raise QueryError(
            f"'{link}' is no permanent link to an answer.",
            remedy="One has the form …/answer/<release>/<question>/<query>?<parameters>.",
        )
    given = tuple((name, value) for name, value in parse_qsl(parts.query) if name not in {"lang", "format"})
    return Reference(match[1], match[2], match[3], given)


def of_file_name(name: str) -> Reference | None:
    """Read the reference in the name of a downloaded file; nothing where the name has none.

    Raises:
        QueryError: the parameters did not fit into the name.

    >>> of_file_name("bees.000000000000.111111111111.region=region_3Azhuhai (1).csv").parameters
    (('region', 'region:zhuhai'),)

    """
    match = _FILE.fullmatch(name)
    if match is None:
        return None
    if match[5]:
        raise QueryError(
            f"The name of {name} is too short for the answer's parameters.",
            remedy="Give the permanent link with --link.",
        )
    pairs = [part.partition("=") for part in match[4].split(".")[1:]]
    parameters = tuple((_read(key), _read(value)) for key, _, value in pairs)
    return Reference(match[2], match[1], match[3], parameters)


def _read(text: str) -> str:
    return unquote(text.replace("_", "%"))
