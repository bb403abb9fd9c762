"""The English words that stand for numbers."""

from __future__ import annotations

from typing import Final

__all__ = ["ADVERBS", "HUNDRED", "ORDINALS", "SCALES", "TEENS", "TENS", "UNITS", "WORDS"]

_UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES: Final = {"dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_IRREGULAR: Final = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

UNITS: Final[dict[str, int]] = {word: value for value, word in enumerate(_UNITS, 1)}
"""One to nine, which can follow *twenty*."""

TEENS: Final[dict[str, int]] = {
    "zero": 0,
    "eighteen": 18,
    "nineteen": 19,
    **{word: value for value, word in enumerate(_TEENS, 10)},
}
"""Ten to nineteen, and zero, which cannot."""

TENS: Final[dict[str, int]] = {word: 10 * value for value, word in enumerate(_TENS, 2)} | {"fourty": 40}
"""Twenty to ninety, and the commonest misspelling among them."""

HUNDRED: Final[dict[str, int]] = {"hundred": 100, "hundreds": 100}
"""The one scale that is at home below the others: two hundred thousand."""

SCALES: Final[dict[str, int]] = _SCALES | {word + "s": value for word, value in _SCALES.items()}
"""What multiplies the number before it."""


def _rank(word: str) -> str:
    """Return the ordinal of a cardinal."""
    return _IRREGULAR.get(word) or word.removesuffix("y") + ("ieth" if word.endswith("y") else "th")


_ROUND: Final = {"hundred": 100, "thousand": 10**3, "million": 10**6}
_RANKS: Final[dict[str, int]] = {
    _rank(word): value for word, value in (UNITS | TEENS | TENS | _ROUND).items()
}

ORDINALS: Final[dict[str, int]] = _RANKS | {word + "ly": value for word, value in _RANKS.items()}
"""*First* to *nineteenth*, the round ones, and their adverbs: *firstly*."""

ADVERBS: Final[dict[str, int]] = {"once": 1, "twice": 2, "thrice": 3}
"""How often."""

WORDS: Final = frozenset({"tens", *UNITS, *TEENS, *TENS, *HUNDRED, *SCALES, *ORDINALS, *ADVERBS})
"""All of them, and *tens*, which counts nothing."""
