"""Names brought to a form in which the same name is the same text: Chinese, pinyin or English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from pairgraph.link.names_words import ETHNIC_HAN, ETHNIC_LATIN, HAN_ENDINGS, LATIN_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Form", "body_form", "form", "is_han", "person_form", "plain"]

_MARKS: Final = re.compile(r"['’‘`ʼ´]")
_BETWEEN: Final = re.compile(r"[^\w]+|_")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LONGEST: Final = 200
"""Characters read of a name; what is longer is no name, and work grows with length."""
_KIND_FIRST: Final = re.compile(r"(?:the )?([a-z ]+?) of (.+)")
_EMPTY_WORDS: Final = frozenset(["and", "at", "for", "in", "of", "on", "peoples", "prc", "the", "to"])
_SAME_WORDS: Final = {"municipal": "city", "municipality": "city", "provincial": "province"}


@dataclass(frozen=True, slots=True)
class Form:
    """A name in comparable form.

    Attributes:
        plain: the name in small letters without marks, simplified characters, single spaces.
        full: the same without spaces.
        stem: `full` without the words that say what the place is.
        kind: what those words say it is (``county``), empty where there are none.
        han: whether it is written in Chinese characters.

    """

    plain: str
    full: str
    stem: str
    kind: str = ""
    han: bool = False


def is_han(text: str) -> bool:
    """Tell whether a name is written in Chinese characters.

    >>> is_han("巫溪县"), is_han("Wuxi County")
    (True, False)
    """
    return bool(_HAN.search(text))


@lru_cache(maxsize=65_536)
def form(text: str) -> Form:
    """Bring the name of a place to comparable form.

    >>> form("Xī'ān Shì")
    Form(plain='xian shi', full='xianshi', stem='xian', kind='city', han=False)
    >>> form("County of Wuxi").stem, form("Wuxi Co.").kind
    ('wuxi', 'county')
    >>> form("石柱土家族自治县").stem, form("Shizhu Tujia Autonomous County").stem
    ('石柱', 'shizhu')
    >>> form("开县").stem  # one character is no name without its ending
    '开县'
    """
    written = plain(text)
    return _han_form(written) if is_han(written) else _latin_form(written)


@lru_cache(maxsize=16_384)
def body_form(text: str) -> Form:
    """Bring the name of an organisation to comparable form: in English the order of words is free.

    >>> body_form("People's Government of Zhuhai City").full == body_form("Zhuhai Municipal Government").full
    True
    """
    written = plain(text)
    if is_han(written):
        joined = written.replace(" ", "")
        return Form(written, joined, joined.replace("人民政府", "政府"), han=True)
    words = [_SAME_WORDS.get(word, word) for word in written.split() if word not in _EMPTY_WORDS]
    joined = " ".join(sorted(words))
    return Form(written, joined, joined)


@lru_cache(maxsize=16_384)
def person_form(text: str) -> Form:
    """Bring the name of a person to comparable form: family name first or last.

    >>> person_form("LI Chang-chun").full == person_form("Changchun Li").full
    True
    """
    # A hyphen joins two syllables of one given name; a space stands before the family name.
    written = plain(text.replace("-", ""))
    joined = "".join(sorted(written.split())) if not is_han(written) else written.replace(" ", "")
    return Form(written, joined, joined, han=is_han(written))


def plain(text: str) -> str:
    """Return a name in small letters, without marks and punctuation, in simplified characters.

    >>> plain("  Chóngqìng–Municipality "), plain("Lüliang"), plain("Xi’an")
    ('chongqing municipality', 'luliang', 'xian')
    """
    folded = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", folded) if unicodedata.category(sign) != "Mn"
    )
    spaced = _BETWEEN.sub(" ", _MARKS.sub("", unicodedata.normalize("NFC", bare))).strip()
    return _simplifier()(spaced) if is_han(spaced) else spaced


@cache
def _simplifier() -> Callable[[str], str]:
    """Return what turns traditional characters into simplified ones, where the package for it is there."""
    try:
        from opencc import OpenCC
    except ImportError:
        return str
    convert: Callable[[str], str] = OpenCC("t2s").convert
    return convert


def _han_form(written: str) -> Form:
    full = written.replace(" ", "")
    for ending, kind in HAN_ENDINGS.items():
        if full.endswith(ending):
            stem = full.removesuffix(ending)
            # 瀍河回族区 is a district of the Hui that is not autonomous.
            stem = _without_peoples(stem) if ending.startswith("自治") or stem.endswith("族") else stem
            return Form(written, full, stem if len(stem) > 1 else full, kind, han=True)
    return Form(written, full, _without_peoples(full) if full.endswith("族") else full, han=True)


def _without_peoples(stem: str) -> str:
    """Take the peoples off the name of an autonomous place, unless nothing would be left of it."""
    for people in ETHNIC_HAN:
        for ending in (people + "族", people):
            if stem.endswith(ending) and len(stem) - len(ending) > 1:
                return _without_peoples(stem.removesuffix(ending))
    # 东乡族自治县: the people is the name.
    return stem.removesuffix("族") if stem.removesuffix("族") in ETHNIC_HAN else stem


def _kind_last(written: str) -> str:
    """Write ``county of wuxi`` as ``wuxi county``."""
    found = _KIND_FIRST.fullmatch(written)
    return f"{found[2]} {found[1]}" if found and found[1] in LATIN_ENDINGS else written


def _latin_form(written: str) -> Form:
    written = _kind_last(written)
    full = written.replace(" ", "")
    for ending, kind in LATIN_ENDINGS.items():
        if written.endswith(" " + ending):
            words = written.removesuffix(" " + ending).split()
            if kind.startswith("autonomous") or words[-1:] in (["hui"], ["huizu"]):
                words = _without_latin_peoples(words)
            return Form(written, full, "".join(words), kind)
    return Form(written, full, full)


def _without_latin_peoples(words: list[str]) -> list[str]:
    while len(words) > 1 and (words[-1] == "zu" or words[-1].removesuffix("zu") in ETHNIC_LATIN):
        words = words[:-1]
    alone = words[0].removesuffix("zu")
    return [alone] if words[1:] == [] and alone in ETHNIC_LATIN else words
