"""The long table: every figure with every region and year it concerns, to be joined with other tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from pairgraph.build.links_of_regions import LinksOfRegions
from pairgraph.build.pairs import cells, pairs
from pairgraph.build.region_codes import RegionCodes
from pairgraph.graph.terms import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Store

__all__ = ["PANEL", "panel"]

_ROLES: Final = {
    "supporter": "pao:concernsRelation/pao:assistingParty",
    "supported": "pao:concernsRelation/pao:assistedParty",
    "beneficiary": "pao:quantifies/pao:beneficiary",
    "location": "pao:quantifies/(pao:forIntervention|pao:resultOf)*/pao:location",
}
_WORK: Final = "pao:quantifies/(pao:forIntervention|pao:resultOf|pao:goalOf|pao:conditionOn)*"
_CRS: Final = f"{_WORK}/pao:sector/(skos:exactMatch|skos:closeMatch|skos:broadMatch)"
_FIGURE: Final = {
    "measure": "pao:measure",
    "measure_label": "pao:measure/skos:prefLabel",
    "value": "pao:value",
    "unit": "pao:unit",
    "comparator": "pao:comparator",
    "lower_bound": "pao:lowerBound",
    "upper_bound": "pao:upperBound",
    "realization": "pao:realization",
    "part_of_totals": "pao:partOfTotal",
    "may_overlap": "pao:mayOverlap",
    "sectors": f"{_WORK}/pao:sector",
    "reports": "prov:wasDerivedFrom/pao:ofReport",
    "passages": "prov:wasDerivedFrom",
}
_REGION: Final = {"region_name": "skos:prefLabel", "admin_level": "pao:adminLevel"}
_YEAR: Final = ("year", "first_year", "last_year", "years", "name_of_year", "name_of_year_zh", "code_of_year")
_LINKS: Final = ("code_now", "iso3", "iso_province", "wikidata", "geonames")

PANEL: Final = ("figure", "role", "region", "shared_by", *_REGION, *_YEAR, *_LINKS, *_FIGURE, "crs_codes")
"""The columns, in order; the first three and the year are its key."""


def panel(store: Store) -> Iterator[tuple[str, ...]]:
    """Yield the rows under :data:`PANEL`, sorted.

    >>> from pyoxigraph import Store
    >>> list(panel(Store()))
    []
    """
    codes, links = RegionCodes(store), LinksOfRegions(store)
    told = {column: cells(store, "pao:Figure", path) for column, path in _FIGURE.items()}
    told["crs_codes"] = cells(store, "pao:Figure", _CRS, links.crs)
    regions = {column: cells(store, "pao:Region", path) for column, path in _REGION.items()}
    first, last = (cells(store, "pao:Figure", path) for path in ("pao:startYear", "pao:endYear"))
    concerned = _concerned(store, regions["admin_level"])
    together = Counter((figure, role) for figure, role, _ in concerned)
    for figure, role, region in sorted(concerned):
        for year in _years(first.get(figure), last.get(figure)):
            yield (
                *(figure, role, region, str(together[figure, role])),
                *(regions[column].get(region, "") for column in _REGION),
                *(
                    year,
                    first.get(figure, ""),
                    last.get(figure, ""),
                    _span(first.get(figure), last.get(figure)),
                ),
                *_then(codes, region, year),
                *_now(codes, links, region),
                *(told[column].get(figure, "") for column in (*_FIGURE, "crs_codes")),
            )


def _concerned(store: Store, regions: Iterable[str]) -> set[tuple[str, str, str]]:
    known = frozenset(regions)
    return {
        (figure, role, name)
        for role, path in _ROLES.items()
        for figure, names in _several(store, path).items()
        for name in names & known
    }


def _several(store: Store, path: str) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for figure, term in pairs(store, "pao:Figure", path):
        found[figure].add(shown(term))
    return found


def _years(first: str | None, last: str | None) -> list[str]:
    """Return every year of a period; the one year that is told of an open one; one empty year of none."""
    if first and last:
        return [str(year) for year in range(int(first), int(last) + 1)]
    return [first or last or ""]


def _span(first: str | None, last: str | None) -> str:
    return str(int(last) - int(first) + 1) if first and last else ""


def _then(codes: RegionCodes, region: str, year: str) -> tuple[str, str, str]:
    state = codes.in_year(region, int(year)) if year else None
    return (state.name, state.name_zh, state.code) if state else ("", "", "")


def _now(codes: RegionCodes, links: LinksOfRegions, region: str) -> tuple[str, ...]:
    state = codes.now(region)
    return (
        state.code if state else "",
        links.country(region),
        links.province(region),
        links.same(region, "wd:"),
        links.same(region, "geonames:"),
    )
