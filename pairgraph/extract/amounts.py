"""The grammar of English numbers: which pieces belong together and what they come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.extract.lexemes import Lexeme

__all__ = ["Amount", "Grammar"]

Link = Literal["glued", "gap", "and", "none"]

_GAP: Final = re.compile(r"[^\S\r\n]+|[-\u2010\u2011]")
_AND: Final = re.compile(r"[^\S\r\n]+and[^\S\r\n]+", re.IGNORECASE)
_HUNDRED: Final = Decimal(100)
_LARGEST: Final = 10**12  # beyond it, words in a row are no number
_IN_DIGITS: Final = frozenset({"digits", "date"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What the pieces before ``end`` come to; ``scale`` is what the last of them was multiplied by."""

    end: int
    value: Decimal
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Grammar:
    """Reads amounts off the pieces of one text; a piece is named by its index."""

    text: str
    pieces: Sequence[Lexeme]

    def amount(self, at: int) -> Amount | None:
        """Return the longest amount that begins at a piece, nothing where none does."""
        whole = self._group(at)
        while whole and whole.scale > 1 and (more := self._rest(whole, at)):
            whole = Amount(more.end, whole.value + more.value, more.scale)
        return whole

    def link(self, at: int) -> Link:
        """Tell what stands between a piece and the one before it."""
        if not 0 < at < len(self.pieces):
            return "none"
        between = self.text[self.pieces[at - 1].end : self.pieces[at].start]
        if not between:
            return "glued"
        return "gap" if _GAP.fullmatch(between) else "and" if _AND.fullmatch(between) else "none"

    def _kind(self, at: int) -> str:
        return self.pieces[at].kind if at < len(self.pieces) else "none"

    def _value(self, at: int) -> Decimal:
        return self.pieces[at].value or Decimal(0)

    def _group(self, at: int) -> Amount | None:
        """Read a number below a thousand, or one in digits, and the scales after it."""
        if self._kind(at) in _IN_DIGITS:
            return self._figures(at)
        if self._kind(at) == "scale" and not self.pieces[at].plural:
            return self._scaled(Amount(at + 1, self._value(at), int(self._value(at))), {"scale"})
        small = self._below_thousand(at)
        return small and self._scaled(small, {"scale"})

    def _figures(self, at: int) -> Amount | None:
        """Read digits; a bare year is digits too where a scale follows: 2000 million."""
        if self.pieces[at].value is None:
            return None
        found = self._scaled(Amount(at + 1, self._value(at)), {"hundred", "scale"})
        return found if self._kind(at) == "digits" or found.scale > 1 else None

    def _scaled(self, small: Amount, kinds: set[str]) -> Amount:
        found = small
        while self._kind(found.end) in kinds and found.scale < _LARGEST and self._multiplies(found.end):
            factor = int(self._value(found.end))
            found = Amount(found.end + 1, found.value * factor, found.scale * factor)
        return found

    def _multiplies(self, at: int) -> bool:
        """Tell whether a scale multiplies the piece before it: not in *in 2009 thousands came*."""
        if self._kind(at - 1) == "date" and self.pieces[at].plural:
            return False
        return self.link(at) == "gap" or (self.link(at) == "glued" and self._kind(at - 1) in _IN_DIGITS)

    def _below_thousand(self, at: int) -> Amount | None:
        below = self._below_hundred(at)
        end = below.end if below else at
        if self._kind(end) != "hundred" or (below and self.link(end) != "gap"):
            return below
        if below is None and self.pieces[end].plural:
            return None
        value = (below.value if below else 1) * _HUNDRED
        rest = self._below_hundred(end + 1) if self.link(end + 1) in {"gap", "and"} else None
        return Amount(rest.end, value + rest.value) if rest else Amount(end + 1, value)

    def _below_hundred(self, at: int) -> Amount | None:
        if self._kind(at) not in {"unit", "teen", "tens"}:
            return None
        if self._kind(at) == "tens" and self._kind(at + 1) == "unit" and self.link(at + 1) == "gap":
            return Amount(at + 2, self._value(at) + self._value(at + 1))
        return Amount(at + 1, self._value(at))

    def _rest(self, whole: Amount, start: int) -> Amount | None:
        """Read what goes on after a scale: two thousand *three hundred*, one thousand *and five*."""
        link, more = self.link(whole.end), self._group(whole.end)
        if more is None or link not in {"gap", "and"} or max(more.value, Decimal(more.scale)) >= whole.scale:
            return None
        in_digits = self._kind(whole.end) in _IN_DIGITS
        if in_digits != (self._kind(start) in _IN_DIGITS):
            return None
        if in_digits:
            return more if link == "gap" and more.scale > 1 else None
        return more if link == "gap" or (more.scale == 1 and more.value < _HUNDRED) else None
