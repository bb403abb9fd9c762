"""Reading a fact file: plain YAML, every value with its line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pairgraph.build.yaml_subset import Line, Value, parse
from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["MAX_BYTES", "FactFile", "Node", "read"]

MAX_BYTES = 5_000_000
"""The largest fact file that is read, in bytes; a report of this series needs a fiftieth of it."""

Node = dict[str, Any]
"""A mapping of a fact file that describes a thing."""

_MARKS = {
    b"\xff\xfe": "It is written in UTF-16.",
    b"\xfe\xff": "It is written in UTF-16.",
    b"\xef\xbb\xbf": "It begins with a byte order mark.",
}


@dataclass(frozen=True)
class FactFile:
    """One fact file as read.

    Attributes:
        path: the file.
        document: what it says; whole numbers are ``int``, others ``Decimal``.
        digest: SHA-256 of its bytes, in hexadecimal.
        places: path into the document → line, from 1.

    """

    path: Path
    document: Node
    digest: str
    places: Mapping[tuple[str | int, ...], Line] = field(repr=False)

    @property
    def lines(self) -> dict[str, Line]:
        """Id → line on which the thing is described (the first, where there are several)."""
        found: dict[str, Line] = {}
        for node, place in self.nodes():
            if isinstance(node.get("id"), str):
                found.setdefault(node["id"], self.line((*place, "id")))
        return found

    def line(self, place: tuple[str | int, ...]) -> Line:
        """Return the line of a path into the document, or of the nearest thing around it."""
        while place and place not in self.places:
            place = place[:-1]
        return self.places.get(place, 1)

    def nodes(self) -> Iterator[tuple[Node, tuple[str | int, ...]]]:
        """Yield every mapping and its path, the outer before the inner, in the order of the file."""
        return _walk(self.document, ())


def read(file: Path) -> FactFile:
    r"""Read a fact file.

    Raises:
        FactFileError: it is missing, too large, empty, no UTF-8 text, or no YAML of the plain kind.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "a.yaml")
    >>> _ = file.write_text("id: report:a\nfacts:\n- {id: flow:b, type: Flow}\n")
    >>> read(file).lines
    {'report:a': 1, 'flow:b': 3}

    """
    data = _bytes(file)
    document, places = parse(_text(data, file), file)
    if not isinstance(document, dict):
        raise FactFileError(
            "It is no mapping of keys to values.", file=file, line=1, remedy="Begin with 'id:' or 'facts:'."
        )
    return FactFile(file, document, hashlib.sha256(data).hexdigest(), places)


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FactFileError(f"It cannot be read: {error.strerror}.", file=file) from error
    if len(data) > MAX_BYTES:
        message = f"It is larger than {MAX_BYTES // 1_000_000} MB."
        raise FactFileError(message, file=file, remedy="Write one report per file.")
    if not data.strip():
        raise FactFileError("It is empty.", file=file, remedy="Write facts into it or delete it.")
    return data


def _text(data: bytes, file: Path) -> str:
    for mark, message in _MARKS.items():
        if data.startswith(mark):
            raise FactFileError(
                message, file=file, line=1, remedy="Save it as UTF-8 without a byte order mark."
            )
    for byte, message, remedy in (
        (b"\0", "It is no text: it holds null bytes.", "Save it as UTF-8 text."),
        (b"\t", "There is a tab.", "Use spaces."),
    ):
        if byte in data:
            raise FactFileError(message, file=file, line=_line(data, data.index(byte)), remedy=remedy)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
        message = "There is a byte that is not UTF-8."
        raise FactFileError(message, file=file, line=line, remedy="Save it as UTF-8 text.") from error


def _line(data: bytes, offset: int) -> Line:
    return data.count(b"\n", 0, offset) + 1


def _walk(value: Value, place: tuple[str | int, ...]) -> Iterator[tuple[Node, tuple[str | int, ...]]]:
    if isinstance(value, dict):
        yield value, place
        for key, inner in value.items():
            yield from _walk(inner, (*place, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _walk(inner, (*place, number))
