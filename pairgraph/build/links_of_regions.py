"""What regions are elsewhere: ISO codes, Wikidata items, GeoNames features, from the links graphs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.build.pairs import pairs
from pairgraph.graph.terms import shown
from pairgraph.vocabulary import PREFIXES, expand

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, Store, Triple

__all__ = ["LinksOfRegions"]

_ALPHA_2: Final = 2
_ALPHA_3: Final = 3


class LinksOfRegions:
    """The links of all regions of a graph, by prefixed name.

    >>> from pyoxigraph import Store
    >>> LinksOfRegions(Store()).province("region:wulong-chongqing")
    ''
    """

    def __init__(self, store: Store) -> None:
        self._same = _by_region(store, "owl:sameAs")
        self._codes = _by_region(store, "skos:exactMatch")
        self._above = _by_region(store, "pao:isWithin")

    def same(self, region: str, prefix: str) -> str:
        """Return the IRI of the thing of a collection, such as ``wd:``, that is the region, or nothing."""
        found = sorted(name for name in self._same.get(region, ()) if name.startswith(prefix))
        return expand(found[0]) if found else ""

    def province(self, region: str) -> str:
        """Return the ISO 3166-2 code of the province that a region is or lies in, or nothing."""
        around = (region, *sorted(self._above.get(region, ())))
        return next((code for name in around for code in self._iso(name) if "-" in code), "")

    def country(self, region: str) -> str:
        """Return the three-letter ISO 3166-1 code of the country.

        What ISO 3166-1 lists by itself is, in tables by country, no part of the country around it.
        """
        around = (region, *sorted(self._above.get(region, ())))
        alone = any(len(code) == _ALPHA_2 for code in self._iso(region))
        own = [code for name in around[: 1 if alone else None] for code in self._iso(name)]
        return next((code for code in own if len(code) == _ALPHA_3), "")

    @staticmethod
    def crs(term: NamedNode | BlankNode | Literal | Triple) -> str | None:
        """Return a purpose code of the CRS; None for a match that is none.

        >>> LinksOfRegions.crs(NamedNode("https://w3id.org/pairing-off/code/crs/11120"))
        '11120'
        """
        address = term.value if isinstance(term, NamedNode) else ""
        return address.removeprefix(PREFIXES["crs"]) if address.startswith(PREFIXES["crs"]) else None

    def _iso(self, region: str) -> list[str]:
        names = (name for name in self._codes.get(region, ()) if name.startswith("iso3166:"))
        return sorted(name.removeprefix("iso3166:") for name in names)


def _by_region(store: Store, path: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for region, term in pairs(store, "pao:Region", path):
        found[region].add(shown(term))
    return found
