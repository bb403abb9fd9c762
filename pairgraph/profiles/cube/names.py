"""The IRIs of the cube and of the vocabularies that only the cube uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import RDF_TYPE
from pairgraph.vocabulary import BASE, PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CUBE", "DATASET", "PREFIXES_OF_CUBE", "STRUCTURE", "labels", "node", "typed"]

CUBE: Final = BASE + "cube/"
PREFIXES_OF_CUBE: Final = {
    "cube": CUBE,
    "qb": "http://purl.org/linked-data/cube#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-concept": "http://purl.org/linked-data/sdmx/2009/concept#",
}
"""Prefix → namespace, beside the usual ones."""


def node(name: str) -> NamedNode:
    """Return the node of a prefixed name or an IRI.

    >>> node("qb:Observation")
    <NamedNode value=http://purl.org/linked-data/cube#Observation>
    """
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES_OF_CUBE[prefix] + local if prefix in PREFIXES_OF_CUBE else expand(name))


DATASET: Final = node("cube:figures")
STRUCTURE: Final = node("cube:structure")


def typed(thing: NamedNode, *kinds: str) -> Iterator[Triple]:
    """State the classes of a thing."""
    for kind in kinds:
        yield Triple(thing, RDF_TYPE, node(kind))


def labels(thing: NamedNode, english: str, chinese: str = "") -> Iterator[Triple]:
    """State the names of a thing."""
    for text, language in ((english, "en"), (chinese, "zh-Hans")):
        if text:
            yield Triple(thing, NamedNode(PREFIXES["rdfs"] + "label"), Literal(text, language=language))
