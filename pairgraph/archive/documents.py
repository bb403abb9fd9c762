"""The project's own papers: licence, citation."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pairgraph.archive.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CITATION", "citation_file", "licence_entries"]

CITATION: Final = "CITATION.cff"
_LICENCES: Final = {
    "CC-BY-4.0.txt": "the licence of the data, the ontology and the schemes",
    "Apache-2.0.txt": "the licence of the software and of the stored questions' code",
}


def citation_file(root: Path) -> Path | None:
    """Return the project's citation file, where there is one: an installed package has none."""
    file = root / CITATION
    return file if file.is_file() else None


def licence_entries(root: Path) -> Iterator[Entry]:
    """Yield the texts of the licences, from the checkout or from the installed package."""
    for name, title in _LICENCES.items():
        if (file := _licence(root, name)) is not None:
            yield Entry(f"LICENSES/{name}", file, title)


def _licence(root: Path, name: str) -> Path | None:
    file = root / "LICENSES" / name
    if file.is_file():
        return file
    try:
        installed = files("pairgraph") or []
    except PackageNotFoundError:
        return None
    return next((Path(str(one.locate())) for one in installed if one.name == name), None)
