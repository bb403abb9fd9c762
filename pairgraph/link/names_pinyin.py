"""Chinese names in Latin letters, as tables and reports in English write them."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import Final

from pairgraph.errors import MissingError
from pairgraph.link.names import Form, form

__all__ = ["INSTALL", "romanised"]

INSTALL: Final = 'Install it with: pip install "pairgraph[link]"'
_MOST_READINGS: Final = 8
"""Characters read in several ways multiply; a name with more readings than these is cut off there."""


@lru_cache(maxsize=32_768)
def romanised(text: str) -> tuple[Form, ...]:
    """Return a Chinese name in pinyin without tones, the usual reading first, then the others.

    Args:
        text: a name in Chinese characters, with or without its ending.

    Raises:
        MissingError: the package for pinyin is not installed.

    >>> romanised("巫溪县")[0].full, [found.stem for found in romanised("单县")]
    ('wuxixian', ['dan', 'chan', 'shan'])
    >>> [found.stem for found in romanised("吕梁市")]  # ü is written v, u or yu
    ['lvliang', 'luliang', 'lyuliang']

    """
    name = form(text)
    length = _stem_length(name)
    forms: dict[Form, None] = {}
    for syllables in _readings(name.full, length):
        for umlaut in ("v", "u", "yu"):
            spelt = [syllable.replace("v", umlaut) for syllable in syllables]
            stem, full = "".join(spelt[:length]), "".join(spelt)
            forms[Form(" ".join(spelt), full, stem, name.kind)] = None
    return tuple(forms)


def _stem_length(name: Form) -> int:
    """Return how many characters the name has without its ending: Kai County is 开县 without 县."""
    if name.stem != name.full:
        return len(name.stem)
    return len(name.full) - 1 if name.kind and len(name.full) > 1 else len(name.full)


def _readings(text: str, length: int) -> list[tuple[str, ...]]:
    """Return the syllables of a name: as usual, then with every other reading of its stem."""
    try:
        from pypinyin import Style, lazy_pinyin, pinyin
    except ImportError as error:
        raise MissingError("The package 'pypinyin' is not installed.", remedy=INSTALL) from error
    usual = tuple(lazy_pinyin(text))
    stem = product(*pinyin(text, style=Style.NORMAL, heteronym=True)[:length])
    others = ((*syllables, *usual[length:]) for syllables in islice(stem, _MOST_READINGS))
    return list(dict.fromkeys([usual, *others]))
