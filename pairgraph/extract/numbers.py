"""Every number and date printed in a text, with the place and the value of each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from pairgraph.extract.amounts import Grammar
from pairgraph.extract.lexemes import lexemes, narrow
from pairgraph.extract.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.extract.dates import CalendarDate

__all__ = ["Token", "parse", "tokens"]

_TEN: Final = Decimal(10)


@dataclass(frozen=True, slots=True)
class Token:
    """One number or date as printed.

    Attributes:
        span: where it stands; the sign, unit and per cent mark are not part of it.
        kind: an ordinal is a number that ranks: *first*, *11th*.
        value: the number; missing where the text gives none (*dozens*, *June 5*).
        date: the date; a bare year has a value and a date, for ``2002`` may be a count.

    """

    span: Span
    kind: Literal["number", "ordinal", "date"]
    value: Decimal | None
    date: CalendarDate | None = None


def tokens(text: str) -> Iterator[Token]:
    """Yield every number, ordinal and date of a text, in order, none overlapping.

    >>> [(t.kind, t.value and int(t.value)) for t in tokens("In May 2009 twenty-five had 1.6 million")]
    [('date', None), ('number', 25), ('number', 1600000)]
    """
    plain = narrow(text)
    grammar = Grammar(plain, list(lexemes(plain)))
    at = 0
    while at < len(grammar.pieces):
        token, at = _token(grammar, at)
        yield token


def parse(written: str) -> Token | None:
    """Return the only token of a text; nothing if there is none or more than one.

    >>> int(parse("12.5 million").value), parse("5 of 7")
    (12500000, None)
    """
    found = list(tokens(written))
    return found[0] if len(found) == 1 else None


def _token(grammar: Grammar, at: int) -> tuple[Token, int]:
    """Return the token that begins at a piece, and the piece after it."""
    first = grammar.pieces[at]
    if rank := _compound_ordinal(grammar, at):
        return rank, at + 2
    if amount := grammar.amount(at):
        span = Span(first.start, grammar.pieces[amount.end - 1].end)
        return Token(span, "number", amount.value), amount.end
    kind = first.kind if first.kind in {"ordinal", "date"} else "number"
    value = None if first.plural else first.value
    return Token(Span(first.start, first.end), kind, value, first.date), at + 1


def _compound_ordinal(grammar: Grammar, at: int) -> Token | None:
    """Read *twenty-first*, which is one token though its parts are of two kinds."""
    pieces = grammar.pieces[at : at + 2]
    if [piece.kind for piece in pieces] != ["tens", "ordinal"] or grammar.link(at + 1) != "gap":
        return None
    tens, unit = (piece.value or Decimal(0) for piece in pieces)
    if unit >= _TEN:
        return None
    return Token(Span(pieces[0].start, pieces[1].end), "ordinal", tens + unit)
