"""A BagIt bag (RFC 8493), written file by file into a container.

The ``bagit`` library bags a folder in place and dates it by the clock; a package is neither a folder nor
dated, and each of its files is read once. So the few lines of a manifest are written here, and ``bagit``
is what checks them: in the tests and whenever a bag is restored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.archive.entry import Entry, Sealed
from pairgraph.archive.pack import put

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pairgraph.archive.pack import Container

__all__ = ["ALGORITHMS", "PAYLOAD", "Bag"]

ALGORITHMS: Final = ("sha256", "sha512")
PAYLOAD: Final = "data/"
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Bag:
    """A bag that is being filled.

    Args:
        container: what it is written into.
        folder: the folder in it that holds everything; empty where the container is that folder.

    """

    def __init__(self, container: Container, folder: str = "") -> None:
        self._container = container
        self._top = f"{folder}/" if folder else ""
        self.payload: list[Sealed] = []
        self._tags: list[Sealed] = []

    def add(self, entry: Entry) -> Sealed:
        """Put a file into the payload; its path counts from there."""
        sealed = put(self._container, f"{self._top}{PAYLOAD}{entry.path}", entry)
        self.payload.append(sealed)
        return sealed

    def tag(self, entry: Entry) -> None:
        """Put a file beside the payload."""
        self._tags.append(put(self._container, self._top + entry.path, entry))

    def close(self, info: Mapping[str, str]) -> None:
        """Write the declaration, the bag's own description and the manifests.

        Args:
            info: what ``bag-info.txt`` says, in that order.

        """
        self.tag(Entry("bagit.txt", _DECLARATION, "the declaration that this is a bag"))
        self.tag(Entry("bag-info.txt", _info({**self._oxum(), **info}), "what the bag says of itself"))
        for name in ALGORITHMS:
            lines = _manifest(name, self.payload, PAYLOAD)
            self.tag(Entry(f"manifest-{name}.txt", lines, "the digests of the payload"))
        for name in ALGORITHMS:
            lines = _manifest(name, self._tags, "")
            put(self._container, f"{self._top}tagmanifest-{name}.txt", Entry("", lines, ""))

    def _oxum(self) -> dict[str, str]:
        """Return the number of bytes and of files, which is the quickest check there is."""
        return {"Payload-Oxum": f"{sum(one.size for one in self.payload)}.{len(self.payload)}"}


def _info(rows: Mapping[str, str]) -> bytes:
    r"""Write the bag's description; a value is one line.

    >>> _info({"Contact-Name": "A\nB"})
    b'Contact-Name: A B\n'
    """
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in rows.items()).encode()


def _manifest(name: str, files: Iterable[Sealed], folder: str) -> bytes:
    r"""Write a manifest, sorted by path.

    >>> _manifest("sha256", [Sealed("a.txt", "", 0, "00", "11")], "data/")
    b'00  data/a.txt\n'
    """
    rows = sorted((folder + one.path, getattr(one, name)) for one in files)
    return "".join(f"{digest}  {path}\n" for path, digest in rows).encode()
