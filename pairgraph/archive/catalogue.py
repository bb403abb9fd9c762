"""The package described in DCAT 3, VoID and PROV: ``catalogue.ttl``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.archive.catalogue_origin import BUILD, checksum, provenance
from pairgraph.archive.deposit import DATASET, LICENCE
from pairgraph.graph.terms import XSD, iri, to_term
from pairgraph.graph.turtle import write_turtle
from pairgraph.vocabulary import BASE, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.archive.deposit import Deposit
    from pairgraph.archive.entry import Sealed

    Row = tuple[NamedNode, str, NamedNode | Literal]

__all__ = ["CATALOGUE", "catalogue"]

CATALOGUE: Final = "catalogue.ttl"
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_ONTOLOGY: Final = NamedNode(BASE + "ontology")


def catalogue(deposit: Deposit, files: Iterable[Sealed]) -> bytes:
    """Describe a package as Turtle.

    Args:
        deposit: the release and what is known of it.
        files: everything in the payload besides the descriptions.

    """
    held = sorted(files, key=lambda one: one.path)
    rows = [*_release(deposit), *_people(deposit), *_graphs(deposit), *provenance(deposit)]
    for one in held:
        rows += _file(deposit, one)
    triples = [Triple(subject, iri(predicate), value) for subject, predicate, value in rows]
    return write_turtle(triples).encode()


def _release(deposit: Deposit) -> Iterator[Row]:
    release, dataset = NamedNode(deposit.iri), NamedNode(DATASET)
    yield dataset, "dcat:hasVersion", release
    yield dataset, "rdf:type", iri("dcat:Dataset")
    for kind in ("dcat:Dataset", "void:Dataset", "prov:Entity"):
        yield release, "rdf:type", iri(kind)
    for name in ("title", "description"):
        for language, text in sorted(deposit.about.get(name, {}).items()):
            for one in (dataset, release):
                yield one, f"dcterms:{name}", Literal(text, language=language or "en")
    yield release, "dcterms:identifier", Literal(deposit.digest)
    yield release, "dcat:version", Literal(deposit.version)
    yield release, "dcat:isVersionOf", dataset
    yield release, "dcterms:license", NamedNode(LICENCE)
    yield NamedNode(LICENCE), "rdf:type", iri("dcterms:LicenseDocument")
    yield release, "dcterms:conformsTo", _ONTOLOGY
    yield _ONTOLOGY, "rdf:type", iri("dcterms:Standard")
    yield release, "void:triples", to_term(int(deposit.manifest["triples"]))
    yield release, "prov:wasGeneratedBy", BUILD
    if deposit.previous:
        yield release, "dcat:previousVersion", NamedNode(deposit.previous)
    yield from _known(deposit, release)


def _known(deposit: Deposit, release: NamedNode) -> Iterator[Row]:
    """Yield what the citation tells, as far as it does."""
    citation = deposit.citation
    for word in citation.keywords:
        yield release, "dcat:keyword", Literal(word, language="en")
    if citation.released:
        yield release, "dcterms:issued", Literal(citation.released, datatype=NamedNode(XSD + "date"))
    if citation.doi:
        yield release, "dcterms:identifier", Literal(f"https://doi.org/{citation.doi}")
    if place := _landing(deposit):
        yield release, "dcat:landingPage", place
        yield place, "rdf:type", iri("foaf:Document")
    for one in deposit.sources:
        yield release, "prov:hadPrimarySource", NamedNode(one.url or one.iri)
    if deposit.years:
        period = NamedNode(f"{deposit.iri}#years")
        yield release, "dcterms:temporal", period
        yield period, "rdf:type", iri("dcterms:PeriodOfTime")
        for name, year in zip(("dcat:startDate", "dcat:endDate"), deposit.years, strict=True):
            yield period, name, to_term(str(year), "xsd:gYear")


def _people(deposit: Deposit) -> Iterator[Row]:
    for number, one in enumerate(deposit.citation.authors, 1):
        person = NamedNode(one.orcid or f"{deposit.iri}#creator-{number}")
        yield NamedNode(deposit.iri), "dcterms:creator", person
        for kind in ("foaf:Agent", "foaf:Person" if one.is_person else "foaf:Organization"):
            yield person, "rdf:type", iri(kind)
        yield person, "foaf:name", Literal(one.full)


def _graphs(deposit: Deposit) -> Iterator[Row]:
    """Yield each named graph as a part of the release, with the file that holds it."""
    for name, count in sorted(deposit.manifest["graphs"].items()):
        graph = NamedNode(graph_iri(name))
        yield NamedNode(deposit.iri), "void:subset", graph
        yield graph, "rdf:type", iri("void:Dataset")
        yield graph, "void:triples", to_term(int(count))
        yield graph, "void:dataDump", _place(deposit, f"release/graphs/{name.replace('/', '-')}.ttl")


def _file(deposit: Deposit, one: Sealed) -> Iterator[Row]:
    file = _place(deposit, one.path)
    digest = NamedNode(f"{file.value}.sha256")
    yield NamedNode(deposit.iri), "dcat:distribution", file
    yield file, "rdf:type", iri("dcat:Distribution")
    yield file, "dcterms:title", Literal(one.path)
    yield file, "dcterms:description", Literal(one.title, language="en")
    yield file, "dcterms:license", NamedNode(LICENCE)
    yield file, "dcat:mediaType", NamedNode(_MEDIA + one.media)
    yield NamedNode(_MEDIA + one.media), "rdf:type", iri("dcterms:MediaType")
    if place := _landing(deposit):
        yield file, "dcat:accessURL", place
    yield file, "dcat:byteSize", to_term(str(one.size), "xsd:nonNegativeInteger")
    yield file, "spdx:checksum", digest
    yield from checksum(digest, one.sha256)


def _landing(deposit: Deposit) -> NamedNode | None:
    """Return the page that leads to the files, as DCAT wants it where none has an address of its own."""
    doi = deposit.citation.doi
    url = f"https://doi.org/{doi}" if doi else deposit.citation.url
    try:
        return NamedNode(url) if url.startswith(("https://", "http://")) else None
    except ValueError:
        return None


def _place(deposit: Deposit, path: str) -> NamedNode:
    """Name a file of the package: nothing says where a copy will one day be had, so this is no address."""
    return NamedNode(f"{deposit.iri}#{path}")
