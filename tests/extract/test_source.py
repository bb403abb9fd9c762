"""Looking up sentences and numbers by place, and reading a text as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.extract.source import Source, read_text
from pairgraph.extract.text import Span

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = Source("Bees 5\n【Two hives】 In 2009, ten thousand bees left. 12 came.\nOn May 5, 2010 it rained")
SPANS = st.tuples(st.integers(0, 86), st.integers(1, 40)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(SPANS)
def test_tokens_inside_and_touching(span: Span) -> None:
    inside = [at for at, token in enumerate(SOURCE.tokens) if span.holds(token.span)]
    touching = [
        at
        for at, token in enumerate(SOURCE.tokens)
        if token.span.start < span.end and span.start < token.span.end
    ]
    assert list(SOURCE.inside(span)) == inside
    assert list(SOURCE.touching(span)) == touching


@given(SPANS)
def test_the_sentence_of_a_stretch(span: Span) -> None:
    holding = [sentence for sentence in SOURCE.sentences if sentence.span.holds(span)]
    assert SOURCE.sentence(span) == (holding[0] if holding else None)


def test_a_heading_is_named_as_such() -> None:
    assert SOURCE.where(Span(8, 11)) == "a heading"


def test_line_ends_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a\r\nb\rc\n")
    assert read_text(file) == "a\r\nb\rc\n"


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="There is no text"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(PairgraphError, match="cannot be read"):
        read_text(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"ab\xff")
    with pytest.raises(PairgraphError, match="is not UTF-8 at byte 2"):
        read_text(tmp_path / "a.txt")
