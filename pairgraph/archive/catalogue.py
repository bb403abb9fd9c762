"""The package described in DCAT 3, VoID and PROV: ``catalogue.ttl``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

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
_BUILD: Final = NamedNode(DATASET + "#build")
"""The activity that the release's own graph ``dataset`` tells of."""


def catalogue(deposit: Deposit, files: Iterable[Sealed]) -> bytes:
    """Describe a package as Turtle.

    Args:
        deposit: the release and what is known of it.
        files: everything in the payload besides the descriptions.

    """
    held = sorted(files, key=lambda one: one.path)
    rows = [*_release(deposit), *_people(deposit), *_graphs(deposit), *_provenance(deposit)]
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
            yield release, f"dcterms:{name}", Literal(text, language=language or "en")
    yield release, "dcterms:identifier", Literal(deposit.digest)
    yield release, "dcat:version", Literal(deposit.version)
    yield release, "dcat:isVersionOf", dataset
    yield release, "dcterms:license", NamedNode(LICENCE)
    yield release, "dcterms:conformsTo", _ONTOLOGY
    yield release, "void:triples", to_term(int(deposit.manifest["triples"]))
    yield release, "prov:wasGeneratedBy", _BUILD
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
    for one in deposit.sources:
        yield release, "dcterms:source", NamedNode(one.url or one.iri)
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
        yield person, "rdf:type", iri("foaf:Person" if one.is_person else "foaf:Organization")
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
    checksum = NamedNode(f"{file.value}.sha256")
    yield NamedNode(deposit.iri), "dcat:distribution", file
    yield file, "rdf:type", iri("dcat:Distribution")
    yield file, "dcterms:title", Literal(one.path)
    yield file, "dcterms:description", Literal(one.title, language="en")
    yield file, "dcterms:license", NamedNode(LICENCE)
    yield file, "dcat:mediaType", NamedNode(_MEDIA + one.media)
    yield file, "dcat:byteSize", to_term(str(one.size), "xsd:nonNegativeInteger")
    yield file, "spdx:checksum", checksum
    yield from _checksum(checksum, one.sha256)


def _checksum(node: NamedNode, digest: str) -> Iterator[Row]:
    yield node, "rdf:type", iri("spdx:Checksum")
    yield node, "spdx:algorithm", iri("spdx:checksumAlgorithm_sha256")
    yield node, "spdx:checksumValue", to_term(digest, "xsd:hexBinary")


def _provenance(deposit: Deposit) -> Iterator[Row]:
    """Yield what the build used and who carried it out."""
    origin = deposit.origin
    software = NamedNode(f"{BASE}software/pairgraph-{origin.version}")
    yield _BUILD, "rdf:type", iri("prov:Activity")
    yield _BUILD, "prov:wasAssociatedWith", software
    yield software, "rdf:type", iri("prov:SoftwareAgent")
    yield software, "rdfs:label", Literal(f"pairgraph {origin.version}")
    yield software, "dcat:version", Literal(origin.version)
    if origin.commit:
        yield software, "dcterms:identifier", Literal(f"git commit {origin.commit}")
    if origin.code:
        yield software, "spdx:checksum", NamedNode(f"{software.value}#code")
        yield from _checksum(NamedNode(f"{software.value}#code"), origin.code)
    for name, digest in sorted(deposit.manifest["inputs"].items()):
        file = NamedNode(f"{BASE}file/{name}")
        yield _BUILD, "prov:used", file
        yield file, "rdf:type", iri("prov:Entity")
        yield file, "rdfs:label", Literal(name)
        yield file, "spdx:checksum", NamedNode(f"{file.value}#sha256")
        yield from _checksum(NamedNode(f"{file.value}#sha256"), digest)


def _place(deposit: Deposit, path: str) -> NamedNode:
    """Name a file of the package: nothing says where a copy will one day be had, so this is no address."""
    return NamedNode(f"{deposit.iri}#{path}")
