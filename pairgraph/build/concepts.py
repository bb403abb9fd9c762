"""The individuals of the ontology that fact files may name: comparators, units, measures."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, Triple
from pyoxigraph import parse as parse_rdf

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["individuals", "ontology_files", "scheme_files", "turtle_triples"]

_TYPE = NamedNode(PREFIXES["rdf"] + "type")
_LOCAL = re.compile(r"[^/#]+$")


def ontology_files(folder: Path) -> list[Path]:
    """Return the files of the ontology proper: the core and the alignments, in order."""
    return sorted([*folder.glob("*.ttl"), *folder.glob("alignments/*.ttl")])


def scheme_files(folder: Path) -> list[Path]:
    """Return the files of the concept schemes, in order."""
    return sorted(folder.glob("schemes/*.ttl"))


def turtle_triples(file: Path) -> Iterator[Triple]:
    """Yield the triples of a Turtle file.

    Raises:
        PairgraphError: the file cannot be read or is no Turtle.

    """
    try:
        for quad in parse_rdf(path=str(file), format=RdfFormat.TURTLE, rename_blank_nodes=True):
            yield quad.triple
    except (OSError, SyntaxError) as error:
        raise PairgraphError(
            f"{file}: {error}.", remedy="Mend the file or get it back from version control."
        ) from error


@cache
def individuals(folder: Path) -> Mapping[str, frozenset[str]]:
    """Map each class of the ontology, by local name, to the local names of its individuals.

    Raises:
        MissingError: the folder holds no ontology.

    >>> from pairgraph.vocabulary import project_files
    >>> "moreThan" in individuals(project_files() / "ontology")["Comparator"]
    True

    """
    files = [*ontology_files(folder), *scheme_files(folder)]
    if not files:
        raise MissingError(f"There is no ontology in {folder}.", remedy="Install pairgraph again.")
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        for triple in turtle_triples(file):
            if triple.predicate == _TYPE and isinstance(triple.object, NamedNode):
                found[_local(triple.object)].add(_local(triple.subject))
    return {name: frozenset(members - {""}) for name, members in found.items()}


def _local(term: object) -> str:
    found = _LOCAL.search(term.value) if isinstance(term, NamedNode) else None
    return found.group() if found else ""
