"""A table of judgements with what it says about itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as Dictionary

    from pairgraph.link.mapping import Mapping

__all__ = ["MappingSet"]

_BUILT_IN: Final = {
    **{name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "skos")},
    "semapv": "https://w3id.org/semapv/vocab/",
    "sssom": "https://w3id.org/sssom/",
}
"""The prefixes that SSSOM lets every table use undeclared."""


@dataclass(frozen=True)
class MappingSet:
    """Judgements and the header they stand under.

    Attributes:
        metadata: slot → text, list or mapping, such as ``mapping_set_id``, ``license``, ``curie_map``.
        mappings: the rows, in the order of the file.

    """

    metadata: Dictionary[str, Any]
    mappings: tuple[Mapping, ...]

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix → namespace: those of the header and those that SSSOM has built in."""
        return {**_BUILT_IN, **self.metadata.get("curie_map", {})}

    def expand(self, curie: str) -> str:
        """Turn a CURIE of the table into an IRI.

        Raises:
            ValueError: the header declares no such prefix; the message is for people.

        >>> MappingSet({"curie_map": {"wd": "http://www.wikidata.org/entity/"}}, ()).expand("wd:Q148")
        'http://www.wikidata.org/entity/Q148'
        >>> MappingSet({}, ()).expand("wd:Q148")
        Traceback (most recent call last):
        ValueError: 'wd:Q148' has no prefix of this table. Add it to curie_map, or correct it.

        """
        prefix, colon, local = curie.partition(":")
        if not colon or not local or prefix not in self.prefixes:
            raise ValueError(f"{curie!r} has no prefix of this table. Add it to curie_map, or correct it.")
        return self.prefixes[prefix] + local

    def sorted(self) -> MappingSet:
        """Return the same set with its rows in order."""
        return replace(self, mappings=tuple(sorted(self.mappings, key=lambda row: row.order)))

    def adding(self, mapping: Mapping) -> MappingSet:
        """Return the set with one more judgement."""
        return replace(self, mappings=(*self.mappings, mapping)).sorted()

    def changing(self, which: Callable[[Mapping], bool], change: Callable[[Mapping], Mapping]) -> MappingSet:
        """Return the set with some of its judgements changed."""
        rows = (change(row) if which(row) else row for row in self.mappings)
        return replace(self, mappings=tuple(rows)).sorted()
