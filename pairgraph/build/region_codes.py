"""The code and the name that a region had in a year, for tables that are joined with those of others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions

from pairgraph.graph.terms import shown
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["RegionCodes", "State"]

_VERSIONS: Final = f"""
PREFIX pao: <{PREFIXES["pao"]}>
PREFIX skos: <{PREFIXES["skos"]}>
SELECT ?region ?code ?since ?until ?name ?nameZh WHERE {{
  ?version pao:versionOf ?region ; pao:gbCode ?code ; pao:validFrom ?since .
  OPTIONAL {{ ?version pao:validUntil ?until }}
  OPTIONAL {{ ?version skos:prefLabel ?name FILTER (LANGMATCHES(LANG(?name), "en")) }}
  OPTIONAL {{ ?version skos:prefLabel ?nameZh FILTER (LANGMATCHES(LANG(?nameZh), "zh")) }}
}}
"""


@dataclass(frozen=True, slots=True, order=True)
class State:
    """What a region was for some years.

    Attributes:
        since: the first year at whose end it was so.
        until: the year in which that ended, or None where it holds.
        code: GB/T 2260, six digits.
        name: in English; empty where there is none.
        name_zh: in Chinese; empty where there is none.

    """

    since: int
    until: int | None
    code: str
    name: str = ""
    name_zh: str = ""

    def holds(self, year: int) -> bool:
        """Say whether it was so at the end of a year.

        >>> State(1997, 2016, "500232").holds(2015), State(1997, 2016, "500232").holds(2016)
        (True, False)
        """
        return self.since <= year and (self.until is None or year < self.until)


class RegionCodes:
    """The states of all regions of a graph, by prefixed name.

    >>> from pyoxigraph import Store
    >>> RegionCodes(Store()).in_year("region:wulong-chongqing", 2010) is None
    True
    """

    def __init__(self, store: Store) -> None:
        self._states: defaultdict[str, list[State]] = defaultdict(list)
        rows = store.query(_VERSIONS, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)  # noqa: S101 (for the type checker: it is a SELECT)
        for row in rows:
            text = [
                shown(row[name]) if row[name] else "" for name in ("since", "until", "code", "name", "nameZh")
            ]
            state = State(int(text[0]), int(text[1]) if text[1] else None, *text[2:])
            self._states[shown(row["region"])].append(state)

    def in_year(self, region: str, year: int) -> State | None:
        """Return what a region was at the end of a year, or None where it had no code."""
        return next((state for state in self._states.get(region, ()) if state.holds(year)), None)

    def now(self, region: str) -> State | None:
        """Return what a region is, or None where it is no more or has no code."""
        return next((state for state in self._states.get(region, ()) if state.until is None), None)
