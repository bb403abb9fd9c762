"""One thing of a graph with all it says."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri, Text, Value
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Thing"]

_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)
_DAY: Final = len("2009-06-05")


class Thing:
    """A thing: its IRI, and its values by the prefixed name of the property."""

    __slots__ = ("_values", "iri")

    def __init__(self, iri: str, values: Mapping[str, Sequence[Value]]) -> None:
        self.iri = Iri(iri)
        self._values = values

    def __repr__(self) -> str:
        return f"<Thing: {self.iri.prefixed}>"

    def all(self, name: str) -> Sequence[Value]:
        """Return the values of a property, sorted; none where it has none."""
        return self._values.get(name, ())

    def one(self, name: str) -> Value | None:
        """Return the first value of a property, or None."""
        return next(iter(self.all(name)), None)

    def code(self, name: str) -> str:
        """Return the last part of the IRI that is a property's value, such as ``achieved``, or nothing."""
        value = self.one(name)
        return value.local if isinstance(value, Iri) else ""

    def date(self, name: str) -> str:
        """Return a year, month or day as told; nothing where there is none, or none of the calendar.

        >>> Thing("urn:a", {"pao:start": ["2009-06"], "pao:end": ["2009-02-30"]}).date("pao:start")
        '2009-06'
        """
        text = str(self.one(name) or "")
        if not _DATE.fullmatch(text):
            return ""
        try:
            date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < _DAY else text)
        except ValueError:
            return ""
        return text

    def number(self, name: str) -> Decimal | None:
        """Return a number; None where there is none."""
        value = self.one(name)
        return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None

    def isa(self, kind: str) -> bool:
        """Tell whether it is of a class, given as a prefixed name."""
        return Iri(expand(kind)) in self.all("rdf:type")

    def label(self, language: str = "en") -> str:
        """Return its name in a language; nothing where it has none there."""
        return next((str(text) for text in self.all("skos:prefLabel") if _language(text) == language), "")

    @property
    def name(self) -> str:
        """Its English name, or what its IRI ends with."""
        return self.label() or self.iri.local


def _language(text: Value) -> str | None:
    return text.language if isinstance(text, Text) else None
