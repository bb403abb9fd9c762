"""RDF terms as Python values."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["XSD", "Iri", "Term", "Text", "Value", "language_tag", "python_value"]

XSD: Final = PREFIXES["xsd"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple | None
"""What stands in a cell; None where it is empty."""

Value: TypeAlias = Any
"""A cell in Python: Iri, Text, int, Decimal, float, bool, a tuple (the parts of a list), or None."""


class Iri(str):
    """An IRI: a string that also knows its short forms.

    >>> zhuhai = Iri("https://w3id.org/pairing-off/id/region/zhuhai")
    >>> zhuhai.prefixed, zhuhai.local
    ('region:zhuhai', 'zhuhai')
    """

    __slots__ = ()

    @property
    def prefixed(self) -> str:
        """The prefixed name where one of our prefixes fits, else the IRI."""
        return compact(self)

    @property
    def local(self) -> str:
        """What follows the last ``/`` or ``#``."""
        return self[max(self.rfind("/"), self.rfind("#")) + 1 :]


class Text(str):
    """A literal that is no number: a string that keeps its language and datatype.

    >>> Text("2002", datatype=XSD + "gYear").datatype
    'http://www.w3.org/2001/XMLSchema#gYear'
    """

    __slots__ = ("datatype", "language")
    datatype: str
    language: str | None

    def __new__(cls, value: str, *, language: str | None = None, datatype: str = XSD + "string") -> Text:
        """Make one from its lexical form."""
        text = super().__new__(cls, value)
        text.language, text.datatype = language, datatype
        return text


_INTEGERS: Final = (
    *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "negativeInteger"),
    *("nonPositiveInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)
_TYPES: Final[dict[str, Callable[[str], Value]]] = {
    **{XSD + name: int for name in _INTEGERS},
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": lambda lexical: {"true": True, "1": True, "false": False, "0": False}[lexical],
}


def language_tag(tag: str) -> str:
    """Write a language tag as usual; stores lowercase it.

    >>> language_tag("zh-hans"), language_tag("en-us"), language_tag("EN")
    ('zh-Hans', 'en-US', 'en')
    """
    first, *rest = tag.lower().split("-")
    return "-".join([first, *(part.title() if len(part) == 4 else part.upper() for part in rest)])  # noqa: PLR2004 - a script has four letters


def python_value(term: Term) -> Value:
    """Turn a term into int, Decimal, float, bool, Iri, Text, or None for an empty cell.

    A date stays text with its datatype, as precise as it is. What does not fit its datatype stays text.

    >>> python_value(Literal("99.50", datatype=NamedNode(XSD + "decimal")))
    Decimal('99.50')
    """
    if isinstance(term, Literal):
        return _literal_value(term)
    if isinstance(term, NamedNode):
        return Iri(term.value)
    return None if term is None else str(term)


def _literal_value(term: Literal) -> Value:
    datatype = term.datatype.value
    try:
        return _TYPES[datatype](term.value)
    except (KeyError, ValueError, InvalidOperation):
        language = language_tag(term.language) if term.language else None
        return Text(term.value, language=language, datatype=datatype)
