"""Chinese names in Latin letters, as tables and reports in English write them."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import Final

from pairgraph.errors import MissingError
from pairgraph.link.names import Form, form

__all__ = ["INSTALL", "other_readings", "romanised"]

INSTALL: Final = 'Install it with: pip install "pairgraph[link]"'
_MOST_READINGS: Final = 8
"""Characters read in several ways multiply; a name with more readings than these is cut off there."""


@lru_cache(maxsize=32_768)
def romanised(text: str) -> tuple[Form, ...]:
    """Return a Chinese name in pinyin without tones.

    Args:
        text: a name in Chinese characters, with or without its ending.

    Raises:
        MissingError: the package for pinyin is not installed.

    >>> romanised("巫溪县")
    (Form(plain='wu xi xian', full='wuxixian', stem='wuxi', kind='county', han=False),)
    >>> [found.stem for found in romanised("吕梁市")]  # ü is written v, u or yu
    ['lvliang', 'luliang', 'lyuliang']

    """
    name = form(text)
    length = _stem_length(name)
    full = _usual(name.full)
    # 朝阳 alone is another word than in 朝阳区, and people read both.
    alone = (*_usual(name.full[:length]), *full[length:])
    return _spelt(list(dict.fromkeys([full, alone])), name)


@lru_cache(maxsize=32_768)
def other_readings(text: str) -> tuple[Form, ...]:
    """Return the pinyin of a Chinese name whose characters are read in another way than usual.

    >>> [found.stem for found in other_readings("单县")]  # Shan County, not "alone"
    ['chan', 'shan']
    """
    name = form(text)
    usual = _usual(name.full)
    found = [one for one in _readings(name.full, _stem_length(name)) if one != usual]
    return _spelt(found, name)


def _spelt(readings: list[tuple[str, ...]], name: Form) -> tuple[Form, ...]:
    length = _stem_length(name)
    forms: dict[Form, None] = {}
    for syllables, umlaut in product(readings, ("v", "u", "yu")):
        spelt = [syllable.replace("v", umlaut) for syllable in syllables]
        forms[Form(" ".join(spelt), "".join(spelt), "".join(spelt[:length]), name.kind)] = None
    return tuple(forms)


def _stem_length(name: Form) -> int:
    """Return how many characters the name has without its ending: Kai County is 开县 without 县."""
    if name.stem != name.full:
        return len(name.stem)
    return len(name.full) - 1 if name.kind and len(name.full) > 1 else len(name.full)


def _usual(text: str) -> tuple[str, ...]:
    try:
        from pypinyin import lazy_pinyin
    except ImportError as error:
        raise MissingError("The package 'pypinyin' is not installed.", remedy=INSTALL) from error
    return tuple(lazy_pinyin(text))


def _readings(text: str, length: int) -> list[tuple[str, ...]]:
    """Return every reading of the first characters of a name, each with the usual one of the others."""
    from pypinyin import Style, pinyin

    ending = _usual(text)[length:]
    stem = product(*pinyin(text, style=Style.NORMAL, heteronym=True)[:length])
    return [(*syllables, *ending) for syllables in islice(stem, _MOST_READINGS)]
