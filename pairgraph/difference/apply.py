"""A patch applied: A and a patch give B's canonical N-Quads, line by line, and both digests are checked."""

from __future__ import annotations

import hashlib
from heapq import merge
from itertools import filterfalse
from typing import TYPE_CHECKING

from pairgraph.difference.lines import has_blank, quads_of, read_lines, written
from pairgraph.errors import CheckFailedError
from pairgraph.graph.canonical import canonical_dataset

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.difference.patch import Patch
    from pairgraph.difference.side import Side

__all__ = ["apply"]


def apply(side: Side, patch: Patch) -> Iterator[bytes]:
    """Yield the lines of the canonical N-Quads that a patch makes of a dataset.

    The lines come before the last check: keep them only when the iterator ends without an error.

    Args:
        side: the dataset.
        patch: the patch.

    Raises:
        CheckFailedError: the patch is for another dataset, takes away what is not there, puts in what is
            there already, or does not give what it says.

    """
    if side.digest != patch.before:
        raise CheckFailedError(f"The patch applies to {patch.before}, but {side.name} is {side.digest}.")
    summed = hashlib.sha256()
    # RDFC-1.0 looks at the quads that hold a blank node and at no others; the rest need not be in memory.
    blank = canonical_dataset(quads_of(filter(has_blank, _patched(side, patch))))
    for line in merge(filterfalse(has_blank, _patched(side, patch)), written(blank)):
        summed.update(line)
        yield line
    if summed.hexdigest() != patch.after:
        raise CheckFailedError(f"The patch gives {summed.hexdigest()}, not {patch.after}, as it says.")


def _patched(side: Side, patch: Patch) -> Iterator[bytes]:
    """Yield A's lines without those deleted and with those added, sorted."""
    deleted, added = set(patch.deleted), set(patch.added)
    quads_of(added)  # what is no N-Quads is refused before anything is written
    kept = _without(read_lines(side.nquads, side.digest), deleted)
    last = b""
    for line in merge(kept, sorted(added)):
        if line == last:
            raise CheckFailedError(f"The patch adds what is there already: {_shown(line)}")
        last = line
        yield line
    if deleted:
        raise CheckFailedError(f"The patch deletes what is not there: {_shown(min(deleted))}")


def _without(lines: Iterable[bytes], deleted: set[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line in deleted:
            deleted.remove(line)
        else:
            yield line


def _shown(line: bytes) -> str:
    return line.decode("utf-8", "replace").strip()
