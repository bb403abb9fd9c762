"""One build at a time in one folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from pairgraph.errors import BusyError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["locked"]


@contextmanager
def locked(out: Path, wait: float, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of a build folder; the system lets go of it should the process be killed.

    Args:
        out: the build folder.
        wait: for how many seconds to wait for another build.
        waiting: called once when there is another build to wait for.

    Raises:
        BusyError: the other build did not end in time.
        PairgraphError: the folder may not be written to.

    """
    lock = _acquired(out, wait, waiting)
    try:
        yield
    finally:
        lock.release()


def _acquired(out: Path, wait: float, waiting: Callable[[], None]) -> FileLock:
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire(timeout=wait)
    except Timeout as error:
        message = f"Another build is at work in {out} and did not end within {wait:g} seconds."
        raise BusyError(message, remedy="Try again later, or wait longer with --wait.") from error
    except OSError as error:
        message = f"The folder {out} cannot be written to: {error.strerror or error}."
        raise PairgraphError(message, remedy="Name another folder with --out.") from error
    return lock
