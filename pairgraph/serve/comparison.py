"""Whether an answer still is what it was: the rows of a file against those of today."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, QueryResultsFormat

from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.foreign import parse_foreign
from pairgraph.query.values import language_tag

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Difference", "Rows", "compare", "read"]

_FORMATS: Final = {
    ".json": QueryResultsFormat.JSON,
    ".xml": QueryResultsFormat.XML,
    ".tsv": QueryResultsFormat.TSV,
}
_XML_LINK: Final = re.compile(r"<link\s+href=[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer as its file tells them, with the link that the file carries, if any."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    link: str = ""


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


def read(text: str, suffix: str) -> Rows:
    r"""Read an answer as it was downloaded.

    Args:
        text: the file.
        suffix: what its name ends in, which tells the format: .csv .tsv .json .xml.

    Raises:
        QueryError: it is no answer in that format.

    >>> read("a,b\n1,2\n", ".csv").rows
    (('1', '2'),)

    """
    try:
        return _csv(text) if suffix == ".csv" else _solutions(text, suffix)
    except (KeyError, ValueError, SyntaxError, csv.Error, AttributeError, TypeError) as error:
        raise QueryError(f"This is no answer in the format {suffix}: {error}.") from error


def compare(was: Rows, now: Rows) -> Difference:
    """Tell what has changed.

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


def _csv(text: str) -> Rows:
    """Read CSV; one that a spreadsheet saved again has other line ends, which say nothing."""
    lines = [
        tuple(row) for row in csv.reader(io.StringIO(text.replace("\r\n", "\n"), newline=""), strict=True)
    ]
    if not lines:
        raise ValueError("it is empty")
    # A single empty cell is written as an empty line.
    rows = tuple(line or ("",) for line in lines[1:])
    if wrong := next((place for place, row in enumerate(rows, 2) if len(row) != len(lines[0])), None):
        message = f"row {wrong} has another number of cells than the first"
        raise ValueError(message)
    return Rows(lines[0], rows)


def _solutions(text: str, suffix: str) -> Rows:
    parsed: Any = parse_foreign(text.encode(), _FORMATS[suffix])
    answer = Answer(parsed)
    rows = tuple(tuple(_written(row.term(name)) for name in answer.names) for row in answer)
    return Rows(answer.names, rows, _LINKS[suffix](text) if suffix in _LINKS else "")


def _json_link(text: str) -> str:
    links = json.loads(text)["head"].get("link") or [""]
    return str(links[0])


def _xml_link(text: str) -> str:
    found = _XML_LINK.search(text)
    return found[1].replace("&amp;", "&") if found else ""


_LINKS: Final[dict[str, Callable[[str], str]]] = {".json": _json_link, ".xml": _xml_link}


def _written(term: object) -> str:
    """Write a term in one way; stores differ in how they write a language tag."""
    if isinstance(term, Literal) and term.language:
        return f"{Literal(term.value)}@{language_tag(term.language)}"
    return "" if term is None or isinstance(term, BlankNode) else str(term)
