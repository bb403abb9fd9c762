"""The cube's own IRIs, and what is said of things in it again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import RDF_TYPE, iri
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CUBE", "DATASET", "STRUCTURE", "labels", "typed"]

CUBE: Final = PREFIXES["cube"]
DATASET: Final = iri("cube:figures")
STRUCTURE: Final = iri("cube:structure")


def typed(thing: NamedNode, *kinds: str) -> Iterator[Triple]:
    """State the classes of a thing."""
    for kind in kinds:
        yield Triple(thing, RDF_TYPE, iri(kind))


def labels(thing: NamedNode, english: str, chinese: str = "") -> Iterator[Triple]:
    """State the names of a thing."""
    for text, language in ((english, "en"), (chinese, "zh-Hans")):
        if text:
            yield Triple(thing, iri("rdfs:label"), Literal(text, language=language))
