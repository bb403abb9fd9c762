"""Criteria: what a checker of others asks of an ontology, in our words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pairgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ALL", "Choice", "Criterion", "Severity"]

ALL = "*"
"""In a choice: everything that the criterion finds."""
_KEYS = ("id", "title", "source", "severity", "asks", "remedy")


class Severity(StrEnum):
    """How much hangs on a criterion; OOPS! says critical, important and minor."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a criterion asks for and that is left as it is on purpose.

    Attributes:
        what: the term or the thing lacking, as the criterion names it; :data:`ALL` for whatever it finds.
        reason: why.

    """

    what: str
    reason: str

    @classmethod
    def parse(cls, text: str) -> Choice:
        """Read a choice as it is written in a file.

        >>> Choice.parse("DOI | Given when it is published.").what
        'DOI'
        """
        what, _, reason = text.partition("|")
        return cls(what.strip(), reason.strip())


@dataclass(frozen=True, slots=True)
class Criterion:
    """One test of a checker.

    Attributes:
        catalogue: whose it is, such as ``foops``.
        id: its name there, such as ``OM1``.
        title: what it is about, in our words.
        source: the web page of the checker that tells of it.
        severity: how much hangs on it.
        asks: what has to be so.
        remedy: what to do where it is not.
        choices: what is left as it is on purpose.
        query: SPARQL that selects what is wrong; empty where it takes something else to find out.
        reason: where nothing is run here: why.

    """

    catalogue: str
    id: str
    title: str
    source: str
    severity: Severity
    asks: str
    remedy: str = ""
    choices: tuple[Choice, ...] = ()
    query: str = ""
    reason: str = ""

    @classmethod
    def make(cls, catalogue: str, said: Mapping[str, str], **more: object) -> Criterion:
        """Make a criterion from what its file says.

        Raises:
            QueryError: something is missing, or the severity is none.

        >>> said = {"id": "A1", "title": "A", "source": "x", "severity": "may", "asks": "It is so."}
        >>> Criterion.make("foops", said).severity
        <Severity.MAY: 'may'>

        """
        missing = [key for key in _KEYS[:-1] if not said.get(key)]
        levels = [*Severity]
        if missing or said["severity"] not in levels:
            lacks = ", ".join(missing) or f"a severity: {', '.join(levels)}"
            message = f"The criterion {catalogue}/{said.get('id', '?')} lacks {lacks}."
            raise QueryError(message, remedy=f"Its heading has {', '.join(_KEYS)}.")
        fields = {key: said.get(key, "") for key in _KEYS} | {"severity": Severity(said["severity"])}
        return cls(catalogue=catalogue, **fields, **more)  # type: ignore[arg-type]
