"""Which amounts become payments, reason by reason, in an invented world."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from pairgraph.profiles import iati
from pairgraph.query.graph import Graph

WORLD = """
@prefix pao: <https://w3id.org/pairing-off/ontology#> . @prefix pau: <https://w3id.org/pairing-off/unit/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix w: <https://example.org/world/> .
w:work a pao:Intervention ; pao:start "2002"^^xsd:gYear ; pao:provider w:giver ;
  pao:realization pao:achieved .
w:giver a pao:Actor , pao:Organization ; skos:prefLabel "Giver"@en .
w:flow a pao:Flow ; pao:forIntervention w:work ; pao:provider w:giver ; pao:stage %s .
w:figure a pao:Figure ; pao:quantifies w:flow ; pao:unit %s ; pao:realization %s ; pao:value 12.50 %s .
"""
YEARS = '; pao:start "2003"^^xsd:gYear ; pao:end "2004-02"^^xsd:gYearMonth'


def export(stage: str, unit: str, realization: str, dates: str) -> tuple[ET.Element, list[str]]:
    store = pyoxigraph.Store()
    text = WORLD % (f"pao:{stage}", f"pau:{unit}", f"pao:{realization}", dates)
    store.load(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    made = iati.export(Graph(store))
    return ET.fromstring(made.data), [one.reason for one in made.left_out]  # noqa: S314 - our own file


@pytest.mark.parametrize(("stage", "code"), [("pledged", "12"), ("committed", "2"), ("disbursed", "3")])
def test_a_stage_is_a_type_of_transaction(stage: str, code: str) -> None:
    root, left_out = export(stage, "CNY", "achieved", YEARS)
    paid = root.find("iati-activity/transaction")
    assert paid is not None
    found = [paid.find(name) for name in ("transaction-type", "transaction-date", "value", "provider-org")]
    kind, date, value, provider = (one if one is not None else ET.Element("none") for one in found)
    assert (kind.get("code"), date.get("iso-date"), value.text) == (code, "2004-02-29", "12.5")
    assert value.attrib == {"currency": "CNY", "value-date": "2004-02-29"}
    assert "".join(provider.itertext()).strip() == "Giver"
    assert left_out == []


@pytest.mark.parametrize("realization", ["planned", "expected"])
def test_a_plan_is_a_planned_disbursement(realization: str) -> None:
    root, left_out = export("committed", "CNY", realization, YEARS)
    planned = root.find("iati-activity/planned-disbursement")
    assert planned is not None
    days = [planned.find(name) for name in ("period-start", "period-end")]
    assert [day.get("iso-date") for day in days if day is not None] == ["2003-01-01", "2004-02-29"]
    assert root.find("iati-activity/transaction") is None
    assert left_out == []


@pytest.mark.parametrize(
    ("stage", "unit", "realization", "dates", "reason"),
    [
        ("stageUnstated", "CNY", "achieved", YEARS, "Whether it was promised or paid is not told."),
        ("disbursed", "CNY-per-year", "achieved", YEARS, "It is so much a year, no amount."),
        ("disbursed", "CNY", "ongoing", YEARS, "It is still being paid, so no payment is final."),
        (
            "disbursed",
            "CNY",
            "achieved",
            '; pao:start "2003"^^xsd:gYear',
            "It has no last day, which an IATI",
        ),
        ("committed", "CNY", "planned", '; pao:end "2003"^^xsd:gYear', "It is planned and has no first day"),
    ],
)
def test_what_is_no_payment_is_told_in_words(
    stage: str, unit: str, realization: str, dates: str, reason: str
) -> None:
    root, left_out = export(stage, unit, realization, dates)
    assert root.find("iati-activity/transaction") is None
    assert root.find("iati-activity/planned-disbursement") is None
    assert [one.startswith(reason) for one in left_out] == [True]
    notes = [one for one in root.iterfind("iati-activity/description") if one.get("type") == "4"]
    assert [reason in "".join(one.itertext()) for one in notes] == [True]
