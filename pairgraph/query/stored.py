"""A stored query: one question, its SPARQL, and what its parameters and columns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CHARTS", "COLUMN_TYPES", "PARAMETER_TYPES", "Column", "Parameter", "StoredQuery", "header_end"]

PARAMETER_TYPES: Final = ("iri", "integer", "decimal", "string", "year", "date", "boolean")
COLUMN_TYPES: Final = (*PARAMETER_TYPES, "iri-list", "string-list", "any")
CHARTS: Final = ("flow", "years", "bounds", "units", "numbers", "periods", "map", "none")
"""The pictures that a question may name; ``none`` where its table says more than any."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a caller may set: it is the SPARQL variable of the same name."""

    name: str
    type: str
    description: str = ""
    required: bool = False
    several: bool = False
    default: Any = None
    choices: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer.

    ``evidence`` names the column of the things that back its cells; ``empty`` is what people are shown
    where a cell holds nothing (``open`` for a bound that nobody gave).
    """

    name: str
    type: str = "any"
    unit: str = ""
    description: str = ""
    evidence: str = ""
    hidden: bool = False
    empty: str = ""


@dataclass(frozen=True)
class StoredQuery:
    """One file of ``queries/``: ``text`` is the whole of it, valid SPARQL as it stands.

    ``charts`` names the pictures of its answer, where its columns would not choose them; ``services`` the
    SPARQL endpoints of others that it asks.
    """

    name: str
    topic: str
    summary: str
    question: dict[str, str]
    text: str
    path: Path
    description: str = ""
    tags: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = ()
    expects: str = "rows"
    services: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()
    template: tuple[str | tuple[str, ...], ...] = field(default=(), repr=False)

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, if there is one."""
        return next((one for one in self.parameters if one.name == name), None)

    @property
    def sparql(self) -> str:
        """The text without its header, as one would paste it elsewhere."""
        return self.text[header_end(self.text) :].lstrip("\n")


def header_end(text: str) -> int:
    r"""Return where the header of a stored query ends.

    >>> header_end("#+ summary: Bees\nASK {}")
    17
    """
    match = re.match(r"(?:#\+[^\n]*\n)*", text)
    return match.end() if match else 0
