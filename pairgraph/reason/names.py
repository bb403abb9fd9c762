"""Names: whether an IRI in one of our namespaces, or in a well-known one, is a term that exists."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib.namespace import DefinedNamespaceMeta

__all__ = ["exists_on_the_web", "is_ours"]

_OURS: Final = tuple(PREFIXES[prefix] for prefix in ("pao", "pau", "pam", "pas"))
_CLOSED: Final = (
    *("DCAT", "DCTERMS", "FOAF", "GEO", "ORG", "OWL", "PROV", "RDF", "RDFS"),
    *("SDO", "SH", "SKOS", "TIME", "VANN", "VOID", "XSD"),
)


def is_ours(iri: str) -> bool:
    """Say whether an IRI is to be a term of our ontology or of one of its schemes.

    >>> is_ours("https://w3id.org/pairing-off/unit/CNY"), is_ours("https://w3id.org/pairing-off/unit/")
    (True, False)
    """
    return iri.startswith(_OURS) and iri not in _OURS


def exists_on_the_web(iri: str) -> bool:
    """Say whether an IRI is one that its vocabulary defines; of unknown vocabularies all do.

    The vocabularies are those that rdflib brings along, among them RDF, OWL, SKOS, PROV-O and ORG.

    >>> exists_on_the_web("http://www.w3.org/2004/02/skos/core#prefLabel")
    True
    >>> exists_on_the_web("http://www.w3.org/2004/02/skos/core#preferredLabel")
    False
    """
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    known = _vocabularies().get(iri[:cut])
    return known is None or cut == len(iri) or iri[cut:] in known


@cache
def _vocabularies() -> dict[str, DefinedNamespaceMeta]:
    from rdflib import namespace

    closed = (getattr(namespace, name) for name in _CLOSED)
    return {str(vocabulary): vocabulary for vocabulary in closed}
