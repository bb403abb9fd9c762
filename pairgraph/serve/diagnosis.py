"""What the end of a worker says of the query that it was at."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.job import Failed

__all__ = ["diagnosis"]

_ABORTED: Final = -6
_OVERFLOWN: Final = (-11, -7)


def diagnosis(status: int, memory: int) -> Failed:
    """Tell from how a worker ended what its query did to it.

    Args:
        status: its exit code, or the signal that ended it, below zero.
        memory: bytes that it might take.

    >>> diagnosis(-6, 1_000_000_000).message
    'The query needs more than 1,000 MB of memory, its limit.'

    """
    if status == _ABORTED:
        return Failed("memory", f"The query needs more than {memory // 1_000_000:,} MB of memory, its limit.")
    if status in _OVERFLOWN:
        return Failed("depth", "The query is nested too deep for the engine.")
    return Failed("crash", "The worker that ran the query broke down. Try again.")
