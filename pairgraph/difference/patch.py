"""A difference as an RDF Patch (https://jena.apache.org/documentation/rdf-patch/).

``H`` lines tell the digests of both sides, ``TX`` and ``TC`` enclose what is deleted (``D``) and added
(``A``), sorted. A blank node is called as in A's canonical form, or by a name that A does not use. It is
written ``<_:name>``: Jena takes the name in ``_:name`` for a coded one and drops its first letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from pairgraph.errors import PairgraphError
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pairgraph.difference.change import Changes

__all__ = ["Patch", "read_patch", "write_patch"]

_HEADER: Final = re.compile(rb'H ([a-z]+) (?:"([^"\\]*)"|<([^<>" ]*)>) \.\n')
_WRITTEN: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^<>\s]*>|_:([^\s<>"]+)')
"""A literal, an IRI or a blank node of N-Quads, the name of the last in a group."""
_READ: Final = re.compile(rb'"(?:[^"\\]|\\.)*"|<_:([^<>\s]+)>')
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_REMEDY: Final = "Take a patch that pairgraph diff --format patch wrote."


@dataclass
class Patch:
    """A patch that was read.

    Attributes:
        before: digest of the dataset that it applies to.
        after: digest of what comes out.
        deleted: lines of N-Quads to take away, sorted.
        added: lines of N-Quads to put in, sorted.

    """

    before: str = ""
    after: str = ""
    deleted: list[bytes] = field(default_factory=list)
    added: list[bytes] = field(default_factory=list)


def write_patch(changes: Changes) -> Iterator[bytes]:
    """Write a difference as an RDF Patch, line by line; equal differences give equal bytes."""
    before, after = changes.a.digest, changes.b.digest
    name = uuid5(NAMESPACE_URL, f"{BASE}patch/{before}/{after}")
    yield f"H id <urn:uuid:{name}> .\n".encode()
    yield f'H before "{before}" .\nH after "{after}" .\nTX .\n'.encode()
    for change in changes:
        yield from (b"D " + _marked(line) for line in change.removed_lines)
        yield from (b"A " + _marked(line) for line in change.added_lines)
    yield b"TC .\n"


def read_patch(file: Path) -> Patch:
    """Read a patch as :func:`write_patch` writes it.

    Raises:
        PairgraphError: it is none, or not whole; names file and line.

    """
    patch, begun, ended = Patch(), False, False
    with file.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            head = _HEADER.fullmatch(line)
            if not begun and head:
                _set(patch, head[1], head[2])
            elif not begun and line == b"TX .\n":
                begun = True
            elif begun and not ended and line[:2] in {b"A ", b"D "} and line.endswith(b" .\n"):
                (patch.added if line[:1] == b"A" else patch.deleted).append(_unmarked(line[2:]))
            elif begun and not ended and line == b"TC .\n":
                ended = True
            else:
                raise PairgraphError(f"{file}:{number}: This is no line of a patch here.", remedy=_REMEDY)
    if not (ended and _DIGEST.fullmatch(patch.before) and _DIGEST.fullmatch(patch.after)):
        message = (
            f"{file} is no whole patch: it has no TC line, or no digests of what it applies to and gives."
        )
        raise PairgraphError(message, remedy=_REMEDY)
    return patch


def _marked(line: bytes) -> bytes:
    r"""Write the blank nodes of a line as every reader of RDF Patch keeps their names.

    >>> _marked(b'_:c14n0 <http://example.org/p> "_:a" _:g .')
    b'<_:c14n0> <http://example.org/p> "_:a" <_:g> .'
    """
    return _WRITTEN.sub(lambda found: b"<%s>" % found[0] if found[1] else found[0], line)


def _unmarked(line: bytes) -> bytes:
    r"""Write the blank nodes of a line as N-Quads do.

    >>> _unmarked(b'<_:c14n0> <http://example.org/p> "<_:a>" .')
    b'_:c14n0 <http://example.org/p> "<_:a>" .'
    """
    return _READ.sub(lambda found: b"_:" + found[1] if found[1] else found[0], line)


def _set(patch: Patch, name: bytes, value: bytes | None) -> None:
    if name in {b"before", b"after"}:
        setattr(patch, name.decode(), (value or b"").decode("ascii", "replace"))
