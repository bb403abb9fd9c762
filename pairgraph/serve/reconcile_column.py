"""What a client wants to fill a table with: identifiers of things, columns, and what was chosen for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CONTENTS", "Column", "number", "read_extension"]

CONTENTS: Final = ("entity", "name", "iri")
"""How things can stand in a column: to be matched again, by name, by IRI."""
_IDS: Final = 1000
_COLUMNS: Final = 50
_CELLS: Final = 10_000
_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column to fill: its property as the client calls it, and what the user chose for it.

    ``limit`` is how many values a row gets at most, ``year`` the year names and codes are of; 0 is all of
    them, and today. ``content`` is one of ``CONTENTS``.
    """

    id: str
    limit: int = 0
    year: int = 0
    content: str = CONTENTS[0]


def read_extension(found: Mapping[str, Any]) -> tuple[list[str], list[Column]]:
    """Read what a client wants to be told: identifiers and columns.

    Raises:
        Problem: 400, something in it is wrong; 413, it is too much.

    >>> read_extension({"ids": ["a"], "properties": [{"id": "gbCode", "settings": {"year": "2010"}}]})
    (['a'], [Column(id='gbCode', limit=0, year=2010, content='entity')])

    """
    ids, wanted = found.get("ids"), found.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise Problem(400, "Bad query", "extend.ids has to be a list of strings.")
    if not isinstance(wanted, list):
        raise Problem(400, "Bad query", "extend.properties has to be a list.")
    if len(ids) > _IDS or len(wanted) > _COLUMNS or len(ids) * len(wanted) > _CELLS:
        detail = f"Ask for up to {_IDS} things, {_COLUMNS} properties and {_CELLS:,} of both together."
        raise Problem(413, "Too much at once", detail)
    return ids, [_column(one) for one in wanted]


def number(text: str) -> int | None:
    """Return the whole number that a text is; None where it is none, or has too many digits.

    >>> number("20"), number("²"), number("-1")
    (20, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _DIGITS else None


def _column(given: object) -> Column:
    settings = given.get("settings") or {} if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(given.get("id"), str) or not isinstance(settings, dict):
        raise Problem(
            400, "Bad query", "Each of extend.properties is an object with an id, which is a string."
        )
    content = settings.get("content") or CONTENTS[0]
    if content not in CONTENTS:
        raise Problem(400, "Bad setting", f"The setting content is one of {', '.join(CONTENTS)}.")
    return Column(given["id"], _setting(settings, "limit"), _setting(settings, "year"), content)


def _setting(settings: Mapping[str, Any], name: str) -> int:
    """Return a setting as a number; clients send what stands in an input of a form: ``5`` or ``5.0``."""
    found = number(str(settings.get(name) or 0).removesuffix(".0"))
    if found is None:
        raise Problem(400, "Bad setting", f"The setting {name} is a whole number from 0.")
    return found
