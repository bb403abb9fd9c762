"""Dates that exist, and periods that do not end before they start."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.build.facts import FactFile, Node

__all__ = ["problems"]

_DATE = re.compile(r"([0-9]{1,9})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PAIRS = (("start", "end"), ("validFrom", "validUntil"))
_Parts = tuple[int, ...]  # year; year and month; or year, month and day


def problems(facts: FactFile) -> Iterator[FactFileError]:
    """Yield dates that do not exist and periods in the wrong order."""
    for node, place in facts.nodes():
        for first, last in _PAIRS:
            for key, message, remedy in _period(node, first, last):
                yield FactFileError(message, file=facts.path, line=facts.line((*place, key)), remedy=remedy)


def _period(node: Node, first: str, last: str) -> Iterator[tuple[str, str, str]]:
    for key in (first, last):
        parts = _parts(node.get(key))
        if parts and not _exists(parts):
            yield key, f"{key!r}: there is no {node[key]}.", "Write the year-month-day that the text gives."
    start, end = _parts(node.get(first)), _parts(node.get(last))
    shared = min(len(start), len(end))
    if end[:shared] < start[:shared]:
        message = f"{last!r} {node[last]} comes before {first!r} {node[first]}."
        yield last, message, "Exchange them, or correct one."


def _parts(value: object) -> _Parts:
    """Split a date into numbers; what is no date is the schema's business.

    >>> _parts("2004-11"), _parts(2004), _parts("soon")
    ((2004, 11), (2004,), ())
    """
    found = _DATE.fullmatch(str(value))
    return tuple(int(part) for part in found.groups() if part is not None) if found else ()


def _exists(parts: _Parts) -> bool:
    year, month, day = (*parts, 1, 1)[:3]
    try:
        date(year, month, day)
    except (ValueError, OverflowError):
        return False
    return True
