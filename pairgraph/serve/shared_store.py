"""The store that workers answer from: in memory that they share, or on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from pairgraph.graph.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["IN_MEMORY", "opener"]

IN_MEMORY = 256_000_000
"""Up to how many bytes of N-Quads a release is held in memory."""


def opener(release: Path) -> Callable[[], Store]:
    """Return what gives a worker its store: one that is shared, or each its own from disk.

    Args:
        release: its folder.

    """
    source = release / "pairgraph.nq"
    if not source.is_file() or source.stat().st_size > IN_MEMORY:
        return lambda: open_store(release / "store")
    store = Store()
    store.bulk_load(path=str(source), format=RdfFormat.N_QUADS)
    return lambda: store
