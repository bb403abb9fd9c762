"""Files that commands write, at once or line by line: whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["write_lines"]


def write_lines(lines: Iterable[bytes], file: Path | None, option: str = "--output") -> None:
    """Write lines to a file that appears when the last is written; without a file, to stdout as they come.

    Args:
        lines: what to write; an error on the way leaves no file.
        file: where to; a device or a pipe is written as it is.
        option: the option that named the file.

    Raises:
        PairgraphError: the file cannot be written.

    """
    if file is None:
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
        return
    place = file.resolve()
    special = place.exists() and not place.is_file()
    aside = place if special else place.with_name(f".{place.name}.{os.getpid()}")
    try:
        stream = aside.open("wb")
    except OSError as error:
        raise _unwritten(file, error, option) from error
    try:
        with stream:
            stream.writelines(lines)
        if not special:
            aside.replace(place)
    except OSError as error:
        # What cannot be written has no name here; what cannot be read has.
        raise error if error.filename else _unwritten(file, error, option) from error
    finally:
        if not special:
            aside.unlink(missing_ok=True)


def _unwritten(file: Path, error: OSError, option: str) -> PairgraphError:
    message = f"{file} cannot be written: {error.strerror}."
    return PairgraphError(message, remedy=f"Make room, or name another file with {option}.")
