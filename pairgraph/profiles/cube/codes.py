"""What the observations point to: areas, periods, supporters, and the concepts of the code lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import iri, to_term
from pairgraph.profiles.cube.names import CUBE, labels, typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pairgraph.profiles.cube.coordinates import Place
    from pairgraph.profiles.things import Things

__all__ = ["area_node", "codes", "lists", "period_node", "values"]

_LISTS: Final = ("pao:measures", "pao:realizations", "pao:comparators")
_CODED: Final = ("pao:measure", "pao:realization", "pao:comparator", "pao:unit", "pao:timeBasis")


def values(found: Place) -> Iterator[Triple]:
    """Describe the area and the period of an observation; a single region is one of the graph."""
    area, period = area_node(found), period_node(found)
    yield from typed(area, "prov:Location", "geo:Feature")
    yield from labels(area, *(_joined(found, language) for language in ("en", "zh-Hans")))
    for region in found.areas:
        one = NamedNode(region.iri)
        if one != area:
            yield Triple(area, iri("dcterms:hasPart"), one)
        for code in region.all("pao:gbCode"):
            yield Triple(one, iri("pao:gbCode"), to_term(str(code)))
    yield from labels(NamedNode(found.supporter.iri), found.supporter.name, found.supporter.label("zh-Hans"))
    yield from typed(NamedNode(found.supporter.iri), "pao:Region")
    yield from typed(period, "time:TemporalEntity")
    yield from labels(period, found.period.replace("_", " to "))
    for name, text in (("pao:start", found.start), ("pao:end", found.end)):
        if text:
            yield Triple(period, iri(name), Literal(text, datatype=iri(_datatype(text))))


def _joined(found: Place, language: str) -> str:
    names = [region.label(language) for region in found.areas]
    return ("、" if language != "en" else ", ").join(names) if all(names) else ""


def _datatype(text: str) -> str:
    """Return the datatype of a year, a month or a day by its length.

    >>> _datatype("2009"), _datatype("2009-12"), _datatype("2009-12-01")
    ('xsd:gYear', 'xsd:gYearMonth', 'xsd:date')
    """
    return {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(text), "xsd:date")


def lists(things: Things) -> Iterator[Triple]:
    """Yield the lists that coded values come from."""
    for name in _LISTS:
        scheme = iri(name)
        yield from typed(scheme, "skos:ConceptScheme")
        yield from labels(scheme, things[scheme.value].label(), things[scheme.value].label("zh-Hans"))


def codes(things: Things, places: Mapping[str, Place]) -> Iterator[Triple]:
    """Yield the concepts that the observations use, with their names and lists."""
    used = {str(value) for figure in places for name in _CODED for value in things[figure].all(name)}
    for concept in sorted(used):
        code = NamedNode(concept)
        yield from typed(code, "skos:Concept")
        for text in things[concept].all("skos:prefLabel"):
            yield Triple(code, iri("skos:prefLabel"), Literal(str(text), language=text.language))
        for name in ("skos:inScheme", "skos:notation", "pao:additivity"):
            for value in things[concept].all(name):
                term = NamedNode(value) if name != "skos:notation" else to_term(str(value))
                yield Triple(code, iri(name), term)


def area_node(found: Place) -> NamedNode:
    """Return the node of an area: the region's own, or one that stands for several together."""
    return NamedNode(found.areas[0].iri if len(found.areas) == 1 else f"{CUBE}area/{found.area}")


def period_node(found: Place) -> NamedNode:
    """Return the node of a period."""
    return NamedNode(f"{CUBE}period/{found.period}")
