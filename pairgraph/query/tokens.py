"""SPARQL text as tokens: enough to say where a word is code and where it is data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Token",
    "could_call",
    "first_word",
    "mentions_service",
    "place",
    "relative_iri",
    "tokens",
    "undeclared_prefix",
    "unescaped",
]

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              |\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<variable>[?$]\w+)
  | (?P<name>[\w-]*:(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.)*)
  | (?P<word>\w+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SAFE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its ``kind`` (a group of the pattern), its text and where it starts."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Yield every token of a SPARQL text, without white space and comments.

    >>> [t.kind for t in tokens('SELECT ?x { ?x a "y" } # done')]
    ['word', 'variable', 'mark', 'variable', 'word', 'string', 'mark']
    """
    for match in _TOKEN.finditer(text):
        if match.lastgroup not in {"space", "comment"}:
            yield Token(str(match.lastgroup), match.group(), match.start())


def unescaped(text: str) -> str:
    r"""Return a text with its escapes of code points turned into what they stand for.

    SPARQL has them anywhere in a query, so that they may stand for code; engines do not agree on that.

    >>> unescaped(r"\u0053ERVICE \U00000027 \UFFFFFFFF")
    "SERVICE ' \\UFFFFFFFF"
    """
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= 0x10FFFF else escape[0]  # noqa: PLR2004 - the last code point there is


def place(text: str, offset: int) -> tuple[int, int]:
    r"""Return line and column, both from 1, of an offset.

    >>> place("a\nbc", 3)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def mentions_service(text: str) -> Token | None:
    """Return the first token that could make an engine call another server, or nothing.

    Errs on the safe side: engines accept ``SERVICEa:b`` without a space, so a prefix that holds
    the word counts, and so does a relative IRI (``FILTER(1<2)SERVICE?x#>`` looks like one).

    >>> mentions_service("SELECT * { SERVICE <http://example.org/> {} }").text
    'SERVICE'
    >>> mentions_service('SELECT ?service { ?service a pao:MedicalService ; pao:note "service" }')
    """
    if "service" not in text.lower():
        return None
    return next((token for token in tokens(text) if could_call(token)), None)


def could_call(token: Token) -> bool:
    """Whether an engine could read a token, or a part of it, as SERVICE."""
    return "service" in _code(token).lower()


def _code(token: Token) -> str:
    """Return the part of a token that an engine may read as a keyword."""
    if token.kind in {"string", "variable"} or (token.kind == "iri" and _SAFE_IRI.match(token.text)):
        return ""
    return token.text.partition(":")[0] if token.kind == "name" else token.text


def first_word(text: str) -> Token | None:
    r"""Return the keyword that says what a query is: SELECT, ASK, INSERT …, or nothing.

    >>> first_word("PREFIX a: <http://example.org/> # hm\nselect * {}").text
    'select'
    """
    words = (token for token in tokens(text) if token.kind == "word")
    return next((word for word in words if word.text.upper() not in {"PREFIX", "BASE"}), None)


def undeclared_prefix(text: str) -> Token | None:
    """Return the first name whose prefix the text does not declare, or nothing.

    >>> undeclared_prefix("PREFIX a: <http://example.org/> SELECT * { ?s a:b c:d }").text
    'c:d'
    """
    declared, last = {"_"}, ""
    for token in tokens(text):
        if token.kind == "name" and last == "PREFIX":
            declared.add(token.text.removesuffix(":"))
        elif token.kind == "name" and token.text.partition(":")[0] not in declared:
            return token
        last = token.text.upper()
    return None


def relative_iri(text: str) -> Token | None:
    """Return the first IRI that needs a base the text does not give, or nothing.

    >>> relative_iri("SELECT * { <bee> ?p <https://example.org/> }").text
    '<bee>'
    """
    found = list(tokens(text))
    if any(token.text.upper() == "BASE" for token in found):
        return None
    return next((token for token in found if token.kind == "iri" and not _ABSOLUTE.match(token.text)), None)
