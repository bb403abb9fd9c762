"""Oxigraph stores: in memory, on disk, read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Store

from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyoxigraph import Quad

__all__ = ["memory_store", "open_store", "write_store"]


def open_store(folder: Path) -> Store:
    """Open a finished store for reading; any number of processes may.

    Raises:
        MissingError: the folder holds no store.
        PairgraphError: there is one, but it cannot be opened.

    """
    if not (folder / "CURRENT").is_file():
        raise MissingError(f"There is no store in {folder}.", remedy="Run: pairgraph build")
    try:
        return Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:
        raise PairgraphError(
            f"The store in {folder} is damaged: {error}.", remedy="Run: pairgraph build"
        ) from error


def memory_store(quads: Iterable[Quad]) -> Store:
    """Make a store in memory.

    >>> from pyoxigraph import NamedNode, Quad
    >>> a = NamedNode("http://example.org/a")
    >>> len(memory_store([Quad(a, a, a), Quad(a, a, a)]))
    1
    """
    store = Store()
    store.bulk_extend(quads)
    return store


def write_store(folder: Path, quads: Iterable[Quad]) -> None:
    """Write a store to disk in one go and pack it for reading."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(str(folder))
    store.bulk_extend(quads)
    store.optimize()
    store.flush()
