"""Which names a file may have inside a package."""

from __future__ import annotations

import re
from typing import Final

from pairgraph.errors import PairgraphError

__all__ = ["checked"]

_BAD: Final = re.compile(r'[\x00-\x1f\x7f%\\:*?"<>|]')
_LONGEST: Final = 1000


def checked(path: str) -> str:
    """Return a relative path that means the same file in every package and on every system.

    Raises:
        PairgraphError: it is absolute, leaves its folder, or holds a sign that some system or BagIt gives a
            meaning of its own.

    >>> checked("release/graphs/ontology.ttl")
    'release/graphs/ontology.ttl'
    >>> checked("../etc/passwd")
    Traceback (most recent call last):
    pairgraph.errors.PairgraphError: '../etc/passwd' is no safe name for a file in a package...

    """
    parts = path.split("/")
    if _BAD.search(path) or len(path) > _LONGEST or any(part in {"", ".", ".."} for part in parts):
        raise PairgraphError(
            f"{path[:_LONGEST]!r} is no safe name for a file in a package.", remedy="Rename the file."
        )
    return path
