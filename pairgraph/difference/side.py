"""What is compared: a release, the release in an archive package, or a file of canonical N-Quads."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.archive.bag_check import check_bag
from pairgraph.archive.restore import bag_release
from pairgraph.archive.unpack import opened_bag
from pairgraph.difference.lines import has_blank, quads_of, read_lines, written
from pairgraph.errors import CheckFailedError, MissingError, PairgraphError
from pairgraph.graph.canonical import canonical_dataset
from pairgraph.graph.release import MANIFEST, Release, find_release

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Store

__all__ = ["NQUADS", "Side", "opened"]

NQUADS: Final = "pairgraph.nq"
"""The file of a release that differences are read from."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared.

    Attributes:
        name: what it was called by.
        nquads: its canonical N-Quads.
        digest: their SHA-256.
        release: the release, or nothing where it is a file of N-Quads alone.

    """

    name: str
    nquads: Path
    digest: str
    release: Release | None = None

    @property
    def queries(self) -> Path | None:
        """The folder of its stored questions, if it has any."""
        folder = self.release.folder / "queries" if self.release else None
        return folder if folder and folder.is_dir() else None

    def store(self) -> Store:
        """Open its store; a package has none, so one is made in memory."""
        from pyoxigraph import RdfFormat, Store

        if self.release and (self.release.folder / "store").is_dir():
            return self.release.store()
        store = Store()
        store.bulk_load(path=str(self.nquads), format=RdfFormat.N_QUADS)
        return store


@contextmanager
def opened(path: Path) -> Iterator[Side]:
    """Give what a path names.

    Args:
        path: a release's folder, a build folder, a package (a folder, .zip or .tar.gz), or a file ``*.nq``.

    Raises:
        MissingError: there is nothing of that name.
        PairgraphError: it is none of these, or it is damaged; names the file.

    """
    if not path.exists():
        raise MissingError(f"There is no {path}.", remedy="Name a release, a build folder or a package.")
    if path.is_file() and path.suffix == ".nq":
        _check_names(path)
        yield Side(str(path), path, _sha256(path))
    elif path.is_dir() and any((place / MANIFEST).is_file() for place in (path, path / "current")):
        yield _side(str(path), find_release(path))
    else:
        with _opened_bag(path) as bag:
            yield _side(str(path), bag_release(bag))


@contextmanager
def _opened_bag(path: Path) -> Iterator[Path]:
    """Give the folder of a package, checked; that it is damaged is trouble here, and no difference."""
    try:
        with opened_bag(path) as bag:
            check_bag(bag, str(path))
            yield bag
    except CheckFailedError as error:
        raise PairgraphError(error.message, remedy=error.remedy) from error


def _side(name: str, release: Release) -> Side:
    return Side(name, release.file(NQUADS), release.digest, release)


def _check_names(file: Path) -> None:
    """Check that blank nodes are named as RDFC-1.0 says: a digest over other names would mean nothing."""
    blank = list(filter(has_blank, read_lines(file)))
    if written(canonical_dataset(quads_of(blank))) != blank:
        message = f"The blank nodes of {file} are not named as RDFC-1.0 says."
        raise PairgraphError(message, remedy="Name a file that pairgraph wrote: pairgraph.nq of a release.")


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
