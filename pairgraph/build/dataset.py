"""The graph ``dataset``: what the release is, in DCAT, VoID and PROV. It knows no clock and no path."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad

import pairgraph
from pairgraph.graph.terms import RDF_TYPE, iri, to_term
from pairgraph.vocabulary import BASE, graph_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import BlankNode, Triple

    from pairgraph.build.previous import Previous

    Subject = NamedNode | BlankNode | Triple
    Row = tuple[NamedNode, str, NamedNode | Literal]

__all__ = ["DATASET", "describe"]

DATASET: Final = NamedNode(BASE + "dataset")
"""The dataset itself, whatever its release."""

_BUILD: Final = NamedNode(BASE + "dataset#build")
_SOFTWARE: Final = NamedNode(f"{BASE}software/pairgraph-{pairgraph.__version__}")
_LICENCE: Final = NamedNode("https://creativecommons.org/licenses/by/4.0/")
_ONTOLOGY: Final = NamedNode(BASE + "ontology")
_VOCABULARIES: Final = ("pao", "skos", "prov", "org", "foaf", "dcterms")
_MEDIA: Final = {
    "pairgraph.ttl": "text/turtle",
    "pairgraph.trig": "application/trig",
    "pairgraph.nq": "application/n-quads",
}


def describe(
    quads: Sequence[Quad], inputs: Mapping[str, str], previous: Previous | None = None
) -> list[Quad]:
    """Describe a dataset in quads of its graph ``dataset``.

    Args:
        quads: the other graphs; the description does not count itself.
        inputs: name of each file that went in → SHA-256.
        previous: the version before this one, if one was published.

    """
    graph = NamedNode(graph_iri("dataset"))
    rows = [*_titles(), *_counts(quads), *_distributions(), *_build(inputs), *_previous(previous)]
    return [Quad(subject, iri(predicate), value, graph) for subject, predicate, value in rows]


def _titles() -> Iterator[Row]:
    for kind in ("dcat:Dataset", "void:Dataset", "prov:Entity"):
        yield DATASET, "rdf:type", iri(kind)
    yield (
        DATASET,
        "dcterms:title",
        Literal("Pairing-off poverty alleviation: the knowledge graph", language="en"),
    )
    yield DATASET, "dcterms:title", Literal("东西部对口帮扶知识图谱", language="zh-Hans")
    text = (
        "Facts from yearbook reports on East-West pairing-off in China, each with the passages that state it."
    )
    yield DATASET, "dcterms:description", Literal(text, language="en")
    yield DATASET, "dcterms:license", _LICENCE
    yield DATASET, "dcterms:conformsTo", _ONTOLOGY
    yield DATASET, "dcat:version", Literal(pairgraph.__version__)
    yield DATASET, "prov:wasGeneratedBy", _BUILD
    yield DATASET, "void:uriSpace", Literal(BASE + "id/")
    for prefix in _VOCABULARIES:
        yield DATASET, "void:vocabulary", iri(f"{prefix}:")


def _counts(quads: Sequence[Quad]) -> Iterator[Row]:
    triples = {quad.triple for quad in quads}
    yield from _sizes(DATASET, triples)
    for kind, members in sorted(_members(triples).items(), key=lambda item: item[0].value):
        part = NamedNode(f"{DATASET.value}#class-{_slug(kind)}")
        yield DATASET, "void:classPartition", part
        yield part, "void:class", kind
        yield part, "void:entities", to_term(members)
    for predicate, uses in sorted(
        Counter(t.predicate for t in triples).items(), key=lambda item: item[0].value
    ):
        part = NamedNode(f"{DATASET.value}#property-{_slug(predicate)}")
        yield DATASET, "void:propertyPartition", part
        yield part, "void:property", predicate
        yield part, "void:triples", to_term(uses)
    yield from _graphs(quads)


def _graphs(quads: Iterable[Quad]) -> Iterator[Row]:
    graphs: defaultdict[NamedNode, set[Triple]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name].add(quad.triple)
    for name in sorted(graphs, key=str):
        yield DATASET, "void:subset", name
        yield name, "rdf:type", iri("void:Dataset")
        yield from _sizes(name, graphs[name])


def _sizes(node: NamedNode, triples: set[Triple]) -> Iterator[Row]:
    yield node, "void:triples", to_term(len(triples))
    yield node, "void:distinctSubjects", to_term(len({triple.subject for triple in triples}))


def _members(triples: set[Triple]) -> Counter[NamedNode]:
    types = {t for t in triples if t.predicate == RDF_TYPE and isinstance(t.subject, NamedNode)}
    return Counter(t.object for t in types if isinstance(t.object, NamedNode))


def _distributions() -> Iterator[Row]:
    for file, media in _MEDIA.items():
        node = NamedNode(f"{DATASET.value}#{file}")
        yield DATASET, "dcat:distribution", node
        yield node, "rdf:type", iri("dcat:Distribution")
        yield node, "dcterms:title", Literal(file)
        yield node, "dcterms:license", _LICENCE
        yield node, "dcat:mediaType", NamedNode(f"https://www.iana.org/assignments/media-types/{media}")


def _build(inputs: Mapping[str, str]) -> Iterator[Row]:
    yield _BUILD, "rdf:type", iri("prov:Activity")
    yield _BUILD, "prov:wasAssociatedWith", _SOFTWARE
    yield _SOFTWARE, "rdf:type", iri("prov:SoftwareAgent")
    yield _SOFTWARE, "rdfs:label", Literal(f"pairgraph {pairgraph.__version__}")
    for name, digest in sorted(inputs.items()):
        file, checksum = NamedNode(f"{BASE}file/{name}"), NamedNode(f"{BASE}file/{name}#sha256")
        yield _BUILD, "prov:used", file
        yield file, "rdf:type", iri("prov:Entity")
        yield file, "rdfs:label", Literal(name)
        yield file, "spdx:checksum", checksum
        yield checksum, "rdf:type", iri("spdx:Checksum")
        yield checksum, "spdx:algorithm", iri("spdx:checksumAlgorithm_sha256")
        yield checksum, "spdx:checksumValue", to_term(digest, "xsd:hexBinary")


def _previous(previous: Previous | None) -> Iterator[Row]:
    if previous:
        release = NamedNode(previous.iri)
        yield DATASET, "dcat:previousVersion", release
        yield release, "rdf:type", iri("dcat:Dataset")
        yield release, "dcat:version", Literal(previous.version)


def _slug(term: NamedNode) -> str:
    """Name a class or property inside an IRI.

    >>> _slug(NamedNode("https://w3id.org/pairing-off/ontology#Figure"))
    'pao-Figure'
    """
    from pairgraph.vocabulary import compact

    return "".join(letter if letter.isalnum() else "-" for letter in compact(term.value))
