"""Canonical N-Quads as a stream of sorted lines, which is what differences are read from."""

from __future__ import annotations

import hashlib
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad, RdfFormat, parse, serialize

from pairgraph.difference.blanks import blank_nodes
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["by_subject", "has_blank", "quads_of", "read_lines", "subject_of", "written"]

_REMEDY: Final = "Write the release again, or restore the package again."
_MARK: Final = b"_:"
"""What a line with a blank node holds; a literal may hold it too."""


def read_lines(file: Path, digest: str = "") -> Iterator[bytes]:
    """Yield the lines of a file of canonical N-Quads.

    Args:
        file: the file, sorted by bytes.
        digest: the SHA-256 that it has to have; not looked at where empty.

    Raises:
        PairgraphError: the lines are not sorted, or the file is another one than the digest says.

    """
    last, summed = b"", hashlib.sha256()
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line <= last or not line.endswith(b" .\n"):
                message = f"{file}:{number}: This is no line of canonical N-Quads, or not in its place."
                raise PairgraphError(message, remedy=_REMEDY)
            summed.update(line)
            last = line
            yield line
    if digest and summed.hexdigest() != digest:
        raise PairgraphError(f"{file} is not the graph of release {digest}.", remedy=_REMEDY)


def subject_of(line: bytes) -> bytes:
    """Return what a line is about, as it is written.

    >>> subject_of(b'_:c14n0 <http://example.org/p> "a" .')
    b'_:c14n0'
    """
    return line[: line.index(b" ")]


def by_subject(lines: Iterable[bytes]) -> Iterator[tuple[bytes, list[bytes]]]:
    """Yield each subject of sorted lines with its lines; sorted lines of one subject stand together."""
    for subject, found in groupby(lines, subject_of):
        yield subject, list(found)


def has_blank(line: bytes) -> bool:
    r"""Say whether a line holds a blank node.

    >>> has_blank(b'<http://example.org/a> <http://example.org/p> "_:a" .\n')
    False
    """
    return _MARK in line and any(blank_nodes(quads_of([line])[0]))


def quads_of(lines: Iterable[bytes]) -> list[Quad]:
    r"""Read lines of N-Quads; blank nodes keep their names.

    Raises:
        PairgraphError: a line is none; says what is wrong with it.

    >>> quads_of([b'_:a <http://example.org/p> "a" .\n'])[0].subject
    <BlankNode value=a>

    """
    try:
        return list(parse(b"".join(lines), format=RdfFormat.N_QUADS))
    except (SyntaxError, ValueError) as error:
        raise PairgraphError(f"This is no N-Quads: {error}.", remedy=_REMEDY) from error


def written(quads: Iterable[Quad]) -> list[bytes]:
    """Write quads as lines of N-Quads, sorted, each once."""
    data = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return sorted(set(data.splitlines(keepends=True)))
