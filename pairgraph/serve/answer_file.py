"""An answer as it was downloaded, or as it would be downloaded now: its rows, whatever the format."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, QueryResultsFormat

from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.foreign import parse_foreign
from pairgraph.query.values import XSD, language_tag
from pairgraph.serve.answer_turtle import read_result_set

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Rows", "read"]

_FORMATS: Final = {
    ".json": QueryResultsFormat.JSON,
    ".xml": QueryResultsFormat.XML,
    ".tsv": QueryResultsFormat.TSV,
}
_WRONG: Final = (KeyError, ValueError, SyntaxError, csv.Error, InvalidOperation, AttributeError, TypeError)
"""What readers raise at a file that is no answer."""
_DECIMAL: Final = XSD + "decimal"
_XML_LINK: Final = re.compile(r"<link\s+href=[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of an answer as its file tells them, with the link that the file carries, if any."""

    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    link: str = ""

    def by_name(self) -> Rows:
        """Return them with the columns in the order of their names, as formats have it that keep none.

        >>> Rows(("b", "a"), (("1", "2"),)).by_name().rows
        (('2', '1'),)
        """
        places = sorted(range(len(self.names)), key=self.names.__getitem__)
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        return Rows(tuple(self.names[place] for place in places), rows, self.link)


def read(text: str, suffix: str) -> Rows:
    r"""Read an answer as it was downloaded.

    Args:
        text: the file.
        suffix: what its name ends in, which tells the format: .csv .tsv .json .xml .ttl.

    Raises:
        QueryError: it is no answer in that format.

    >>> read("a,b\n1,2\n", ".csv").rows
    (('1', '2'),)

    """
    try:
        return _READERS.get(suffix, _solutions)(text, suffix)
    except (
        KeyError,
        ValueError,
        SyntaxError,
        csv.Error,
        InvalidOperation,
        AttributeError,
        TypeError,
    ) as error:
        raise QueryError(f"This is no answer in the format {suffix}: {error}.") from error


def _csv(text: str, _: str) -> Rows:
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


def _turtle(text: str, _: str) -> Rows:
    found = read_result_set(text)
    rows = tuple(tuple(_written(row.get(name)) for name in found.names) for row in found.solutions)
    return Rows(found.names, rows, found.iri)


_READERS: Final[dict[str, Callable[[str, str], Rows]]] = {".csv": _csv, ".ttl": _turtle}


def _json_link(text: str) -> str:
    links = json.loads(text)["head"].get("link") or [""]
    return str(links[0])


def _xml_link(text: str) -> str:
    found = _XML_LINK.search(text)
    return found[1].replace("&amp;", "&") if found else ""


_LINKS: Final[dict[str, Callable[[str], str]]] = {".json": _json_link, ".xml": _xml_link}


def _written(term: object) -> str:
    """Write a term in one way; programs differ in language tags and in the zeros of a decimal."""
    if isinstance(term, Literal) and term.datatype.value == _DECIMAL:
        term = Literal(f"{Decimal(term.value).normalize():f}", datatype=term.datatype)
    if isinstance(term, Literal) and term.language:
        return f"{Literal(term.value)}@{language_tag(term.language)}"
    return "" if term is None or isinstance(term, BlankNode) else str(term)
