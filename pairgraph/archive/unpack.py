"""A package opened for reading: a folder as it is, a .zip or .tar.gz unpacked aside, nothing trusted."""

from __future__ import annotations

import gzip
import os
import tarfile
import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, cast

from pairgraph.archive.bag_check import check_bag
from pairgraph.archive.paths import checked
from pairgraph.errors import CheckFailedError, MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Limits", "opened_bag"]

_CHUNK: Final = 1 << 20
_DECLARATION: Final = "bagit.txt"
_BROKEN: Final = (tarfile.TarError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a package may hold.

    Attributes:
        files: how many files.
        size: how many bytes unpacked.
        ratio: how many times its own size, beyond the first 64 MiB.

    """

    files: int = 200_000
    size: int = 20 << 30
    ratio: int = 300


@dataclass
class _Unpacking:
    """Counts what is unpacked, and stops where it is too much."""

    source: Path
    into: Path
    limits: Limits
    files: int = 0
    size: int = 0
    seen: set[str] = field(default_factory=set)

    def put(self, name: str, stream: IO[bytes]) -> None:
        """Write one file of the package."""
        path = checked(name)
        self.files += 1
        if path.casefold() in self.seen:
            raise PairgraphError(f"{self.source} holds {path!r} twice.", remedy="Get it again.")
        self.seen.add(path.casefold())
        place = self.into / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            while data := stream.read(_CHUNK):
                self._count(len(data))
                out.write(data)

    def _count(self, size: int) -> None:
        self.size += size
        most = min(self.limits.size, (64 << 20) + self.limits.ratio * self.source.stat().st_size)
        if self.size > most or self.files > self.limits.files:
            raise PairgraphError(
                f"{self.source} unpacks to more than {most:,} bytes or {self.limits.files:,} files.",
                remedy="A package of pairgraph is smaller. Allow more with --most where you trust it.",
            )


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
        _unpack(_Unpacking(source, Path(folder), limits or Limits()))
        yield _bag_in(Path(folder), source)


def _unpack(unpacking: _Unpacking) -> None:
    source = unpacking.source
    try:
        if zipfile.is_zipfile(source):
            _unzip(unpacking)
        elif _is_gzip(source):
            _untar(unpacking)
        else:
            raise PairgraphError(f"{source} is neither a folder nor a .zip nor a .tar.gz.")
    except _BROKEN as error:
        message = f"{source} is damaged: {error}.{_harm(unpacking)}"
        raise CheckFailedError(message, remedy="Get it again.") from error
    except (NotImplementedError, RuntimeError) as error:
        raise PairgraphError(f"{source} cannot be read: {error}.") from error


def _unzip(unpacking: _Unpacking) -> None:
    with zipfile.ZipFile(unpacking.source) as archive:
        for info in archive.infolist():
            kind = (info.external_attr >> 16) & 0o170000
            if info.is_dir():
                continue
            if kind not in (0, 0o100000):
                raise _no_file(unpacking.source, info.filename)
            with archive.open(info) as stream:
                unpacking.put(info.filename, stream)


def _untar(unpacking: _Unpacking) -> None:
    with gzip.open(unpacking.source) as stream:
        guarded = cast("IO[bytes]", _Guarded(stream))
        with tarfile.open(fileobj=guarded, mode="r:") as archive:
            for info in archive:
                if info.isdir():
                    continue
                if info.type not in (tarfile.REGTYPE, tarfile.AREGTYPE) or info.sparse is not None:
                    raise _no_file(unpacking.source, info.name)
                content = archive.extractfile(info)
                assert content is not None  # noqa: S101 - for the type checker: it is a regular file
                unpacking.put(info.name, content)
        # The check sum over everything stands at the very end, which tarfile has no need to read.
        while stream.read(_CHUNK):
            pass


class _Guarded:
    """A stream from which nothing is read in one piece that would fill the memory: no header is that long."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream
        self.seek, self.tell = stream.seek, stream.tell

    def read(self, size: int) -> bytes:
        """Read some bytes."""
        if not 0 <= size <= _CHUNK:
            raise tarfile.HeaderError("a header is too long")
        return self._stream.read(size)


def _harm(unpacking: _Unpacking) -> str:
    """Say which files are harmed, as far as they could be unpacked."""
    try:
        check_bag(_bag_in(unpacking.into, unpacking.source))
    except PairgraphError as error:
        return f" {error}"
    return ""


def _no_file(source: Path, name: str) -> PairgraphError:
    return PairgraphError(f"{source} holds {name!r}, which is a link or a device and no file.")


def _refuse_links(folder: Path) -> None:
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            place = Path(top, name)
            if place.is_symlink() or not (place.is_file() or place.is_dir()):
                raise _no_file(folder, place.relative_to(folder).as_posix())


def _bag_in(folder: Path, source: Path) -> Path:
    """Find the bag: the folder itself, or the only one in it."""
    inside = [place for place in folder.iterdir() if place.is_dir()]
    for place in (folder, *inside[: len(inside) == 1]):
        if (place / _DECLARATION).is_file():
            return place
    raise PairgraphError(f"{source} is no bag: it holds no {_DECLARATION}.")


def _is_gzip(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(2) == b"\x1f\x8b"
