"""What a package's catalogue says of where the release came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from pairgraph.archive.deposit import DATASET
from pairgraph.graph.terms import iri, to_term
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.archive.deposit import Deposit

    Row = tuple[NamedNode, str, NamedNode | Literal]

__all__ = ["BUILD", "checksum", "provenance"]

BUILD: Final = NamedNode(DATASET + "#build")
"""The activity that the release's own graph ``dataset`` tells of."""


def checksum(node: NamedNode, digest: str) -> Iterator[Row]:
    """Yield a SHA-256, as SPDX has it."""
    yield node, "rdf:type", iri("spdx:Checksum")
    yield node, "spdx:algorithm", iri("spdx:checksumAlgorithm_sha256")
    yield node, "spdx:checksumValue", to_term(digest, "xsd:hexBinary")


def provenance(deposit: Deposit) -> Iterator[Row]:
    """Yield what the build used and who carried it out."""
    origin = deposit.origin
    software = NamedNode(f"{BASE}software/pairgraph-{origin.version}")
    yield BUILD, "rdf:type", iri("prov:Activity")
    yield BUILD, "prov:wasAssociatedWith", software
    yield software, "rdf:type", iri("prov:SoftwareAgent")
    yield software, "rdfs:label", Literal(f"pairgraph {origin.version}")
    yield software, "dcat:version", Literal(origin.version)
    if origin.commit:
        yield software, "dcterms:identifier", Literal(f"git commit {origin.commit}")
    if origin.code:
        yield software, "spdx:checksum", NamedNode(f"{software.value}#code")
        yield from checksum(NamedNode(f"{software.value}#code"), origin.code)
    for name, digest in sorted(deposit.manifest["inputs"].items()):
        file = NamedNode(f"{BASE}file/{name}")
        yield BUILD, "prov:used", file
        yield file, "rdf:type", iri("prov:Entity")
        yield file, "rdfs:label", Literal(name)
        yield file, "spdx:checksum", NamedNode(f"{file.value}#sha256")
        yield from checksum(NamedNode(f"{file.value}#sha256"), digest)
