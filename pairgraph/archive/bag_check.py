"""Whether a bag is what it was: nothing changed, nothing missing, nothing more."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pairgraph.archive.bag import ALGORITHMS, PAYLOAD
from pairgraph.archive.libraries import library
from pairgraph.errors import CheckFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["check_bag"]

_Bag: TypeAlias = Any
"""The library has no types."""
_SHOWN: Final = 10
_TAGMANIFEST: Final = "tagmanifest-"
_FETCH: Final = "fetch.txt"


def check_bag(folder: Path) -> None:
    """Check a bag against its manifests, more strictly than RFC 8493 asks for.

    Every file has to be in a manifest of each algorithm, the files beside the payload too, and nothing is
    fetched from elsewhere.

    Args:
        folder: the bag's.

    Raises:
        CheckFailedError: it is another one than was packed; names the files.
        MissingError: the library is not installed.

    """
    bagit = library("bagit")
    # What it logs is in the exception too.
    logging.getLogger("bagit").addHandler(logging.NullHandler())
    try:
        bag = bagit.Bag(str(folder))
        if found := [*_strict(bag, folder)]:
            raise CheckFailedError(_told(found))
        # The library would stop at the sum of all sizes, which names no file.
        bag.info.pop("Payload-Oxum", None)
        bag.validate()
    except bagit.BagValidationError as error:
        raise CheckFailedError(_told([str(one) for one in error.details] or [str(error)])) from error
    except (bagit.BagError, UnicodeDecodeError, LookupError, OSError) as error:
        raise CheckFailedError(_told([str(error)])) from error


def _strict(bag: _Bag, folder: Path) -> Iterator[str]:
    """Yield what is missing, what is too much, and what is not in every manifest."""
    there = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    for prefix in ("manifest-", _TAGMANIFEST):
        for name in ALGORITHMS:
            if f"{prefix}{name}.txt" not in there:
                yield f"{prefix}{name}.txt is missing"
    if _FETCH in there:
        yield f"{_FETCH} names files that are elsewhere; a package holds all of its own"
    listed = {name for name in there if not name.startswith(_TAGMANIFEST)}
    for name in sorted(listed | bag.entries.keys()):
        if name not in there:
            yield f"{name} is missing"
        elif name not in bag.entries:
            yield f"{name} is in no manifest"
        elif without := [one for one in ALGORITHMS if one not in bag.entries[name]]:
            kind = "manifest-" if name.startswith(PAYLOAD) else _TAGMANIFEST
            yield f"{name} is not in {kind}{without[0]}.txt"


def _told(found: list[str]) -> str:
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"The bag is not as it was packed: {'; '.join(found[:_SHOWN])}{more}."
