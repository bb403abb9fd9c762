"""Permanent references to answers: which release, which question, which parameters.

A reference is the path of a link, ``/answer/<release>/<question>/<query>?<parameters>``, or, with
shortened digests, the name of a downloaded file. Nothing here needs a server, so that
``pairgraph verify`` works without one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode

from pairgraph.query.parameters import to_terms
from pairgraph.vocabulary import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery

__all__ = ["Parameters", "Reference", "canonical", "query_digest", "query_string"]

Parameters = tuple[tuple[str, str], ...]
"""Name and value, a name once for each of its values; in the order of the question's own parameters."""

_SHORT: Final = 12
_LONGEST_NAME: Final = 180


@dataclass(frozen=True, slots=True)
class Reference:
    """What an answer is the answer to. Digests are hexadecimal; those of a file name are their beginnings.

    >>> Reference("0" * 64, "bees", "1" * 64, (("region", "region:zhuhai"),)).file_name("csv")
    'bees.000000000000.111111111111.region=region_3Azhuhai.csv'
    """

    release: str
    name: str
    query: str
    parameters: Parameters = ()

    @property
    def path(self) -> str:
        """The permanent link without its host."""
        return f"/answer/{self.release}/{self.name}/{self.query}{query_string(self.parameters)}"

    @property
    def values(self) -> dict[str, list[str]]:
        """The parameters as name → values."""
        found: dict[str, list[str]] = {}
        for name, value in self.parameters:
            found.setdefault(name, []).append(value)
        return found

    def file_name(self, extension: str) -> str:
        """Return the name of the answer as a file; ``.etc`` stands for parameters that do not fit into it."""
        head = f"{self.name}.{self.release[:_SHORT]}.{self.query[:_SHORT]}"
        rest = "".join(f".{_written(name)}={_written(value)}" for name, value in self.parameters)
        return f"{head}{rest if len(head + rest) <= _LONGEST_NAME else '.etc'}.{extension}"


def query_string(parameters: Parameters) -> str:
    """Return parameters as the end of a link; nothing where there are none.

    >>> query_string((("supporter", "region:zhuhai"),))
    '?supporter=region:zhuhai'
    """
    return "?" + urlencode(parameters, safe=":/") if parameters else ""


def query_digest(stored: StoredQuery) -> str:
    """Return the SHA-256 of a stored query's file, header and all, as ``sha256sum`` tells it."""
    return sha256(stored.text.encode()).hexdigest()


def canonical(session: Session, stored: StoredQuery, given: Mapping[str, Sequence[str]]) -> Parameters:
    """Write parameters in the one way that permanent links do: prefixed names, in order, each value once.

    Raises:
        ParameterError: a value is of the wrong type or not among the choices.

    """
    found: list[tuple[str, str]] = []
    for parameter in stored.parameters:
        if parameter.name in given:
            choices = session.choices(stored.name, parameter.name)
            terms = to_terms(parameter, list(given[parameter.name]), choices)
            values = {compact(one.value) if isinstance(one, NamedNode) else one.value for one in terms}
            found += [(parameter.name, value) for value in sorted(values)]
    return tuple(found)


def _written(text: str) -> str:
    """Write a text in letters that every file system takes: ``_3A`` for a colon."""
    return re.sub(
        r"[%_.~]", lambda sign: f"_{ord(sign[0]):02X}" if sign[0] != "%" else "_", quote(text, safe="")
    )
