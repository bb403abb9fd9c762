"""What one row of a table comes to in RDF: the link, if it holds, and who judged so, when and on what ground.

A judgement is a thing of its own with an IRI, and no ``owl:Axiom``: by OWL 2 DL that annotates asserted
axioms only, and a link that was rejected or withdrawn is not asserted.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import RDF_TYPE, iri, to_term
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.link.mapping import Mapping
    from pairgraph.link.mapping_set import MappingSet

__all__ = ["dataset_of", "judgement", "judgement_iri", "named"]

_STATUS: Final = {"accepted": "pao:accepted", "rejected": "pao:rejected", "withdrawn": "pao:withdrawn"}
_TEXTS: Final = {
    "author_label": "sssom:author_label",
    "mapping_tool": "sssom:mapping_tool",
    "evidence": "pao:evidence",
    "comment": "pao:note",
    "withdrawn_by": "pao:withdrawnBy",
    "withdrawn_because": "pao:withdrawnBecause",
}
_DAYS: Final = {"mapping_date": "dcterms:created", "withdrawn_on": "pao:withdrawnOn"}


def judgement(row: Mapping, table: MappingSet, target: str) -> Iterator[Triple]:
    """Yield the triples of one row.

    Args:
        row: the judgement.
        table: where it stands; its prefixes are taken.
        target: the table's name, such as ``wikidata``.

    Raises:
        ValueError: an id has no prefix of the table, or makes no IRI; the message is for people.

    """
    subject, predicate, value = (
        named(table, one) for one in (row.subject_id, row.predicate_id, row.object_id)
    )
    if row.status == "accepted":
        yield Triple(subject, predicate, value)
    node = judgement_iri(row, table, target)
    yield Triple(node, RDF_TYPE, iri("pao:Judgement"))
    yield Triple(node, iri("skos:prefLabel"), Literal(_label(row), language="en"))
    yield Triple(node, iri("dcterms:isPartOf"), dataset_of(target))
    yield Triple(node, iri("pao:linkSubject"), subject)
    yield Triple(node, iri("pao:linkPredicate"), predicate)
    yield Triple(node, iri("pao:linkObject"), value)
    yield Triple(node, iri("pao:linkStatus"), iri(_STATUS[row.status]))
    yield Triple(node, iri("sssom:mapping_justification"), named(table, row.mapping_justification))
    if row.confidence is not None:
        yield Triple(node, iri("sssom:confidence"), to_term(row.confidence))
    yield from _said(node, row)
    yield from _authors(node, row, table)


def judgement_iri(row: Mapping, table: MappingSet, target: str) -> NamedNode:
    """Name a judgement after what it is about; the same row always has the same name.

    >>> from pairgraph.link import Mapping, MappingSet
    >>> table = MappingSet({"curie_map": {"a": "https://example.org/"}}, ())
    >>> row = Mapping(subject_id="a:zhuhai", predicate_id="owl:sameAs", object_id="a:Q59095")
    >>> judgement_iri(row, table, "wikidata").value
    'https://w3id.org/pairing-off/id/judgement/wikidata-zhuhai-f2034ea91675'
    """
    told = [named(table, one).value for one in (row.subject_id, row.predicate_id, row.object_id)]
    told += [row.predicate_modifier, row.author_id, row.author_label, row.mapping_date]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
    local = re.sub(r"[^a-z0-9]+", "-", row.subject_id.partition(":")[2].lower()).strip("-")
    return iri(f"judgement:{target}-{local}-{digest}")


def dataset_of(target: str) -> NamedNode:
    """Name the description of all links to a target.

    >>> dataset_of("wikidata").value
    'https://w3id.org/pairing-off/dataset#links-wikidata'
    """
    return NamedNode(f"{BASE}dataset#links-{target}")


def _said(node: NamedNode, row: Mapping) -> Iterator[Triple]:
    for slot, term in _TEXTS.items():
        if text := getattr(row, slot):
            yield Triple(node, iri(term), Literal(text))
    for slot, term in _DAYS.items():
        if day := getattr(row, slot):
            yield Triple(node, iri(term), to_term(day, "xsd:date"))
    for address in filter(None, row.see_also.split("|")):
        yield Triple(node, iri("rdfs:seeAlso"), _named(address))


def _authors(node: NamedNode, row: Mapping, table: MappingSet) -> Iterator[Triple]:
    names = row.author_label.split("|")
    for number, author in enumerate(filter(None, row.author_id.split("|"))):
        agent = named(table, author)
        yield Triple(node, iri("dcterms:creator"), agent)
        yield Triple(agent, RDF_TYPE, iri("prov:Agent"))
        if name := "".join(names[number : number + 1]):
            yield Triple(agent, iri("rdfs:label"), Literal(name))


def _label(row: Mapping) -> str:
    """Say what is linked with what, in words where the table has some."""
    words = (row.subject_label or row.subject_id, row.predicate_id, row.object_label or row.object_id)
    return f"{words[0]} – {'not ' * bool(row.predicate_modifier)}{words[1].partition(':')[2]} – {words[2]}"


def named(table: MappingSet, curie: str) -> NamedNode:
    """Turn a CURIE of a table into an IRI.

    Raises:
        ValueError: it has no prefix of the table, or makes no IRI; the message is for people.

    """
    return _named(table.expand(curie))


def _named(address: str) -> NamedNode:
    try:
        return NamedNode(address)
    except ValueError as error:
        raise ValueError(f"{address!r} is no IRI. Correct it.") from error
