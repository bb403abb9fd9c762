"""A file of a package: its place in it, what it is, and where its bytes come from."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

__all__ = ["MEDIA", "Entry", "Sealed", "media"]

MEDIA: Final = {
    ".cff": "application/yaml",
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".nq": "application/n-quads",
    ".rq": "application/sparql-query",
    ".svg": "image/svg+xml",
    ".trig": "application/trig",
    ".tsv": "text/tab-separated-values",
    ".ttl": "text/turtle",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
}
"""Ending → media type, as IANA has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that is to go into a package.

    Attributes:
        path: where, with ``/`` between the folders.
        source: a file to be read when its turn comes, or the bytes themselves.
        title: what it is, in a few words.

    """

    path: str
    source: Path | bytes
    title: str

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return io.BytesIO(self.source) if isinstance(self.source, bytes) else self.source.open("rb")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file that is in a package, with its size in bytes and its digests in hexadecimal."""

    path: str
    title: str
    size: int
    sha256: str
    sha512: str

    @property
    def media(self) -> str:
        """Its media type."""
        return media(self.path)


def media(path: str) -> str:
    """Return the media type of a file by its ending.

    >>> media("release/pairgraph.nq")
    'application/n-quads'
    >>> media("unknown")
    'application/octet-stream'
    """
    return MEDIA.get(PurePosixPath(path).suffix, "application/octet-stream")
