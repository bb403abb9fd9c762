"""Tables that can be joined with those of others: by the code of the year, never by today's for old years."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.build.columns import EXPLAINED
from pairgraph.build.links_of_regions import LinksOfRegions
from pairgraph.build.panel import PANEL
from pairgraph.build.region_codes import RegionCodes, State
from pairgraph.build.table_paths import NAMES, TABLES, THEN

if TYPE_CHECKING:
    from pyoxigraph import Store

    from pairgraph.graph.release import Release

WULONG = "region:wulong-chongqing"
Row = dict[str, str]


@pytest.fixture(scope="module")
def store(built: Release) -> Store:
    return built.store()


def rows(built: Release, name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(built.file(f"tables/{name}.csv").read_text("utf-8"))))


@pytest.mark.parametrize(
    ("year", "code", "name"),
    [
        (1980, None, None),
        (1981, "512326", "Wulong County"),
        (1996, "511423", "Wulong County"),
        (2010, "500232", "Wulong County"),
        (2015, "500232", "Wulong County"),
        (2016, "500156", "Wulong District"),
        (2020, "500156", "Wulong District"),
    ],
)
def test_a_region_s_code_is_that_of_the_year(
    store: Store, year: int, code: str | None, name: str | None
) -> None:
    found = RegionCodes(store).in_year(WULONG, year)
    assert (found and found.code, found and found.name) == (code, name)


def test_a_region_that_is_no_more_has_no_code_now(store: Store) -> None:
    codes = RegionCodes(store)
    assert codes.now("region:fuling-sichuan") is None
    assert codes.now("region:daba-mountains") is None
    now = codes.now(WULONG)
    assert now is not None
    assert now.code == "500156"


@given(st.integers(1900, 2100), st.integers(1981, 2030), st.integers(0, 30))
def test_a_state_holds_from_its_first_year_until_before_its_last(year: int, since: int, span: int) -> None:
    assert State(since, since + span, "1").holds(year) == (year in range(since, since + span))
    assert State(since, None, "1").holds(year) == (year >= since)


@pytest.mark.parametrize(
    ("region", "country", "province"),
    [
        (WULONG, "CHN", "CN-CQ"),
        ("region:xiamen", "CHN", "CN-FJ"),
        ("region:china", "CHN", ""),
        ("region:hong-kong", "", "CN-HK"),
        ("region:taiwan", "", ""),
    ],
)
def test_iso_codes_are_those_of_tables_by_country(
    store: Store, region: str, country: str, province: str
) -> None:
    links = LinksOfRegions(store)
    assert (links.country(region), links.province(region)) == (country, province)


def test_the_panel_has_a_row_for_each_figure_region_and_year(built: Release) -> None:
    found = rows(built, "panel")
    keys = [tuple(row[key] for key in ("figure", "role", "region", "year")) for row in found]
    assert keys == sorted(set(keys))
    assert list(found[0]) == list(PANEL)
    assert {row["figure"] for row in found} <= {row["figure"] for row in rows(built, "figures")}
    for row in found:
        if row["years"]:
            assert int(row["first_year"]) <= int(row["year"]) <= int(row["last_year"])
            assert int(row["years"]) == int(row["last_year"]) - int(row["first_year"]) + 1


def test_every_figure_that_concerns_a_region_is_in_the_panel(built: Release) -> None:
    of_regions = {row["figure"] for row in rows(built, "figures") if row["supported_codes"]}
    assert of_regions <= {row["figure"] for row in rows(built, "panel")}


def test_the_code_of_the_year_is_not_the_code_now(built: Release) -> None:
    wulong = [row for row in rows(built, "panel") if row["region"] == WULONG and row["year"]]
    assert wulong
    assert {(row["code_of_year"], row["code_now"]) for row in wulong} == {("500232", "500156")}
    assert {row["name_of_year_zh"] for row in wulong} == {"武隆县"}


def test_the_other_tables_have_the_codes_of_their_own_time_too(built: Release) -> None:
    flows = {row["flow"]: row for row in rows(built, "flows")}
    row = flows["flow:wulong-landslide-donations"]
    assert (row["beneficiary_codes"], row["beneficiary_codes_then"]) == ("500156", "500232")
    undated = [row for row in rows(built, "figures") if not row["start_year"] and not row["end_year"]]
    assert undated
    assert {row["supported_codes_then"] for row in undated} == {""}


def test_versions_of_regions_are_a_table(built: Release) -> None:
    found = [row for row in rows(built, "region-versions") if row["region"] == WULONG]
    assert [(row["gb_code"], row["valid_from"], row["valid_until"]) for row in found] == [
        ("500156", "2016", ""),
        ("500232", "1997", "2016"),
        ("511423", "1995", "1997"),
        ("512326", "1981", "1995"),
    ]


def test_what_no_property_explains_is_explained() -> None:
    from_paths = {column for _, columns in TABLES.values() for column in columns}
    assert {column for columns in THEN.values() for column in columns} <= EXPLAINED.keys()
    assert set(PANEL) - from_paths <= EXPLAINED.keys()
    assert all(one.text.endswith(".") for one in EXPLAINED.values())
    assert set(NAMES) == {*TABLES, "panel"}
