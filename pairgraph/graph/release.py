"""A release: the immutable folder a build leaves behind, and where to find it."""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Store

__all__ = ["MANIFEST", "Release", "find_release"]

MANIFEST: Final = "manifest.json"
_VARIABLE: Final = "PAIRGRAPH_RELEASE"
_REMEDY: Final = "Run: pairgraph build"


class Release:
    """One release, read-only.

    Args:
        folder: the release's own folder.

    Raises:
        MissingError: there is no release in it.

    """

    def __init__(self, folder: Path) -> None:
        if not (folder / MANIFEST).is_file():
            raise MissingError(f"There is no release in {folder}.", remedy=_REMEDY)
        # A build may move `current` while this one is in use: stay with the folder it means now.
        self.folder = folder.resolve()

    def __repr__(self) -> str:
        return f"Release({str(self.folder)!r})"

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the release holds: counts, inputs and their digests, the verdict of the validation."""
        try:
            found: dict[str, Any] = json.loads((self.folder / MANIFEST).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise PairgraphError(f"The manifest of {self.folder} is damaged.", remedy=_REMEDY) from error
        return found

    @property
    def digest(self) -> str:
        """SHA-256 over the RDFC-1.0 canonical form of the dataset, in hexadecimal."""
        return str(self.manifest["digest"])

    def store(self) -> Store:
        """Open the release's store for reading.

        Raises:
            MissingError: it is gone.

        """
        from pairgraph.graph.store import open_store

        return open_store(self.folder / "store")

    def file(self, name: str) -> Path:
        """Return the path of one of the release's files.

        Raises:
            MissingError: the release has no such file.

        """
        path = self.folder / name
        if not path.exists():
            raise MissingError(f"The release has no {name}.", remedy=_REMEDY)
        return path


def find_release(path: Path | None = None) -> Release:
    """Find a release.

    Args:
        path: a release's folder or a build folder; without it the variable PAIRGRAPH_RELEASE,
            ``build`` in the working directory and ``build`` of the project are looked at in turn.

    Raises:
        MissingError: there is none.

    """
    if path is not None:
        return Release(_inside(path))
    for folder in _usual_places():
        if (folder / MANIFEST).is_file():
            return Release(folder)
    raise MissingError("There is no release yet.", remedy=_REMEDY)


def _usual_places() -> Iterator[Path]:
    if named := os.environ.get(_VARIABLE):
        yield Release(_inside(Path(named))).folder
    yield Path("build/current")
    yield project_files() / "build" / "current"


def _inside(path: Path) -> Path:
    """Step from a build folder to its current release."""
    return path if (path / MANIFEST).is_file() else path / "current"
