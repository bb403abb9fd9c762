"""SELECT answers as CSV, as the W3C has it: every cell that needs quotes has them, IRIs too."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolutions

__all__ = ["csv_pieces", "quoted"]

_SPECIAL: Final = re.compile(r'[",\r\n]')
_BREAKING: Final = re.compile(r'["\r\n]')
_PLAIN: Final = frozenset({Literal, NamedNode})
_ROWS: Final = 500
"""How many rows make a piece."""


def csv_pieces(solutions: QuerySolutions) -> Iterator[bytes]:
    r"""Yield an answer as CSV, some rows at a time; the engine's own writer leaves IRIs with commas bare.

    >>> from pyoxigraph import Store
    >>> b"".join(csv_pieces(Store().query("SELECT (<http://e/a,b> AS ?x) (1 AS ?y) {}")))
    b'x,y\r\n"http://e/a,b",1\r\n'
    """
    yield _line([variable.value for variable in solutions.variables]).encode()
    rows = iter(solutions)
    while piece := "".join(_line([_cell(term) for term in row]) for row in islice(rows, _ROWS)):
        yield piece.encode()


def quoted(cell: str) -> str:
    """Quote a cell where RFC 4180 asks for it; the csv module leaves a lone carriage return bare.

    >>> quoted("a,b"), quoted("a b")
    ('"a,b"', 'a b')
    """
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _SPECIAL.search(cell) else cell


def _line(cells: list[str]) -> str:
    line = ",".join(cells)
    if line.count(",") < len(cells) and not _BREAKING.search(line):  # as nearly all are, told in one look
        return line + "\r\n"
    return ",".join(map(quoted, cells)) + "\r\n"


def _cell(term: Any) -> str:  # noqa: ANN401 - whatever the engine binds
    if type(term) in _PLAIN:
        return str(term.value)
    return "" if term is None else str(term)
