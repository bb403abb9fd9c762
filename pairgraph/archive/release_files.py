"""The files of a release itself, as they are; its store is left out, for it is made again from the rest."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from pairgraph.archive.entry import Entry
from pairgraph.archive.paths import checked
from pairgraph.archive.tables import RELEASE
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release

__all__ = ["STORE", "release_entries"]

STORE: Final = "store"
_TITLES: Final = {
    "pairgraph.nq": "the graph as canonical N-Quads (RDFC-1.0); its SHA-256 names the release",
    "pairgraph.trig": "the graph as TriG, its named graphs kept apart",
    "pairgraph.ttl": "the graph as one Turtle file for people",
    "manifest.json": "what the release holds: digest, counts, inputs, verdict of the validation",
    "facts.json": "the file and line in which each thing is described",
    "validation.json": "what the shapes say of the data, for programs",
    "validation.ttl": "what the shapes say of the data, as a SHACL report",
}
_FOLDERS: Final = {
    "graphs": "one named graph as Turtle",
    "queries": "a stored question (SPARQL)",
    "tables": "a tidy table of the graph (CSV)",
}


def release_entries(release: Release) -> Iterator[Entry]:
    """Yield every file of a release but its store.

    Raises:
        PairgraphError: a link or a strange name is among them.

    """
    for file in sorted(release.folder.rglob("*")):
        name = file.relative_to(release.folder).as_posix()
        if name.partition("/")[0] == STORE or file.is_dir():
            continue
        if file.is_symlink():
            raise PairgraphError(f"{file} is a link; a release has none.", remedy="Build again.")
        yield Entry(RELEASE + checked(name), file, _title(name))


def _title(name: str) -> str:
    """Say what a file of a release is.

    >>> _title("graphs/ontology.ttl")
    'one named graph as Turtle'
    """
    first = PurePosixPath(name).parts[0]
    return _TITLES.get(name) or _FOLDERS.get(first, "a file of the release")
