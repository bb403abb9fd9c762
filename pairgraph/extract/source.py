"""One text under examination: its sentences, its numbers, and which of them lie where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.extract.numbers import Token, tokens
from pairgraph.extract.text import Sentence, Span, sentences

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Source", "read_text"]


class Source:
    r"""A text with its sentences and tokens, found once and looked up by place.

    >>> source = Source("Bees\n【Work】 They fly. In 2009 two left.")
    >>> source.where(Span(24, 28)), [source.written(source.tokens[at]) for at in source.inside(Span(20, 40))]
    ('Work, sentence 2', ['2009', 'two'])
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences in order."""
        return list(sentences(self.text))

    @cached_property
    def tokens(self) -> list[Token]:
        """The numbers and dates in order."""
        return list(tokens(self.text))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    def sentence(self, span: Span) -> Sentence | None:
        """Return the one sentence a stretch lies in, nothing if it lies in none or in several."""
        at = bisect_right(self._sentence_starts, span.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found and span.end <= found.span.end else None

    def where(self, span: Span) -> str:
        """Name the section and sentence a stretch begins in, for people."""
        found = self.sentence(Span(span.start, span.start + 1))
        return f"{found.section}, sentence {found.number}" if found else "a heading"

    def inside(self, span: Span) -> range:
        """Return the positions of the tokens that lie wholly inside a stretch."""
        first = bisect_left(self._token_starts, span.start)
        last = bisect_left(self._token_starts, span.end)
        while last > first and self.tokens[last - 1].span.end > span.end:
            last -= 1
        return range(first, last)

    def touching(self, span: Span) -> range:
        """Return the positions of the tokens that share at least one character with a stretch."""
        first = bisect_right(self._token_starts, span.start)
        while first and self.tokens[first - 1].span.end > span.start:
            first -= 1
        return range(first, bisect_left(self._token_starts, span.end))

    def written(self, token: Token) -> str:
        """Return a token as printed."""
        return self.text[token.span.start : token.span.end]


def read_text(file: Path) -> str:
    """Read a report's text as it is: UTF-8, every line end kept.

    Raises:
        MissingError: there is no such file.
        PairgraphError: it cannot be read, or is no UTF-8.

    """
    try:
        return file.read_bytes().decode()
    except FileNotFoundError as error:
        remedy = "Name the folder of the texts with --texts."
        raise MissingError(f"There is no text {file}.", remedy=remedy) from error
    except OSError as error:
        raise PairgraphError(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        message = f"{file} is not UTF-8 at byte {error.start}."
        raise PairgraphError(message, remedy="Take the text as it was published.") from error
