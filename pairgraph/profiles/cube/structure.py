"""The structure of the cube: its dimensions, its one measure, its attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from pairgraph.graph.terms import iri, to_term
from pairgraph.profiles.cube.names import DATASET, STRUCTURE, labels, typed
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["COMPONENTS", "Component", "structure"]


@dataclass(frozen=True, slots=True)
class Component:
    """A component of the structure.

    Args:
        name: its property, as a prefixed name.
        role: ``dimension``, ``measure`` or ``attribute``.
        label: its English name.
        chinese: its Chinese name.
        range: the class or datatype of its values.
        broader: the property of SDMX that it is a case of; empty where it is SDMX's own.
        code_list: the scheme of its values, where they are concepts.
        required: whether every observation has it; dimensions and the measure always are.

    """

    name: str
    role: str
    label: str
    chinese: str
    range: str
    broader: str = ""
    code_list: str = ""
    required: bool = True


COMPONENTS: Final = (
    Component("cube:area", "dimension", "area", "地区", "prov:Location", "sdmx-dimension:refArea"),
    Component(
        "cube:period", "dimension", "period", "时期", "time:TemporalEntity", "sdmx-dimension:refPeriod"
    ),
    Component("cube:indicator", "dimension", "indicator", "指标", "skos:Concept", "", "pao:measures"),
    Component("cube:supporter", "dimension", "supporter", "帮扶方", "pao:Region"),
    Component(
        "cube:realization", "dimension", "realization", "实现状态", "skos:Concept", "", "pao:realizations"
    ),
    Component("cube:subject", "dimension", "what it is told of", "陈述对象", "rdfs:Resource"),
    Component("sdmx-measure:obsValue", "measure", "value", "数值", "xsd:decimal"),
    Component("sdmx-attribute:unitMeasure", "attribute", "unit", "单位", "skos:Concept"),
    Component("cube:comparator", "attribute", "comparator", "比较词", "skos:Concept", "", "pao:comparators"),
    Component("cube:timeBasis", "attribute", "basis of the period", "时间依据", "skos:Concept"),
    Component("cube:figure", "attribute", "figure in the graph", "图谱中的数字", "pao:Figure"),
    Component("cube:lowerBound", "attribute", "lower bound", "下界", "xsd:decimal", required=False),
    Component("cube:upperBound", "attribute", "upper bound", "上界", "xsd:decimal", required=False),
    Component("cube:partOf", "attribute", "is part of", "属于", "qb:Observation", required=False),
    Component("cube:mayOverlap", "attribute", "may be inside", "可能重叠", "qb:Observation", required=False),
)
"""Every component, in order."""

_KINDS: Final = {
    "dimension": "qb:DimensionProperty",
    "measure": "qb:MeasureProperty",
    "attribute": "qb:AttributeProperty",
}
_TITLE: Final = (
    "Figures of pairing-off poverty alleviation as a data cube",
    "东西部对口帮扶数字：数据立方体",
)
_COMMENT: Final = (
    "Do not sum observations that have cube:partOf or cube:mayOverlap beside those that they point to; "
    "an observation without both bounds is no exact number."
)


def structure() -> Iterator[Triple]:
    """Yield the description of the data set and of every component; nothing is left to be derived."""
    yield from typed(DATASET, "qb:DataSet")
    yield from labels(DATASET, *_TITLE)
    yield Triple(DATASET, iri("rdfs:comment"), Literal(_COMMENT, language="en"))
    yield Triple(DATASET, iri("qb:structure"), STRUCTURE)
    yield Triple(DATASET, iri("dcterms:source"), NamedNode(BASE + "dataset"))
    yield Triple(DATASET, iri("dcterms:license"), iri("https://creativecommons.org/licenses/by/4.0/"))
    yield from typed(STRUCTURE, "qb:DataStructureDefinition")
    for order, component in enumerate(COMPONENTS, 1):
        yield from _component(component, order)


def _component(component: Component, order: int) -> Iterator[Triple]:
    found = iri(component.name)
    specification = iri(f"cube:component-{order:02}")
    yield Triple(STRUCTURE, iri("qb:component"), specification)
    yield from typed(specification, "qb:ComponentSpecification")
    yield Triple(specification, iri(f"qb:{component.role}"), found)
    yield Triple(specification, iri("qb:componentProperty"), found)
    yield Triple(specification, iri("qb:order"), to_term(order))
    if component.role == "attribute":
        yield Triple(specification, iri("qb:componentRequired"), to_term(component.required))
    coded = ("qb:CodedProperty",) if component.code_list else ()
    yield from typed(found, "rdf:Property", "qb:ComponentProperty", _KINDS[component.role], *coded)
    yield from labels(found, component.label, component.chinese)
    yield Triple(found, iri("rdfs:range"), iri(component.range))
    if component.broader:
        yield Triple(found, iri("rdfs:subPropertyOf"), iri(component.broader))
    if component.code_list:
        yield Triple(found, iri("qb:codeList"), iri(component.code_list))
