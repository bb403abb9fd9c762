"""Reading a text file of somebody else's: so much of it, and an error that names the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["read_text"]


def read_text(file: Path, most: int) -> str:
    """Return what stands in a file, without the mark that some programs put before UTF-8.

    Args:
        file: the file.
        most: how many bytes it may have.

    Raises:
        FactFileError: it cannot be read, is larger, or is no UTF-8; the last names the line.

    """
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise FactFileError(f"It cannot be read: {error.strerror}.", file=file) from error
    if len(data) > most:
        raise FactFileError(f"It is larger than {most // 1_000_000} MB.", file=file, remedy="Split it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "There is a byte that is not UTF-8."
        raise FactFileError(message, file=file, line=line, remedy="Save it as UTF-8 text.") from error
