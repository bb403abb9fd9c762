"""The words in an answer's cells, in Chinese: units, names of things, levels of regions, fixed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.query.values import Iri, Text
from pairgraph.serve.ask import rows
from pairgraph.serve.cell_words import CELL_WORDS
from pairgraph.serve.literals import level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.session import Session

__all__ = ["Glossary", "glossary"]


class Glossary:
    """What English words in cells are called; empty for a page in English.

    Args:
        units: unit by its notation.
        things: thing by its English name; a name of things that are called differently is left out.

    >>> Glossary({"CNY": "元"}, {"Zhuhai": "珠海市"}).word("unit", "CNY")
    '元'

    """

    def __init__(self, units: dict[str, str] | None = None, things: dict[str, str] | None = None) -> None:
        self._units, self._things = units, things

    def word(self, column: str, value: object) -> object:
        """Return a cell's value, a text in the language of the page where there is a word for it."""
        if self._things is None or not isinstance(value, str) or isinstance(value, Iri):
            return value
        if column == "unit" or column.endswith("Unit"):
            return (self._units or {}).get(value, value)
        if column.lower().endswith("level"):
            return level(value, "zh-Hans")
        return CELL_WORDS.get(value) or self._things.get(value, value)


def glossary(session: Session, lang: str) -> Glossary:
    """Return the words for answers on a page in a language."""
    if lang == "en":
        return Glossary()
    units = _unique((row.notation, row.label) for row in rows(session, "units") if _is(row.label, lang))
    return Glossary(units, _unique((row.text, row.label) for row in rows(session, "glossary")))


def _is(label: object, lang: str) -> bool:
    return isinstance(label, Text) and label.language == lang


def _unique(pairs: Iterable[tuple[object, object]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for text, label in pairs:
        found.setdefault(str(text), set()).add(str(label))
    return {text: min(labels) for text, labels in found.items() if len(labels) == 1}
