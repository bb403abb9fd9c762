"""The ontology as triples: the core, its schemes and the mappings to other vocabularies."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pyoxigraph import parse

from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Quad, Triple

__all__ = ["ontology_files", "ontology_triples"]


def ontology_files(folder: Path | None = None) -> list[Path]:
    """Return the Turtle files that make up the ontology, the core first.

    Args:
        folder: where the ontology lies; the project's own where none is given.

    >>> [file.name for file in ontology_files()][0]
    'pairing-off.ttl'

    """
    home = folder or project_files() / "ontology"
    return [file for part in (".", "schemes", "alignments") for file in sorted((home / part).glob("*.ttl"))]


def ontology_triples(folder: Path | None = None) -> Iterator[Triple]:
    """Yield every triple of the ontology.

    >>> sum("owl#Ontology>" in str(triple.object) for triple in ontology_triples()) > 1
    True
    """
    for file in ontology_files(folder):
        for quad in parse(path=file):
            yield cast("Quad", quad).triple
