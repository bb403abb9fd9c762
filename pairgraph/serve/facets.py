"""The ways to browse works: by supporter, region, sector and kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.query.answer import Answer
from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["FACETS", "PAGE", "Entry", "Facet", "Work", "entries", "works"]

PAGE: Final = 50
"""How many works a page lists."""

_NAMED: Final = ("type", "location", "beneficiary", "realization")
_PREFIX: Final = f"PREFIX pao: <{PREFIXES['pao']}> PREFIX rdfs: <{PREFIXES['rdfs']}> "


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to sort works: where its values have their IRIs, and how ?work leads to ?facet."""

    name: str
    namespace: str
    pattern: str


FACETS: Final = {
    one.name: one
    for one in (
        Facet(
            "supporters",
            PREFIXES["region"],
            "{ ?work pao:underRelation/pao:assistingParty ?facet } UNION "
            "{ ?work pao:provider/pao:basedIn ?facet . ?facet pao:supports ?anyone }",
        ),
        Facet(
            "regions",
            PREFIXES["region"],
            "{ ?work pao:location|pao:beneficiary ?facet } UNION "
            "{ ?work pao:location|pao:beneficiary ?place . ?place pao:isWithin ?facet } "
            "?facet a pao:Region .",
        ),
        Facet("sectors", PREFIXES["pas"], "?work pao:sector ?facet ."),
        Facet("kinds", PREFIXES["pao"], "?work a ?facet . ?facet rdfs:subClassOf pao:Intervention ."),
    )
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a facet, and how many works it has."""

    name: Name
    count: int
    local: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work as a list shows it."""

    name: Name
    kinds: tuple[Name, ...]
    places: tuple[Name, ...]
    start: str | None
    end: str | None
    realization: Name | None


def entries(session: Session, facet: Facet) -> list[Entry]:
    """Return the values of a facet that have works, those with most works first."""
    query = (
        f"{_PREFIX} SELECT ?facet (COUNT(DISTINCT ?work) AS ?number) WHERE "
        f"{{ {facet.pattern} ?work a pao:Intervention FILTER (isIRI(?facet)) }} GROUP BY ?facet"
    )
    found = {row.facet: row.number for row in _select(session, query)}
    called = names(session, found)
    made = [Entry(called[iri], number, iri.removeprefix(facet.namespace)) for iri, number in found.items()]
    return sorted(made, key=lambda one: (-one.count, one.name.iri))


def works(session: Session, facet: Facet, local: str, page: int = 1) -> list[Work]:
    """Return one page of the works that have a value of a facet, and one more where there are more."""
    term = NamedNode(facet.namespace + local)
    query = (
        f"{_PREFIX} SELECT DISTINCT ?work WHERE {{ VALUES ?facet {{ {term} }} ?work a pao:Intervention . "
        f"{facet.pattern} }} ORDER BY ?work LIMIT {PAGE + 1} OFFSET {(page - 1) * PAGE}"
    )
    return _shown(session, [row.work for row in _select(session, query)])


def _shown(session: Session, some: list[str]) -> list[Work]:
    said: dict[str, dict[str, list[str]]] = {work: {} for work in some}
    for row in rows(session, "works", work=some) if some else ():
        said[row.work].setdefault(row.property.local, []).append(row.value)
    things = [value for one in said.values() for key in _NAMED for value in one.get(key, ())]
    called = names(session, [*some, *things])
    return [_work(called, work, one) for work, one in said.items()]


def _work(called: dict[str, Name], work: str, said: dict[str, list[str]]) -> Work:
    def of(key: str) -> list[str]:
        return said.get(key, [])

    return Work(
        called[work],
        tuple(called[kind] for kind in of("type")),
        tuple(called[place] for place in dict.fromkeys(of("location") + of("beneficiary"))),
        next(iter(of("start")), None),
        next(iter(of("end")), None),
        next((called[one] for one in of("realization")), None),
    )


def _select(session: Session, query: str) -> Answer:
    found = session.sparql(query)
    assert isinstance(found, Answer)  # noqa: S101 - the text is ours
    return found
