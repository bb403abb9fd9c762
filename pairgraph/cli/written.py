"""Files that commands write: whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["write"]


def write(data: bytes, file: Path | None, option: str = "--output") -> None:
    """Write to a file in one step, so that nobody ever sees half of it; without a file, to stdout.

    Args:
        data: what to write.
        file: where to; a device or a pipe is written as it is.
        option: the option that named the file.

    Raises:
        PairgraphError: the file cannot be written.

    """
    if file is None:
        sys.stdout.buffer.write(data)
        return
    try:
        _replace(file.resolve(), data)
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror}."
        raise PairgraphError(message, remedy=f"Name another file with {option}.") from error


def _replace(file: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place; a link goes on pointing to it."""
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
