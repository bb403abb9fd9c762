"""What a request is called, in its response and in the log."""

from __future__ import annotations

import re
import secrets
from itertools import count
from typing import Final

__all__ = ["request_id"]

_GOOD: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_START: Final = secrets.token_hex(6).encode()
_COUNT: Final = count(1)


def request_id(given: bytes = b"") -> bytes:
    """Return the name that a client gave its request, if it is a good one, else a new one.

    >>> request_id(b"mine-1"), request_id(b"two words") == request_id()
    (b'mine-1', False)
    """
    return given if _GOOD.fullmatch(given) else b"%s-%x" % (_START, next(_COUNT))
