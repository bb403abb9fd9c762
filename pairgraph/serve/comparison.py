"""Whether an answer still is what it was: the rows of a file against those of today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairgraph.serve.answer_file import Rows

__all__ = ["Difference", "compare"]


@dataclass(frozen=True, slots=True)
class Difference:
    """What has changed between two answers; nothing has where all of it is empty.

    Where the columns are others, their names are told with ``-`` and ``+``, and rows are not compared.
    """

    columns: tuple[str, ...] = ()
    gone: tuple[tuple[str, ...], ...] = ()
    come: tuple[tuple[str, ...], ...] = ()
    moved: bool = False

    def __bool__(self) -> bool:
        return bool(self.columns or self.gone or self.come or self.moved)


def compare(was: Rows, now: Rows) -> Difference:
    """Tell what has changed.

    >>> from pairgraph.serve.answer_file import Rows
    >>> compare(Rows(("a",), (("1",), ("2",))), Rows(("a",), (("2",), ("3",))))
    Difference(columns=(), gone=(('1',),), come=(('3',),), moved=False)
    """
    if was.names != now.names:
        return Difference(columns=_columns(was.names, now.names))
    before, after = Counter(was.rows), Counter(now.rows)
    gone, come = tuple((before - after).elements()), tuple((after - before).elements())
    return Difference(gone=gone, come=come, moved=not gone and not come and was.rows != now.rows)


def _columns(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Name the columns that are gone and those that have come, else say that their order is another."""
    gone = tuple(f"-{name}" for name in was if name not in now)
    come = tuple(f"+{name}" for name in now if name not in was)
    return gone + come or ("in another order",)
