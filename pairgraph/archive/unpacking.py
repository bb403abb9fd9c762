"""Files written aside from a package that nobody trusts: counted, named, never outside of their folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final

from pairgraph.archive.paths import checked
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["AGAIN", "CHUNK", "DISTRUST", "Limits", "Unpacking", "no_file"]

CHUNK: Final = 1 << 20
"""So many bytes are read at once."""
AGAIN: Final = "Get it again."
"""What to do about damage."""
DISTRUST: Final = "No package of pairgraph holds that; ask whoever made it."
"""What to do about what no accident does."""


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
class Unpacking:
    """Counts what is unpacked, and stops where it is too much.

    Attributes:
        source: the package.
        into: the folder to unpack into.
        limits: how much it may hold.
        files: how many files it held so far.
        size: how many bytes.
        seen: their names, in one case.

    """

    source: Path
    into: Path
    limits: Limits
    files: int = 0
    size: int = 0
    seen: set[str] = field(default_factory=set)

    def put(self, name: str, stream: IO[bytes]) -> None:
        """Write one file of the package."""
        try:
            path = checked(name)
        except PairgraphError as error:
            raise PairgraphError(f"{self.source}: {error.message}", remedy=DISTRUST) from error
        self.files += 1
        if path.casefold() in self.seen:
            raise PairgraphError(f"{self.source} holds {path!r} twice.", remedy=AGAIN)
        self.seen.add(path.casefold())
        try:
            self._write(self.into / path, stream)
        except (FileExistsError, NotADirectoryError) as error:
            message = f"{self.source} holds {path!r} or what it lies in both as a file and as a folder."
            raise PairgraphError(message, remedy=DISTRUST) from error

    def _write(self, place: Path, stream: IO[bytes]) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as out:
            while data := stream.read(CHUNK):
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


def no_file(source: Path, name: str) -> PairgraphError:
    """Return the error that a package holds something else than a file."""
    message = f"{source} holds {name!r}, which is a link or a device and no file."
    return PairgraphError(message, remedy=DISTRUST)
