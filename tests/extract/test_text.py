"""Sections and sentences: nothing of a text is lost, nothing is counted twice."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pairgraph.extract.text import Sentence, Span, digest, sentences

PIECES = st.sampled_from(
    [
        *'Aa. !?。()（）"”“’ \t\n\r\u3000\x0b【】é扫𝔸',
        "\r\n",
        "\n\n",
        "【Work】",
        "\n 【Play】 ",
        "\n(Office)\n",
        ". B",
        '." “C',
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
HEADINGS = re.compile(r"^\s*【[^】]*】", re.MULTILINE)


@given(TEXTS)
def test_sentences_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        at = sentence.span.end


@given(TEXTS)
@example("【Work】")
@example("A\r\n【Work】 B")
def test_every_character_is_in_a_sentence_a_heading_or_white_space(text: str) -> None:
    left = list(text)
    for sentence in sentences(text):
        left[sentence.span.start : sentence.span.end] = [" "] * (sentence.span.end - sentence.span.start)
    without_headings = HEADINGS.sub("", "".join(left).replace("\r", "\n"))
    assert not without_headings.strip()


@given(TEXTS)
def test_a_sentence_has_no_white_space_around_it_and_stays_in_its_line(text: str) -> None:
    for sentence in sentences(text):
        words = text[sentence.span.start : sentence.span.end]
        assert words == words.strip()
        assert "\n" not in words
        assert "\r" not in words


@given(TEXTS)
def test_numbers_count_up_within_a_section(text: str) -> None:
    last = Sentence("", 0, Span(0, 0))
    for sentence in sentences(text):
        assert sentence.number == (last.number + 1 if sentence.section == last.section else 1)
        last = sentence


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("They came. They went.", 2),
        ("They came.They went.", 1),
        ("In 3.5 years it paid 1. 5 coins.", 1),
        ('He said "go." She went.', 2),
        ("He said “go.” “Why?” she asked.", 2),
        ("Was it so? Yes! Indeed.", 3),
        ("Co. of bees", 1),
    ],
)
def test_where_a_sentence_ends(line: str, count: int) -> None:
    assert sum(s.section == "Work" for s in sentences("Title\n【Work】" + line)) == count


def test_parts_of_a_page() -> None:
    text = "Title\nBy the way. Yes.\n【Work】 One.\nTwo.\n(Office)\nFooter.\n【No heading】 here."
    found = [(s.section, s.number) for s in sentences(text)]
    assert found == [
        ("Title", 1), ("Preface", 1), ("Preface", 2), ("Work", 1), ("Work", 2),
        ("Signature", 1), ("Footer", 1), ("Footer", 2),
    ]  # fmt: skip


@given(st.text(), st.data())
def test_a_digest_is_that_of_the_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert digest(text, Span(start, end)) == hashlib.sha256(text[start:end].encode()).hexdigest()
