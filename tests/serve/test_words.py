"""The words of the interface: both languages say the same things."""

from __future__ import annotations

import re

import pytest

from pairgraph.serve.language import accepted
from pairgraph.serve.words import LANGUAGES, WORDS, say


def places(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


def test_every_word_is_there_in_every_language() -> None:
    assert all(len(pair) == len(LANGUAGES) and all(pair) for pair in WORDS.values())


def test_both_languages_have_the_same_places_for_values() -> None:
    assert {key for key, (english, chinese) in WORDS.items() if places(english) != places(chinese)} == set()


def test_chinese_words_are_chinese() -> None:
    same = {key for key, (english, chinese) in WORDS.items() if english == chinese}
    assert {key for key in same if re.search(r"[a-z]{4}", WORDS[key][0])} == set()


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("en", "no such word")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("en-GB,zh;q=0.9", "en"),
        ("fr, de;q=0.5", "en"),
        ("zh;q=nonsense, en", "en"),
        (",,;;q=", "en"),
        ("*", "en"),
    ],
)
def test_language_of_a_browser(header: str, expected: str) -> None:
    assert accepted(header) == expected
