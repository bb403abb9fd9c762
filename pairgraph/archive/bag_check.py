"""Whether a bag is what it was: nothing changed, nothing missing, nothing more.

This is stricter than RFC 8493 and than the ``bagit`` library, which stops at a wrong sum of sizes without
naming a file, reads a digest in either case, and leaves files beside the payload unchecked that no manifest
lists. It needs nothing but the standard library, so a package can be checked where little is installed.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from pairgraph.archive.bag import ALGORITHMS, PAYLOAD
from pairgraph.errors import CheckFailedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["check_bag"]

_SHOWN: Final = 10
_CHUNK: Final = 1 << 20
_LINE: Final = re.compile(r"([0-9a-f]+)  (\S[^\n]*)")
_TAGS: Final = "tagmanifest-"
_KINDS: Final = (_TAGS, "manifest-")


def check_bag(folder: Path, name: str = "The bag") -> None:
    """Check a bag: every file has to be in a manifest of each algorithm, with the digest it has.

    Args:
        folder: the bag's.
        name: what to call it.

    Raises:
        CheckFailedError: it is another one than was packed; names the files.

    """
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    listed: dict[str, dict[str, str]] = {name: {} for name in files}
    found = [problem for kind in _KINDS for problem in _listing(folder, kind, files, listed)]
    found += [problem for name in sorted(files) for problem in _digests(folder, name, listed[name])]
    if found:
        shown = list(dict.fromkeys(found))
        more = f"; and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
        message = f"{name} is not as it was packed: {'; '.join(shown[:_SHOWN])}{more}."
        raise CheckFailedError(message, remedy="Get it again.")


def _listing(folder: Path, kind: str, files: set[str], listed: dict[str, dict[str, str]]) -> Iterator[str]:
    """Read the manifests of one kind, and yield what is missing or too much by them."""
    payload = kind != _TAGS
    wanted = {name for name in files if name.startswith(PAYLOAD) == payload and not name.startswith(_TAGS)}
    for algorithm in ALGORITHMS:
        manifest = f"{kind}{algorithm}.txt"
        if manifest not in files:
            yield f"{manifest} is missing"
        elif (rows := _rows((folder / manifest).read_bytes())) is None:
            yield f"{manifest} is not written as it was"
        else:
            yield from (f"{name} is missing" for name in rows if name not in wanted)
            yield from (f"{name} is not in {manifest}" for name in sorted(wanted) if name not in rows)
            for name in rows.keys() & wanted:
                listed[name][algorithm] = rows[name]


def _rows(data: bytes) -> dict[str, str] | None:
    """Read a manifest; nothing where it is not written to the letter as packages have it."""
    matches = [_LINE.fullmatch(line) for line in data.decode("utf-8", "replace").splitlines()]
    rows = {match[2]: match[1] for match in matches if match}
    written = "".join(f"{rows[name]}  {name}\n" for name in sorted(rows)).encode()
    return rows if written == data else None


def _digests(folder: Path, name: str, wanted: dict[str, str]) -> Iterator[str]:
    """Yield the algorithms by which a file is another one than listed."""
    digests = {algorithm: hashlib.new(algorithm) for algorithm in wanted}
    with (folder / name).open("rb") as stream:
        while digests and (data := stream.read(_CHUNK)):
            for one in digests.values():
                one.update(data)
    wrong = [algorithm for algorithm, one in digests.items() if one.hexdigest() != wanted[algorithm]]
    if wrong:
        yield f"{name} has another {' and '.join(wrong)}"
