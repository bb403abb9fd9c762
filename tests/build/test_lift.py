"""From a fact file to quads: nothing lost, nothing rounded, dates as precise as written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from pairgraph.build import facts, lift
from pairgraph.graph.store import memory_store
from pairgraph.graph.terms import iri
from pairgraph.vocabulary import PREFIXES, graph_iri

if TYPE_CHECKING:
    from pathlib import Path

XSD = PREFIXES["xsd"]


def _lifted(file: Path) -> Store:
    return memory_store(lift.quads(facts.read(file), graph_iri("report/orchards")))


def _values(store: Store, subject: str, predicate: str) -> list[object]:
    return [quad.object for quad in store.quads_for_pattern(iri(subject), iri(predicate), None)]


def test_everything_is_in_the_named_graph_without_blank_nodes(orchards: Path) -> None:
    store = _lifted(orchards)
    assert list(store.named_graphs()) == [NamedNode(graph_iri("report/orchards"))]
    assert all(isinstance(quad.subject, NamedNode) for quad in store)


def test_nested_things_point_at_what_they_stand_in(orchards: Path) -> None:
    store = _lifted(orchards)
    assert _values(store, "flow:planting-money", "pao:forIntervention") == [iri("intervention:planting")]
    assert _values(store, "figure:planting-money", "pao:quantifies") == [iri("flow:planting-money")]
    assert _values(store, "intervention:seedlings", "pao:isPartOf") == [iri("intervention:planting")]
    assert _values(store, "passage:orchards-0-20", "pao:ofReport") == [iri("report:orchards")]


def test_values_have_their_datatype_and_names_their_namespace(orchards: Path) -> None:
    store = _lifted(orchards)
    figure = "figure:planting-money"
    assert _values(store, figure, "pao:value") == [Literal("12000", datatype=iri("xsd:decimal"))]
    assert _values(store, figure, "pao:asWritten") == [Literal("12,000")]
    assert _values(store, figure, "pao:measure") == [iri("pam:fiscal-funds-allocated")]
    assert _values(store, figure, "pao:unit") == [iri("pau:CNY")]
    assert _values(store, figure, "pao:comparator") == [iri("pao:moreThan")]
    assert _values(store, "intervention:planting", "pao:sector") == [iri("pas:poverty-alleviation")]
    assert _values(store, "report:orchards", "pao:textLength") == [
        Literal("400", datatype=iri("xsd:integer"))
    ]
    assert Literal("山地果园", language="zh-hans") in _values(store, "report:orchards", "skos:prefLabel")


def test_dates_are_as_precise_as_written(orchards: Path) -> None:
    store = _lifted(orchards)
    assert _values(store, "relation:apple-coast-pear-hills", "pao:start") == [
        Literal("2002", datatype=iri("xsd:gYear"))
    ]
    assert _values(store, "flow:planting-money", "pao:start") == [
        Literal("2003-05", datatype=iri("xsd:gYearMonth"))
    ]
    assert _values(store, "intervention:planting", "pao:start") == [
        Literal("2003-05-04", datatype=iri("xsd:date"))
    ]


def test_what_is_for_the_checks_only_stays_out(orchards: Path) -> None:
    written = "\n".join(map(str, _lifted(orchards)))
    assert "telephone" not in written
    assert "length of time" not in written


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_numbers_are_never_rounded(orchards: Path, number: Decimal) -> None:
    copy = orchards.with_name("copy.yaml")
    copy.write_text(orchards.read_text("utf-8").replace("value: 12000", f"value: {number:f}"), "utf-8")
    (value,) = _values(_lifted(copy), "figure:planting-money", "pao:value")
    assert isinstance(value, Literal)
    assert value.datatype.value == XSD + "decimal"
    assert Decimal(value.value) == number
