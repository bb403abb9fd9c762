"""Answers of the network: as long as they are sensible, for as long as is sensible, and no more."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["TooLateError", "TooLongError", "bounded"]


class TooLongError(Exception):
    """More came than was to be taken."""


class TooLateError(Exception):
    """It was still coming when the time was over; each piece by itself may have come soon enough."""


def bounded(pieces: Iterable[bytes], most: int, seconds: float = math.inf) -> bytes:
    """Put the pieces of an answer together, which may be endless or come a byte a minute.

    Args:
        pieces: as they come.
        most: how many bytes are taken.
        seconds: how long that may take from now on.

    Raises:
        TooLongError: there are more bytes.
        TooLateError: it takes longer.

    >>> bounded([b"a", b"b"], 2)
    b'ab'

    """
    until = time.monotonic() + seconds
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) > most:
            raise TooLongError
        if time.monotonic() > until:
            raise TooLateError
    return bytes(found)
