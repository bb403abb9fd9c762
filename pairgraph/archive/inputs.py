"""The files that a release was built from: found again by name and recognised by digest."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pairgraph.archive.entry import Entry
from pairgraph.errors import MissingError, PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["INPUTS", "input_entries"]

INPUTS = "inputs/"
"""The folder of the package that holds them, under the names they have in the project."""

_KINDS = {
    "data/links/": "links to outside data (SSSOM), with who judged them and how sure",
    "data/reports/": "the facts of one report, as they were written down",
    "data/schema/": "JSON Schema of the fact files",
    "data/context.jsonld": "the JSON-LD context that turns fact files into RDF",
    "data/": "facts that several reports share",
    "ontology/alignments/": "what the ontology's terms are in the words of another vocabulary",
    "ontology/rules/": "a rule that derives statements, as SPARQL CONSTRUCT",
    "ontology/schemes/": "a concept scheme (SKOS)",
    "ontology/": "the ontology (OWL 2 DL)",
    "queries/": "a stored question (SPARQL)",
    "shapes/": "what the data must look like (SHACL)",
}
"""Beginning of a name → what such a file is; the first that fits."""


def input_entries(digests: Mapping[str, str], root: Path, data: Path) -> Iterator[Entry]:
    """Yield every file that went into a release.

    Args:
        digests: name → SHA-256, from the release's manifest.
        root: the folder of the project's files.
        data: the folder of the fact files.

    Raises:
        MissingError: one of them is gone.
        PairgraphError: one of them has changed since.

    """
    for name, digest in sorted(digests.items()):
        file = data / name.removeprefix("data/") if name.startswith("data/") else root / name
        if not file.is_file():
            # A built-in file of the data folder comes from the project where the facts lie elsewhere.
            file = root / name
        _check(file, name, digest)
        yield Entry(INPUTS + name, file, kind(name))


def kind(name: str) -> str:
    """Say what a file is, by its name.

    >>> kind("ontology/schemes/units.ttl")
    'a concept scheme (SKOS)'
    """
    return next((said for beginning, said in _KINDS.items() if name.startswith(beginning)), "an input")


def _check(file: Path, name: str, digest: str) -> None:
    remedy = "Build again, or check out what the release was built from."
    if not file.is_file():
        raise MissingError(f"{name}, from which the release was built, is not there.", remedy=remedy)
    with file.open("rb") as stream:
        if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
            raise PairgraphError(f"{file} has changed since the release was built.", remedy=remedy)
