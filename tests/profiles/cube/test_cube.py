"""The data cube: well-formed by every integrity constraint of the specification, and nothing lost."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QueryBoolean, RdfFormat, Store, parse
from rdflib import QB

from pairgraph.errors import PairgraphError
from pairgraph.graph.terms import iri, to_python
from pairgraph.profiles import cube
from pairgraph.profiles.cube.structure import COMPONENTS
from pairgraph.profiles.things import Things, report_iri
from pairgraph.query.graph import Graph

if TYPE_CHECKING:
    from pairgraph.graph.release import Release
    from pairgraph.profiles.exported import Export

CONSTRAINTS = sorted((Path(__file__).parent / "integrity").glob("*.rq"))
PREFIXES = """
PREFIX c: <https://w3id.org/pairing-off/cube/> PREFIX o: <https://w3id.org/pairing-off/cube/observation/>
PREFIX pao: <https://w3id.org/pairing-off/ontology#> PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX a: <http://purl.org/linked-data/sdmx/2009/attribute#>
PREFIX m: <http://purl.org/linked-data/sdmx/2009/measure#>
"""
MEASURED = "INSERT DATA { c:structure qb:component c:extra . c:extra qb:componentProperty qb:measureType }"
BROKEN = {
    "ic-01": "DELETE WHERE { o:zhuhai-bridges qb:dataSet ?set }",
    "ic-02": "INSERT DATA { c:figures qb:structure c:another }",
    "ic-03": "DELETE WHERE { m:obsValue a qb:MeasureProperty }",
    "ic-04": "DELETE WHERE { c:area rdfs:range ?range }",
    "ic-05": "DELETE WHERE { c:indicator qb:codeList ?list }",
    "ic-06": "INSERT DATA { c:component-01 qb:componentRequired false }",
    "ic-07": "INSERT DATA { c:key a qb:SliceKey }",
    "ic-08": "INSERT DATA { c:structure qb:sliceKey c:k . c:k a qb:SliceKey ; qb:componentProperty c:x }",
    "ic-09": "INSERT DATA { c:slice a qb:Slice }",
    "ic-10": "INSERT DATA { c:slice qb:sliceStructure c:key . c:key qb:componentProperty c:area }",
    "ic-11": "DELETE WHERE { o:zhuhai-bridges c:period ?period }",
    "ic-12": "INSERT { o:twin ?p ?v } WHERE { o:zhuhai-bridges ?p ?v }",
    "ic-13": "DELETE WHERE { o:zhuhai-bridges c:comparator ?comparator }",
    "ic-14": "DELETE WHERE { o:zhuhai-bridges m:obsValue ?value }",
    "ic-15": f"{MEASURED} ; INSERT DATA {{ o:zhuhai-bridges qb:measureType c:other }}",
    "ic-16": f"{MEASURED} ; INSERT DATA {{ o:zhuhai-bridges qb:measureType c:other ; c:other 1 }}",
    "ic-17": MEASURED,
    "ic-18": "INSERT DATA { c:another qb:slice c:slice . c:slice qb:observation o:zhuhai-bridges }",
    "ic-19": "DELETE WHERE { ?measure skos:inScheme pao:measures }",
    "ic-20": "INSERT DATA { pao:measures a qb:HierarchicalCodeList ; qb:parentChildProperty skos:narrower }",
    "ic-21": """INSERT DATA { pao:measures a qb:HierarchicalCodeList ; qb:parentChildProperty c:down .
                              c:down owl:inverseOf skos:broader }""",
}
"""The number of a constraint → an update that makes our cube break it."""


@pytest.fixture(scope="module")
def graph(built: Release) -> Graph:
    return Graph.of_release(built)


@pytest.fixture(scope="module")
def export(graph: Graph) -> Export:
    return cube.export(graph)


@pytest.fixture
def store(export: Export) -> Store:
    store = Store()
    store.load(export.data, format=RdfFormat.TURTLE)
    return store


def broken(store: Store, file: Path) -> bool:
    answer = store.query(file.read_text("utf-8"))
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def value(store: Store, observation: str, name: str) -> str | None:
    quads = store.quads_for_pattern(iri(f"cube:observation/{observation}"), iri(name), None)
    return next((str(to_python(quad.object)).rsplit("/")[-1] for quad in quads), None)


def test_the_cube_is_well_formed(store: Store) -> None:
    assert len(CONSTRAINTS) == len(BROKEN) == 21
    assert [file.stem for file in CONSTRAINTS if broken(store, file)] == []


@pytest.mark.parametrize("file", CONSTRAINTS, ids=lambda file: file.stem)
def test_each_constraint_can_be_broken(file: Path, store: Store) -> None:
    store.update(PREFIXES + BROKEN[file.stem[:5]])
    assert broken(store, file)


def test_every_term_of_the_vocabulary_exists(store: Store) -> None:
    iris = {term.value for quad in store for term in (quad.predicate, quad.object) if hasattr(term, "value")}
    used = {one.removeprefix(str(QB)) for one in iris if one.startswith(str(QB))}
    assert {"DataSet", "Observation", "componentRequired", "codeList"} <= used
    assert [name for name in used if name not in QB] == []


def test_no_figure_is_lost(graph: Graph, store: Store, export: Export) -> None:
    told = {str(quad.object.value) for quad in store.quads_for_pattern(None, iri("cube:figure"), None)}
    left_out = {one.thing for one in export.left_out}
    assert told | left_out == {figure.iri for figure in Things(graph).of("pao:Figure")}
    assert not told & left_out
    assert export.held["observations"] == len(told) > 50


def test_a_number_keeps_its_bounds_and_its_figure(store: Store) -> None:
    assert value(store, "schooling-for-needy-children-funds", "sdmx-measure:obsValue") == "6000000"
    assert value(store, "schooling-for-needy-children-funds", "cube:lowerBound") == "6000000"
    assert value(store, "schooling-for-needy-children-funds", "cube:upperBound") is None
    assert value(store, "zhuhai-bridges", "prov:wasDerivedFrom") == "zhuhai-bridges"


def test_places_and_periods(store: Store) -> None:
    assert value(store, "zhuhai-bridges", "cube:period") == "open_2009-12"
    assert value(store, "zhuhai-books-for-wuxi-2006", "cube:period") == "2006-04"
    assert value(store, "zhuhai-books-for-wuxi-2006", "cube:area") == "wuxi-chongqing"
    # The work took place in Zhuhai, which is the side that supports.
    assert value(store, "zhuhai-labourers-recruited-2009", "cube:area") not in {"zhuhai", None}
    together = value(store, "zhuhai-bridges", "cube:area")
    parts = list(store.quads_for_pattern(iri(f"cube:area/{together}"), iri("dcterms:hasPart"), None))
    assert len(parts) == 3


def test_parts_point_to_their_totals(store: Store) -> None:
    assert value(store, "zhuhai-fiscal-funds-2002-2009", "cube:partOf") == "zhuhai-total-support-2009"


def test_summing_without_parts_gives_no_double_count(store: Store) -> None:
    query = """SELECT ?value { ?one c:supporter <https://w3id.org/pairing-off/id/region/zhuhai> ;
        a:unitMeasure <https://w3id.org/pairing-off/unit/CNY> ;
        m:obsValue ?value ; c:subject ?flow FILTER NOT EXISTS { ?one c:partOf ?whole }
        FILTER (!CONTAINS(STR(?flow), "gree")) }"""
    values = [to_python(row["value"]) for row in store.query(PREFIXES + query)]  # type: ignore[union-attr]
    assert values == [Decimal(132_733_000)]


def test_one_report(graph: Graph) -> None:
    one = cube.export(graph, report=report_iri(graph, "xiamen-chongqing"))
    assert b"observation/xiamen" in one.data
    assert b"observation/zhuhai" not in one.data


def test_every_format_says_the_same(graph: Graph) -> None:
    iri = report_iri(graph, "xiamen-chongqing")
    turtle = cube.export(graph, report=iri).data
    lines = cube.export(graph, report=iri, form="ntriples").data
    assert set(parse(turtle, format=RdfFormat.TURTLE)) == set(parse(lines, format=RdfFormat.N_TRIPLES))
    assert cube.export(graph, report=iri).data == turtle
    with pytest.raises(PairgraphError, match="no format"):
        cube.export(graph, report=iri, form="csv")


def test_components_have_two_names_and_one_role() -> None:
    assert len({component.name for component in COMPONENTS}) == len(COMPONENTS)
    assert all(component.label and component.chinese for component in COMPONENTS)
    assert Counter(component.role for component in COMPONENTS)["measure"] == 1
