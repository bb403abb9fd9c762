"""Mentions: which terms a Turtle, SPARQL or JSON-LD file names, and on which line.

A parser would answer for a whole file at once and without lines, and stops at queries inside
strings, where shapes keep theirs. So the text itself is read: IRIs and prefixed names outside
comments and strings, and prefixed names inside the strings and the ``#+`` comments that hold queries.
In JSON-LD every string may be a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Mention", "mentions", "mentions_in"]

_TOKEN: Final = re.compile(
    r'''(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
        |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |<(?P<iri>[^<>"{}|^`\\\s]*)>
      |(?P<comment>\#[^\n]*)
      |(?P<variable>[?$]\w+)
      |(?P<name>(?<![\w-])[A-Za-z][\w-]*:[A-Za-z_](?:[\w.-]*[\w-])?)''',
    re.VERBOSE,
)
_NAME: Final = re.compile(r"(?<![\w-])(?P<name>[A-Za-z][\w-]*:[A-Za-z_](?:[\w.-]*[\w-])?)")
_PREFIX: Final = re.compile(r"@?prefix\s+([A-Za-z][\w-]*):\s*<([^>]*)>", re.IGNORECASE)
_QUERY: Final = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT)\b")


class Mention(NamedTuple):
    """A term named in a file.

    >>> Mention("http://www.w3.org/2004/02/skos/core#Concept", 3).line
    3
    """

    iri: str
    line: int


def mentions_in(text: str) -> Iterator[Mention]:
    r"""Yield the terms that a Turtle or SPARQL text names, in their order.

    Prefixes are those the text declares; the project's own stand in for any it does not.

    >>> for mention in mentions_in("# pao:NotMe\nPREFIX x: <a:>\nASK { ?s x:y 'pao:NorMe' }"):
    ...     print(mention)
    Mention(iri='a:', line=2)
    Mention(iri='a:y', line=3)
    """
    prefixes = {**PREFIXES, **dict(_PREFIX.findall(text))}
    for token in _TOKEN.finditer(text):
        for name, offset in _names(token):
            iri = name if token["iri"] is not None else _expand(name, prefixes)
            yield Mention(iri, text.count("\n", 0, offset) + 1)


def mentions(file: Path) -> list[Mention]:
    """Return the terms that a file names, in their order.

    >>> from pairgraph.vocabulary import project_files
    >>> rule = project_files() / "ontology" / "rules" / "06-supports.rq"
    >>> [mention.iri.partition("#")[2] for mention in mentions(rule)][1:]
    ['supports', 'assistingParty', 'assistedParty']
    """
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".jsonld":
        return list(mentions_in(text))
    names = _NAME.finditer(text)
    return [Mention(_expand(m["name"], PREFIXES), text.count("\n", 0, m.start()) + 1) for m in names]


def _expand(name: str, prefixes: dict[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes.get(prefix, prefix + ":") + local


def _names(token: re.Match[str]) -> Iterator[tuple[str, int]]:
    if token["iri"] is not None:
        yield token["iri"], token.start()
    elif token["name"] is not None:
        yield token["name"], token.start()
    elif _holds_query(token):
        for name in _NAME.finditer(token[0]):
            yield name["name"], token.start() + name.start()


def _holds_query(token: re.Match[str]) -> bool:
    if token["comment"] is not None:
        return token["comment"].startswith("#+")
    return token["string"] is not None and _QUERY.search(token["string"]) is not None
