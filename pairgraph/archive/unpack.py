"""A package opened for reading: a folder as it is, a .zip or .tar.gz unpacked aside, nothing trusted."""

from __future__ import annotations

import gzip
import os
import tarfile
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from pairgraph.archive.bag_check import check_bag
from pairgraph.archive.unpacking import AGAIN, CHUNK, DISTRUST, Limits, Unpacking, no_file
from pairgraph.errors import CheckFailedError, MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Limits", "opened_bag"]

_DECLARATION: Final = "bagit.txt"
_ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_BROKEN: Final = (tarfile.TarError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError)


@contextmanager
def opened_bag(source: Path, limits: Limits | None = None) -> Iterator[Path]:
    """Give the folder of a bag.

    Args:
        source: the bag as a folder, a .zip or a .tar.gz.
        limits: how much it may hold.

    Raises:
        MissingError: there is nothing of that name.
        PairgraphError: it is no bag, holds links or names that leave its folder, or too much.
        CheckFailedError: it is damaged.

    """
    if source.is_dir():
        _refuse_links(source)
        yield _bag_in(source, source)
        return
    if not source.is_file():
        raise MissingError(f"There is no {source}.", remedy="Name a bag: a folder, a .zip or a .tar.gz.")
    with tempfile.TemporaryDirectory(prefix="pairgraph-") as folder:
        _unpack(Unpacking(source, Path(folder), limits or Limits()))
        yield _bag_in(Path(folder), source)


def _unpack(unpacking: Unpacking) -> None:
    source = unpacking.source
    try:
        if zipfile.is_zipfile(source):
            _unzip(unpacking)
        elif _begins(source, _GZIP):
            _untar(unpacking)
        elif _begins(source, _ZIP):
            raise zipfile.BadZipFile("it begins as a .zip and has no end")
        else:
            message = f"{source} is neither a folder nor a .zip nor a .tar.gz."
            raise PairgraphError(message, remedy="Name a package of pairgraph archive.")
    except _BROKEN as error:
        message = f"{source} is damaged: {error}.{_harm(unpacking)}"
        raise CheckFailedError(message, remedy=AGAIN) from error
    except (NotImplementedError, RuntimeError) as error:
        raise PairgraphError(f"{source} cannot be read: {error}.", remedy=DISTRUST) from error
    except OSError as error:
        message = f"{source} cannot be unpacked in {unpacking.into.parent}: {error.strerror or error}."
        raise PairgraphError(message, remedy="Make room, or name another folder as TMPDIR.") from error


def _unzip(unpacking: Unpacking) -> None:
    with zipfile.ZipFile(unpacking.source) as archive:
        for info in archive.infolist():
            kind = (info.external_attr >> 16) & 0o170000
            if info.is_dir():
                continue
            if kind not in (0, 0o100000):
                raise no_file(unpacking.source, info.filename)
            with archive.open(info) as stream:
                unpacking.put(info.filename, stream)


def _untar(unpacking: Unpacking) -> None:
    with gzip.open(unpacking.source) as stream:
        guarded = cast("IO[bytes]", _Guarded(stream))
        with tarfile.open(fileobj=guarded, mode="r:") as archive:
            for info in archive:
                if info.isdir():
                    continue
                if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or info.sparse is not None:
                    raise no_file(unpacking.source, info.name)
                content = archive.extractfile(info)
                assert content is not None  # noqa: S101 - for the type checker: it is a regular file
                unpacking.put(info.name, content)
        # The check sum over everything stands at the very end, which tarfile has no need to read.
        while stream.read(CHUNK):
            pass


class _Guarded:
    """A stream from which nothing is read in one piece that would fill the memory: no header is that long."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int) -> bytes:
        """Read some bytes."""
        if not 0 <= size <= CHUNK:
            raise tarfile.HeaderError("a header is too long")
        return self._stream.read(size)


def _harm(unpacking: Unpacking) -> str:
    """Say which files are harmed, as far as they could be unpacked."""
    try:
        check_bag(_bag_in(unpacking.into, unpacking.source))
    except PairgraphError as error:
        return f" {error}"
    return ""


def _refuse_links(folder: Path) -> None:
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            place = Path(top, name)
            if place.is_symlink() or not (place.is_file() or place.is_dir()):
                raise no_file(folder, place.relative_to(folder).as_posix())


def _bag_in(folder: Path, source: Path) -> Path:
    """Find the bag: the folder itself, or the only one in it."""
    inside = [place for place in folder.iterdir() if place.is_dir()]
    for place in (folder, *inside[: len(inside) == 1]):
        if (place / _DECLARATION).is_file():
            return place
    message = f"{source} is no bag: it holds no {_DECLARATION}."
    raise PairgraphError(message, remedy="Name a package of pairgraph archive, whole.")


def _begins(file: Path, mark: bytes) -> bool:
    with file.open("rb") as stream:
        return stream.read(len(mark)) == mark
