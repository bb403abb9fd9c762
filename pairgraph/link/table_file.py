"""The file of a table of judgements: found, and changed by one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from pairgraph.errors import BusyError, MissingError
from pairgraph.link import sssom

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pairgraph.link.mapping_set import MappingSet

__all__ = ["change", "table_of"]

_SUFFIX: Final = ".sssom.tsv"


def table_of(folder: Path, target: str) -> Path:
    """Return the file of a target's judgements.

    Raises:
        MissingError: the folder has no such table.

    """
    known = sorted(file.name.removesuffix(_SUFFIX) for file in folder.glob(f"*{_SUFFIX}"))
    if target not in known:
        remedy = f"There are: {', '.join(known)}." if known else "Name its folder with --links."
        raise MissingError(f"There is no table '{target}{_SUFFIX}' in {folder}.", remedy=remedy)
    return folder / f"{target}{_SUFFIX}"


def change(file: Path, alter: Callable[[MappingSet], MappingSet], wait: float = 10) -> bool:
    """Change a table, alone; say whether there was anything to change.

    Args:
        file: the table.
        alter: gives the changed table; the same object where there is nothing to change.
        wait: for how many seconds to wait for somebody else who is changing it.

    Raises:
        BusyError: somebody else did not end in time.
        FactFileError: the table is none.
        PairgraphError: the judgement contradicts one that stands.

    """
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    try:
        with lock.acquire(timeout=wait):
            before = sssom.read(file)
            after = alter(before)
            if after is not before:
                sssom.write(file, after)
            return after is not before
    except Timeout as error:
        message = f"Somebody else is changing {file}."
        raise BusyError(message, remedy="Try again when they are done.") from error
