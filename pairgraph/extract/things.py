"""The things a fact file describes, however deeply they are nested, and what each says in numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from pairgraph.extract.dates import CalendarDate, from_fact

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "Place", "Thing", "listed", "things"]

Node = dict[str, Any]
"""A mapping of a fact file."""

Place = tuple[str | int, ...]
"""The way to a value of a fact file: keys, and positions in lists."""

_DATES: Final = ("start", "end", "validFrom", "validUntil")
_DURATION: Final = re.compile(r"P(?:[0-9]+[YMWD])+")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with an id: what the fact file says of it and where.

    >>> thing = Thing({"id": "flow:a", "from": ["passage:b-1-2"], "duration": "P3Y"}, ("facts", 0))
    >>> thing.sources, thing.dates, thing.duration
    (['passage:b-1-2'], {}, [(3, 'Y')])
    """

    node: Node
    place: Place

    @property
    def id(self) -> str:
        """The id, such as ``figure:books-2009``."""
        return str(self.node["id"])

    @property
    def sources(self) -> list[str]:
        """Ids of the passages it is derived from."""
        return [str(source) for source in listed(self.node.get("from"))]

    @property
    def dates(self) -> dict[str, CalendarDate]:
        """The dates it states, by their keys."""
        found = ((key, from_fact(self.node[key])) for key in _DATES if key in self.node)
        return {key: date for key, date in found if date}

    @property
    def duration(self) -> list[tuple[int, str]]:
        """How long it lasts: numbers with their unit, ``Y``, ``M``, ``W`` or ``D``."""
        written = str(self.node.get("duration", ""))
        if not _DURATION.fullmatch(written):
            return []
        return [(int(number), unit) for number, unit in re.findall(r"([0-9]+)([YMWD])", written)]

    @property
    def is_figure(self) -> bool:
        """Whether it is a number with a unit."""
        return self.node.get("type") == "Figure" or "asWritten" in self.node

    @property
    def as_written(self) -> str:
        """The number as printed; empty where the fact file does not say."""
        return str(self.node.get("asWritten", "")).strip()

    @property
    def values(self) -> list[Decimal]:
        """The number, and the second one of a range."""
        found = (_decimal(self.node[key]) for key in ("value", "upperValue") if key in self.node)
        return [value for value in found if value is not None]


def things(document: Node) -> Iterator[Thing]:
    """Yield everything under ``facts`` that has an id, the outer before the inner.

    >>> [thing.id for thing in things({"facts": [{"id": "flow:a", "figures": [{"id": "figure:b"}]}]})]
    ['flow:a', 'figure:b']
    """
    yield from _walk(document.get("facts"), ("facts",))


def listed(value: object) -> list[Any]:
    """Return a value as a list: what is no list becomes one of one, nothing an empty one.

    >>> listed("a"), listed(["a", "b"]), listed(None)
    (['a'], ['a', 'b'], [])
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _walk(value: object, place: Place) -> Iterator[Thing]:
    if isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _walk(inner, (*place, at))
    elif isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield Thing(value, place)
        for key, inner in value.items():
            yield from _walk(inner, (*place, key))


def _decimal(value: object) -> Decimal | None:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
