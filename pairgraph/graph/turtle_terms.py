"""Terms as Turtle writes them, and the prefixes that takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from pairgraph.graph.terms import XSD, prefixed
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Triple

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["TermWriter"]

# Narrower than Turtle's grammar: everything else is written as a full IRI, so nothing needs escaping.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?|")
# Only lexical forms that every parser gives back unchanged are written without quotes.
_BARE = {
    XSD + "integer": re.compile(r"0|-?[1-9][0-9]{0,30}"),
    XSD + "decimal": re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.[0-9]{0,5}[1-9]"),
    XSD + "boolean": re.compile(r"true|false"),
}
_STRING = XSD + "string"
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'[\\\t\r\b\f]|[\x00-\x09\x0b-\x1f\x7f]|"(?="|\Z)')


class TermWriter:
    """Writes terms and remembers which prefixes it took.

    >>> writer = TermWriter()
    >>> writer.write(NamedNode("https://w3id.org/pairing-off/ontology#Figure"))
    'pao:Figure'
    >>> writer.used
    {'pao'}
    """

    def __init__(self) -> None:
        self.used: set[str] = set()

    def write(self, term: Term) -> str:
        """Write one term; blank nodes by their label."""
        if isinstance(term, NamedNode):
            return self.iri(term)
        return self.literal(term) if isinstance(term, Literal) else str(term)

    def iri(self, term: NamedNode) -> str:
        """Write an IRI, with a prefix where one fits."""
        name = prefixed(term.value)
        prefix, colon, local = name.partition(":")
        if name == term.value or not colon or not _LOCAL.fullmatch(local):
            return str(term)
        self.used.add(prefix)
        return name

    def literal(self, term: Literal) -> str:
        """Write a literal: numbers bare, text with line breaks as it reads."""
        kind = term.datatype.value
        if kind in _BARE and _BARE[kind].fullmatch(term.value):
            return term.value
        if term.language is not None or kind == _STRING:
            tag = f"@{term.language}" if term.language is not None else ""
            return _text(term) + tag
        return f"{_text(Literal(term.value))}^^{self.iri(term.datatype)}"

    def prefixes(self) -> str:
        """Write the declarations of the prefixes taken so far."""
        return "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(self.used))


def _text(term: Literal) -> str:
    if "\n" in term.value:
        return f'"""{_SPECIAL.sub(_escape, term.value)}"""'
    return str(Literal(term.value))


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return '\\"' if character == '"' else _ESCAPES.get(character, f"\\u{ord(character):04X}")
