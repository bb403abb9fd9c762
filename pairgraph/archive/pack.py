"""What a package is written into: a zip file, a gzipped tar file or a folder, the same bytes on every run.

Order, times and modes are fixed. Nothing is compressed unless asked for: compressed bytes are the work of
whichever zlib is at hand, and a damaged bit in a stored file harms that file alone.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tarfile
import zipfile
from contextlib import contextmanager, suppress
from gzip import GzipFile
from typing import IO, TYPE_CHECKING, BinaryIO, Final, Protocol, cast

from pairgraph.archive.entry import Entry, Sealed
from pairgraph.archive.stored_gzip import StoredGzip
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["ENDINGS", "Container", "containing", "put"]

_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can hold; it means nothing."""
_SECONDS: Final = 315532800
"""The same, in seconds since 1970."""
_MODE: Final = 0o644
_CHUNK: Final = 1 << 20
_LEVEL: Final = 9
_ASIDE: Final = ".tmp-"
ENDINGS: Final = (".zip", ".tar.gz", ".tgz")
"""How the names of packages end that are one file; every other name is a folder's."""


class Container(Protocol):
    """Anything that takes files one after the other."""

    def put(self, path: str, size: int, stream: IO[bytes]) -> None:
        """Take one file of so many bytes."""


class _Zip:
    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file

    def put(self, path: str, size: int, stream: IO[bytes]) -> None:
        info = zipfile.ZipInfo(path, _TIME)
        info.create_system = 3  # Unix, wherever it is written
        info.external_attr = (stat.S_IFREG | _MODE) << 16
        info.compress_type = self._file.compression
        info.file_size = size
        with self._file.open(info, "w") as out:
            shutil.copyfileobj(stream, out, _CHUNK)


class _Tar:
    def __init__(self, file: tarfile.TarFile) -> None:
        self._file = file

    def put(self, path: str, size: int, stream: IO[bytes]) -> None:
        info = tarfile.TarInfo(path)
        info.size, info.mtime, info.mode = size, _SECONDS, _MODE
        self._file.addfile(info, stream)


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: str, size: int, stream: IO[bytes]) -> None:  # noqa: ARG002 - a folder need not know
        place = self._folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            shutil.copyfileobj(stream, out, _CHUNK)
        place.chmod(_MODE)


class Hashing:
    """Reads a stream and, on the way, computes its digests."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._digests = (hashlib.sha256(), hashlib.sha512())
        self._size = 0

    def read(self, size: int = -1) -> bytes:
        """Read some bytes."""
        data = self._stream.read(size)
        self._size += len(data)
        for one in self._digests:
            one.update(data)
        return data

    def seal(self, path: str, title: str) -> Sealed:
        """Return what is known of the file once it is read."""
        return Sealed(path, title, self._size, *(one.hexdigest() for one in self._digests))


def put(container: Container, place: str, entry: Entry) -> Sealed:
    """Put a file into a container, reading it once, and say what went in.

    Args:
        container: what takes it.
        place: its path there.
        entry: the file.

    Raises:
        PairgraphError: the file changed while it was read.

    """
    with entry.open() as stream:
        size, hashing = entry.size, Hashing(stream)
        # Nobody calls anything of it but read().
        container.put(place, size, cast("IO[bytes]", hashing))
        sealed = hashing.seal(entry.path, entry.title)
    if sealed.size != size:
        raise PairgraphError(f"{entry.source!r} changed while it was read.", remedy="Try again.")
    return sealed


@contextmanager
def containing(output: Path, *, compress: bool = False) -> Iterator[Container]:
    """Give a container; it appears under its name in one piece when all went well, else not at all.

    Args:
        output: ``*.zip``, ``*.tar.gz``, or else a folder that does not exist yet.
        compress: make it smaller; its bytes then depend on the zlib at hand.

    Raises:
        PairgraphError: it cannot be written, or a folder of that name exists.

    """
    if output.is_dir():
        raise PairgraphError(f"The folder {output} exists.", remedy="Remove it, or name another --output.")
    aside = output.with_name(f"{_ASIDE}{os.getpid()}-{output.name}")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with _opened(aside, output.name, compress=compress) as container:
            yield container
        aside.replace(output)
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror or error}."
        raise PairgraphError(message, remedy="Make room, or name another --output.") from error
    finally:
        with suppress(OSError):
            shutil.rmtree(aside) if aside.is_dir() else aside.unlink(missing_ok=True)


@contextmanager
def _opened(aside: Path, name: str, *, compress: bool) -> Iterator[Container]:
    if name.endswith(".zip"):
        method = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        with zipfile.ZipFile(aside, "w", method, compresslevel=_LEVEL) as archive:
            yield _Zip(archive)
    elif name.endswith(ENDINGS):
        with (
            aside.open("wb") as file,
            _gzip(file, compress=compress) as member,
            tarfile.open(fileobj=member, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            yield _Tar(tar)
    else:
        aside.mkdir()
        yield _Folder(aside)


@contextmanager
def _gzip(file: BinaryIO, *, compress: bool) -> Iterator[BinaryIO]:
    member = GzipFile("", "wb", _LEVEL, file, mtime=0) if compress else StoredGzip(file)
    # tarfile only writes to it and asks where it is.
    yield cast("BinaryIO", member)
    member.close()
