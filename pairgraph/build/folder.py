"""A folder that appears in one piece: written aside, forced to disk, moved into place by one rename."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["clean", "move", "point", "writing"]

_ASIDE: Final = ".tmp-"


@contextmanager
def writing(out: Path, name: str) -> Iterator[Path]:
    """Give a folder to write into, aside; it is gone afterwards unless it was moved.

    Raises:
        PairgraphError: the disk is full, or the folder may not be written to.

    """
    aside = out / f"{_ASIDE}{name}"
    try:
        aside.mkdir(parents=True)
        yield aside
    except OSError as error:
        message = f"The release cannot be written to {out}: {error.strerror or error}."
        raise PairgraphError(message, remedy="Make room, or name another folder with --out.") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def move(aside: Path, target: Path) -> None:
    """Force a folder to disk and give it its place; what is there already is renewed file by file.

    Equal digests mean equal data, so a folder that is there may be in use and stays: only files that
    newer code writes differently are replaced, the manifest last. The store is never touched.
    """
    _sync(aside)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        _renew(aside, target)
    else:
        aside.rename(target)
    _sync_folder(target.parent)


def point(link: Path, target: Path) -> None:
    """Make a symbolic link mean another folder, in one rename.

    Raises:
        PairgraphError: something that is no link stands in its place.

    """
    if link.exists() and not link.is_symlink():
        raise PairgraphError(f"{link} is no link that a build made.", remedy="Move it away.")
    aside = link.with_name(f"{_ASIDE}{link.name}")
    aside.unlink(missing_ok=True)
    aside.symlink_to(os.path.relpath(target, link.parent))
    aside.replace(link)
    _sync_folder(link.parent)


def clean(out: Path) -> None:
    """Remove what a build that was killed left behind."""
    for path in out.glob(f"{_ASIDE}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def _renew(aside: Path, target: Path) -> None:
    files = [
        file for file in aside.rglob("*") if file.is_file() and file.relative_to(aside).parts[0] != "store"
    ]
    for file in sorted(files, key=lambda file: (file.name == "manifest.json", str(file))):
        place = target / file.relative_to(aside)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
    for folder in [target, *(path for path in target.rglob("*") if path.is_dir())]:
        _sync_folder(folder)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
        else:
            _sync_folder(path)
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
