"""Where the dataset is to be had, in DCAT: only the site that serves it knows the addresses.

They suit DCAT-AP (https://semiceu.github.io/DCAT-AP/), which asks for an address of every distribution, and
wants to be told what is a licence, a standard or a media type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import RDF_TYPE, iri
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["addresses"]

_DATASET: Final = NamedNode(BASE + "dataset")
_TITLE: Final = iri("dcterms:title")
_KINDS: Final = {
    iri("dcterms:license"): iri("dcterms:LicenseDocument"),
    iri("dcterms:conformsTo"): iri("dcterms:Standard"),
    iri("dcat:mediaType"): iri("dcterms:MediaType"),
}


def addresses(described: Iterable[Triple], base: str, offered: Iterable[str]) -> Iterator[Triple]:
    """Yield what a site adds to the description of the dataset.

    Args:
        described: the graph ``dataset``.
        base: the public address of the site, without a slash at its end.
        offered: names of the files to be downloaded.

    """
    names, page = set(offered), NamedNode(f"{base}/dataset")
    yield from _service(base)
    yield Triple(_DATASET, iri("dcat:landingPage"), page)
    yield Triple(page, RDF_TYPE, iri("foaf:Document"))
    for one in described:
        if one.predicate in _KINDS and isinstance(one.object, NamedNode):
            yield Triple(one.object, RDF_TYPE, _KINDS[one.predicate])
        elif one.predicate == _TITLE and isinstance(one.object, Literal) and one.object.value in names:
            yield Triple(one.subject, iri("dcat:accessURL"), page)
            download = NamedNode(f"{base}/downloads/{one.object.value}")
            yield Triple(one.subject, iri("dcat:downloadURL"), download)


def _service(base: str) -> Iterator[Triple]:
    """Yield the endpoint as a service for the dataset."""
    here = NamedNode(f"{base}/sparql")
    yield Triple(here, RDF_TYPE, iri("dcat:DataService"))
    yield Triple(here, _TITLE, Literal("SPARQL endpoint", language="en"))
    yield Triple(here, iri("dcat:endpointURL"), here)
    yield Triple(here, iri("dcat:endpointDescription"), NamedNode(f"{base}/.well-known/void"))
    yield Triple(here, iri("dcat:servesDataset"), _DATASET)
