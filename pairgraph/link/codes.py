"""Codes of other people's lists that have no IRI of their own: ours stand for them.

Neither the OECD and IATI nor ISO nor the Chinese standards give an IRI to a code. So a table's object in our
namespace ``…/code/<list>/`` is described where the table links to it: notation, name, list, years in force.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import RDF_TYPE, iri, to_term
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.link.mapping import Mapping
    from pairgraph.link.mapping_set import MappingSet

__all__ = ["CODES", "codes"]

CODES: Final = BASE + "code/"
"""The namespace of all our IRIs for codes."""


def codes(table: MappingSet) -> Iterator[Triple]:
    """Yield what a table tells of the codes it links to, where they are in our namespace.

    A code that several rows link to was in force from the first of their years to the last.

    Raises:
        ValueError: an id has no prefix of the table, or makes no IRI; the message is for people.

    >>> from pairgraph.link import Mapping, MappingSet
    >>> row = Mapping(subject_id="pas:health", predicate_id="skos:closeMatch", object_id="crs:12230")
    >>> table = MappingSet({"curie_map": {"crs": "https://w3id.org/pairing-off/code/crs/"}}, (row,))
    >>> [triple.object.value for triple in codes(table) if triple.predicate == iri("skos:notation")]
    ['12230']

    """
    found: defaultdict[str, list[Mapping]] = defaultdict(list)
    for row in table.mappings:
        if row.status == "accepted":
            found[table.expand(row.object_id)].append(row)
    for address, rows in found.items():
        if address.startswith(CODES):
            yield from _code(NamedNode(address), rows, table)


def _code(node: NamedNode, rows: list[Mapping], table: MappingSet) -> Iterator[Triple]:
    yield Triple(node, RDF_TYPE, iri("pao:Code"))
    yield Triple(node, iri("skos:notation"), Literal(node.value.rpartition("/")[2]))
    for row in rows:
        if row.object_label:
            yield Triple(node, iri("skos:prefLabel"), Literal(row.object_label, language="en"))
        if row.object_source:
            yield Triple(node, iri("skos:inScheme"), NamedNode(table.expand(row.object_source)))
    starts, ends = ([dict(row.extra).get(slot, "") for row in rows] for slot in ("valid_from", "valid_until"))
    if all(starts):
        yield Triple(node, iri("pao:validFrom"), to_term(min(starts), "xsd:gYear"))
    if all(ends):
        yield Triple(node, iri("pao:validUntil"), to_term(max(ends), "xsd:gYear"))
