"""A report's text as sections and sentences, in code-point offsets into the untouched text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Sentence", "Span", "digest", "sentences"]

_PARAGRAPH = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r"\s*【(?P<name>[^】]*)】\s*")
_SIGNATURE = re.compile(r"\s*[(（].*[)）]\s*")
# A sentence ends with a stop, perhaps a closing quotation mark, and white space before a capital or
# an opening mark.
_BREAK = re.compile(r"(?<=[.!?。！？])[\"”’]?\s+(?=[A-Z\"“‘(])")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``start`` inclusive, ``end`` exclusive, in Unicode code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Tell whether another stretch lies wholly inside this one.

        >>> Span(2, 9).holds(Span(2, 4)), Span(2, 9).holds(Span(1, 4))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its section, its number there (from 1) and where it stands."""

    section: str
    number: int
    span: Span


def digest(text: str, span: Span) -> str:
    """Return the SHA-256 of the stretch, UTF-8 encoded, in hexadecimal.

    >>> digest("abc", Span(0, 1))[:8]
    'ca978112'
    """
    return hashlib.sha256(text[span.start : span.end].encode()).hexdigest()


def sentences(text: str) -> Iterator[Sentence]:
    r"""Yield every sentence of a report, in order.

    The first line is the section ``Title``; 【…】 opens a section; a line in brackets after the
    sections is the ``Signature``; what follows it is the page's ``Footer``.

    >>> text = "On bees\n 【Work】 Bees fly. They hum.\n (The hive)\nTel. 7"
    >>> [(s.section, s.number) for s in sentences(text)]
    [('Title', 1), ('Work', 1), ('Work', 2), ('Signature', 1), ('Footer', 1)]
    """
    section, number = "Title", 0
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        opened, start = _section(paragraph, section, number)
        if opened != section:
            section, number = opened, 0
        for span in _split(text, start, paragraph.end()):
            number += 1
            yield Sentence(section, number, span)


def _section(paragraph: re.Match[str], section: str, number: int) -> tuple[str, int]:
    """Name the section a paragraph belongs to and where its prose starts."""
    if section in {"Signature", "Footer"}:
        return "Footer", paragraph.start()
    if heading := _HEADING.match(paragraph.group()):
        return heading["name"].strip(), paragraph.start() + heading.end()
    if section == "Title":
        return ("Title" if number == 0 else "Preface"), paragraph.start()
    return ("Signature" if _SIGNATURE.fullmatch(paragraph.group()) else section), paragraph.start()


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut one paragraph into sentences, without the white space around them."""
    at = start
    for cut in _BREAK.finditer(text, start, end):
        closing = cut.start() + (1 if cut.group()[0] in '"”’' else 0)
        yield Span(at + _indent(text, at, closing), closing)
        at = cut.end()
    stop = start + len(text[start:end].rstrip())
    if at < stop:
        yield Span(at + _indent(text, at, stop), stop)


def _indent(text: str, start: int, end: int) -> int:
    stretch = text[start:end]
    return len(stretch) - len(stretch.lstrip())
