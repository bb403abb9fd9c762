"""The cube as RDF: structure, code lists, areas, periods and observations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode, Triple

from pairgraph.graph.formats import serialise
from pairgraph.graph.terms import in_graph, iri, to_term
from pairgraph.profiles.cube.codes import area_node, codes, lists, period_node, values
from pairgraph.profiles.cube.coordinates import Place, place
from pairgraph.profiles.cube.names import CUBE, DATASET, typed
from pairgraph.profiles.cube.structure import structure
from pairgraph.profiles.exported import Export, LeftOut
from pairgraph.profiles.things import Things
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pairgraph.profiles.thing import Thing
    from pairgraph.query.session import Session

__all__ = ["export"]

_NUMBERS: Final = {
    "sdmx-measure:obsValue": "pao:value",
    "cube:lowerBound": "pao:lowerBound",
    "cube:upperBound": "pao:upperBound",
}
_WIDER: Final = {"cube:partOf": "pao:partOfTotal", "cube:mayOverlap": "pao:mayOverlap"}
_SAME: Final = "Another figure tells the same of the same thing."


def export(session: Session, *, report: str | None = None, form: str = "turtle") -> Export:
    """Write the figures as an RDF Data Cube.

    Args:
        session: the graph.
        report: the IRI of the one report to write; all of them unless given.
        form: a format of :mod:`pairgraph.graph.formats`.

    Raises:
        PairgraphError: there is no such format.

    """
    things = Things(session, report)
    places, left_out = _places(things)
    triples = {*structure(), *lists(things), *codes(things, places)}
    for figure, found in places.items():
        triples |= {*values(found), *_observation(things[figure], found, places)}
    held = {
        "observations": len(places),
        "measures": len({things[figure].one("pao:measure") for figure in places}),
    }
    return Export.of(serialise(map(in_graph, triples), form), held, left_out)


def _places(things: Things) -> tuple[dict[str, Place], list[LeftOut]]:
    """Return the coordinates of the figures that have their own, and why the others have none."""
    found: dict[str, Place] = {}
    left_out, taken = [], set()
    for figure in things.of("pao:Figure"):
        coordinates = place(things, figure)
        if isinstance(coordinates, Place):
            key = (
                *(coordinates.subject.iri, coordinates.area, coordinates.period, coordinates.supporter.iri),
                *(figure.one("pao:measure"), figure.one("pao:realization")),
            )
            if key not in taken:
                taken.add(key)
                found[figure.iri] = coordinates
                continue
        reason = _SAME if isinstance(coordinates, Place) else coordinates
        left_out.append(LeftOut(reason, figure.iri, str(figure.one("rdfs:label") or figure.name)))
    return found, left_out


def _observation(figure: Thing, found: Place, places: Mapping[str, Place]) -> Iterator[Triple]:
    """Yield an observation; each of its values is told by the figure that it leads back to."""
    observation = _observed(figure.iri)
    yield from typed(observation, "qb:Observation")
    yield Triple(observation, iri("qb:dataSet"), DATASET)
    links = {
        "cube:area": area_node(found),
        "cube:period": period_node(found),
        "cube:indicator": NamedNode(str(figure.one("pao:measure"))),
        "cube:supporter": NamedNode(found.supporter.iri),
        "cube:realization": NamedNode(str(figure.one("pao:realization"))),
        "cube:subject": NamedNode(found.subject.iri),
        "sdmx-attribute:unitMeasure": NamedNode(str(figure.one("pao:unit"))),
        "cube:comparator": NamedNode(str(figure.one("pao:comparator"))),
        "cube:timeBasis": NamedNode(str(figure.one("pao:timeBasis"))),
        "cube:figure": NamedNode(figure.iri),
        "prov:wasDerivedFrom": NamedNode(figure.iri),
    }
    for name, value in links.items():
        yield Triple(observation, iri(name), value)
    for name, ours in _NUMBERS.items():
        number = figure.one(ours)
        if number is not None:
            yield Triple(observation, iri(name), to_term(number, "xsd:decimal"))
    for name, ours in _WIDER.items():
        for wider in figure.all(ours):
            if wider in places:
                yield Triple(observation, iri(name), _observed(wider))


def _observed(figure: str) -> NamedNode:
    return NamedNode(f"{CUBE}observation/{figure.removeprefix(PREFIXES['figure'])}")
