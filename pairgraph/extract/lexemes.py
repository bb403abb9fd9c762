"""The pieces that numbers and dates are put together from: runs of digits, single words, whole dates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from pairgraph.extract.dates import DATE, CalendarDate, from_match
from pairgraph.extract.words import ADVERBS, HUNDRED, ORDINALS, SCALES, TEENS, TENS, UNITS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Lexeme", "LexemeKind", "lexemes", "narrow"]

LexemeKind = Literal["digits", "unit", "teen", "tens", "hundred", "scale", "ordinal", "date", "other"]

_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
# The pronoun I is none of them; nor is a V or X that begins "X-ray" or stands for a name.
_ROMAN = r"X{1,3}(?:IX|IV|V?I{1,3}|V)|X{2,3}|IX|IV|VI{1,3}|I{2,3}|[VX](?![-.])"
_LEXEME: Final = re.compile(
    rf"(?P<date>{DATE})"
    r"|(?P<digits>(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)(?P<nth>(?:st|nd|rd|th)(?![A-Za-z]))?"
    rf"|(?<![A-Za-z])(?P<word>(?i:{_WORD}))(?![A-Za-z])"
    rf"|(?<![A-Za-z0-9])(?P<roman>{_ROMAN})(?![A-Za-z0-9])"
    r"|(?P<sign>[\u2160-\u2188])"
)
# One character for one, so that offsets stay true.
_NARROW: Final = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0E: ".", 0xFF0C: ","}
_KINDS: Final[tuple[tuple[LexemeKind, dict[str, int]], ...]] = (
    ("unit", UNITS),
    ("teen", TEENS),
    ("tens", TENS),
    ("hundred", HUNDRED),
    ("scale", SCALES),
    ("ordinal", ORDINALS),
    ("other", ADVERBS),
)
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece: its kind, where it stands, its text, its own value and date where it has them."""

    kind: LexemeKind
    start: int
    end: int
    text: str
    value: Decimal | None
    date: CalendarDate | None = None

    @property
    def plural(self) -> bool:
        """Whether it is a scale in the plural, which counts nothing when alone: *thousands*."""
        return self.kind in {"hundred", "scale"} and self.text.endswith("s")


def narrow(text: str) -> str:
    """Return the text with full-width digits, stops and commas as plain ones; its length stays.

    >>> narrow("１，２００")
    '1,200'
    """
    return text.translate(_NARROW)


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the pieces of a narrowed text in order.

    >>> [(piece.kind, piece.text) for piece in lexemes("ten thousand in May 2009")]
    [('teen', 'ten'), ('scale', 'thousand'), ('date', 'may 2009')]
    """
    for found in _LEXEME.finditer(text):
        kind, value, date = _read(found)
        yield Lexeme(kind, found.start(), found.end(), found.group().lower(), value, date)


def _read(found: re.Match[str]) -> tuple[LexemeKind, Decimal | None, CalendarDate | None]:
    if found["date"]:
        date = from_match(found)
        return "date", Decimal(date.year) if date.year and not date.month else None, date
    if found["digits"]:
        return "ordinal" if found["nth"] else "digits", Decimal(found["digits"].replace(",", "")), None
    if found["word"]:
        return *_word(found["word"].lower()), None
    value = _roman(found["roman"]) if found["roman"] else int(unicodedata.numeric(found["sign"]))
    return "other", Decimal(value), None


def _word(word: str) -> tuple[LexemeKind, Decimal | None]:
    for kind, values in _KINDS:
        if word in values:
            return kind, Decimal(values[word])
    return "other", None


def _roman(written: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in written]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)
