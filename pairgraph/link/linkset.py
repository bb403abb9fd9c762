"""A mapping table as a named graph: its links, its judgements, and its description in VoID."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.errors import FactFileError
from pairgraph.graph.terms import RDF_TYPE, iri, to_term
from pairgraph.link.codes import codes
from pairgraph.link.judgement import dataset_of, judgement, judgement_iri
from pairgraph.vocabulary import BASE, compact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pairgraph.link.mapping_set import MappingSet

__all__ = ["SUFFIX", "linkset", "places", "target_of"]

SUFFIX: Final = ".sssom.tsv"
"""How the files of tables end; what stands before is the target."""

_TITLES: Final = {"mapping_set_title": "dcterms:title", "mapping_set_description": "dcterms:description"}


def target_of(file: Path) -> str:
    """Name what a table links to.

    >>> from pathlib import Path
    >>> target_of(Path("data/links/wikidata.sssom.tsv"))
    'wikidata'
    """
    return file.name.removesuffix(SUFFIX)


def linkset(table: MappingSet, file: Path) -> set[Triple]:
    """Return the triples of a table's graph.

    Args:
        table: the rows and their header.
        file: how errors name the table; its name gives the target.

    Raises:
        FactFileError: an id makes no IRI, a row is there twice, or the header lacks what a linkset must tell.

    """
    target = target_of(file)
    found: set[Triple] = set()
    for row in table.mappings:
        try:
            found.update(judgement(row, table, target))
        except ValueError as error:
            raise FactFileError(str(error), file=file, line=row.line) from None
    try:
        return found | set(codes(table)) | set(_description(table, target, file))
    except ValueError as error:
        raise FactFileError(str(error), file=file, line=1) from None


def places(table: MappingSet, file: Path) -> dict[str, int]:
    """Map the prefixed name of every judgement to the line it stands on.

    Raises:
        FactFileError: one judgement is there twice.

    """
    found: dict[str, int] = {}
    for row in table.mappings:
        name, line = compact(judgement_iri(row, table, target_of(file)).value), row.line or 0
        if name in found:
            message = f"This judgement stands on line {found[name]} already."
            raise FactFileError(message, file=file, line=line, remedy="Delete one of the two.")
        found[name] = line
    return found


def _description(table: MappingSet, target: str, file: Path) -> Iterator[Triple]:
    """Describe the whole, and for each predicate the linkset that VoID wants to have one predicate only."""
    whole = dataset_of(target)
    for key in ("mapping_set_id", "license", "object_source"):
        if key not in table.metadata:
            raise FactFileError(f"Its header has no {key}.", file=file, line=1, remedy="Write it there.")
    yield Triple(NamedNode(f"{BASE}dataset"), iri("void:subset"), whole)
    yield Triple(whole, RDF_TYPE, iri("void:Dataset"))
    yield from _told(whole, table)
    uses = Counter(row.predicate_id for row in table.mappings if row.status == "accepted")
    for predicate, count in sorted(uses.items()):
        part = NamedNode(f"{whole.value}-{predicate.replace(':', '-')}")
        yield Triple(whole, iri("void:subset"), part)
        yield Triple(part, RDF_TYPE, iri("void:Linkset"))
        yield Triple(part, iri("void:linkPredicate"), NamedNode(table.expand(predicate)))
        yield Triple(part, iri("void:triples"), to_term(count))
        yield Triple(part, iri("void:subjectsTarget"), NamedNode(f"{BASE}dataset"))
        yield Triple(part, iri("void:objectsTarget"), _source(table))
        yield from _told(part, table)


def _told(node: NamedNode, table: MappingSet) -> Iterator[Triple]:
    yield Triple(node, iri("dcterms:license"), NamedNode(table.metadata["license"]))
    yield Triple(node, iri("dcterms:source"), NamedNode(table.metadata["mapping_set_id"]))
    for key, term in _TITLES.items():
        if key in table.metadata:
            yield Triple(node, iri(term), Literal(table.metadata[key], language="en"))


def _source(table: MappingSet) -> NamedNode:
    return NamedNode(table.expand(table.metadata["object_source"]))
