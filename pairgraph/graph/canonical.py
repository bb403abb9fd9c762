"""One form for equal datasets: RDFC-1.0, and the digest over it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

__all__ = ["canonical_dataset", "canonical_nquads", "digest"]


def canonical_dataset(quads: Iterable[Quad]) -> Dataset:
    """Return the quads with their blank nodes named as RDFC-1.0 says."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def canonical_nquads(quads: Iterable[Quad]) -> bytes:
    """Write quads as canonical N-Quads: equal datasets give equal bytes.

    >>> from pyoxigraph import BlankNode, NamedNode, Quad
    >>> a = NamedNode("http://example.org/a")
    >>> canonical_nquads([Quad(a, a, BlankNode("x"))]) == canonical_nquads([Quad(a, a, BlankNode("y"))])
    True
    """
    written = serialize(canonical_dataset(quads), format=RdfFormat.N_QUADS) or b""
    lines = written.splitlines(keepends=True)
    return b"".join(sorted(lines))


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()
