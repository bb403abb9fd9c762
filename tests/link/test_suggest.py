"""Suggestions beside judgements, and names from the graph and from tables."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pairgraph.errors import FactFileError, PairgraphError
from pairgraph.link import Mapping, MappingSet
from pairgraph.link.authority import Authority
from pairgraph.link.authority_graph import KINDS, Sought, label_of, of_graph, sought
from pairgraph.link.candidate import Entry, Name, Wanted
from pairgraph.link.names import form
from pairgraph.link.suggest import linked, suggest
from pairgraph.link.suggest_table import read_names
from pairgraph.query.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release

TWO = Authority([Entry("x:1", "Wuxi", (Name(form("Wuxi")),)), Entry("x:2", "Wuxi", (Name(form("Wuxi")),))])
OURS = [Sought("region:a", "Wuxi", Wanted(("Wuxi",)))]


def _row(object_id: str, modifier: str = "", withdrawn: str = "") -> Mapping:
    return Mapping(
        subject_id="region:a",
        predicate_id="owl:sameAs",
        object_id=object_id,
        predicate_modifier=modifier,
        withdrawn_on=withdrawn,
    )


def _suggested(*rows: Mapping) -> list[tuple[str, str]]:
    found = suggest(OURS, lambda many: [TWO.find(one) for one in many], MappingSet({}, rows))
    return [(one.entry.id, each.status(one)) for each in found for one in each.outcome.candidates]


def test_what_was_rejected_is_not_suggested_again() -> None:
    assert _suggested() == [("x:1", "ambiguous"), ("x:2", "ambiguous")]
    assert _suggested(_row("x:1", "Not")) == [("x:2", "match")]
    assert _suggested(_row("x:1", "Not"), _row("x:2", "Not")) == []


def test_what_was_accepted_is_shown() -> None:
    assert _suggested(_row("x:1")) == [("x:1", "accepted"), ("x:2", "ambiguous")]
    assert linked(OURS, MappingSet({}, (_row("x:1"),))) == {"region:a"}
    assert linked(OURS, MappingSet({}, (_row("x:1", "Not"),))) == set()


def test_a_withdrawn_rejection_no_longer_counts() -> None:
    assert len(_suggested(_row("x:1", "Not", "2026-11-22"))) == 2


def test_names_that_are_no_things_of_ours_have_no_judgements() -> None:
    unnamed = [Sought("", "Wuxi", Wanted(("Wuxi",)))]
    rows = MappingSet({}, (_row("x:1", "Not"),))
    found = next(suggest(unnamed, lambda many: [TWO.find(one) for one in many], rows))
    assert len(found.outcome.candidates) == 2


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_graph_tells_what_to_look_for(built: Release, kind: str) -> None:
    found = sought(Graph.of_release(built), kind)
    assert found
    assert all(one.id.split(":")[0] and one.wanted.names for one in found)


def test_a_region_is_looked_for_by_all_that_is_known_of_it(built: Release) -> None:
    found = {one.id: one.wanted for one in sought(Graph.of_release(built), "regions")}
    wuxi = found["region:wuxi-chongqing"]
    assert {"Wuxi County", "巫溪县"} <= set(wuxi.names)
    assert (wuxi.parents, wuxi.level) == (("重庆市",), "county")
    versions = {one.id: one.wanted for one in sought(Graph.of_release(built), "versions")}
    wanted = versions["region-version:wulong-chongqing-500232-1997"]
    assert (wanted.code, wanted.year) == ("500232", 1997)


def test_the_graph_is_an_authority_too(built: Release) -> None:
    graph = Graph.of_release(built)
    best = of_graph(graph, "regions").find(Wanted(("Wulong County",), ("Chongqing",))).best
    assert best is not None
    assert best.entry.id == "region:wulong-chongqing"
    best = of_graph(graph, "people").find(Wanted(("Jiabao Wen",), subject="person")).best
    assert best is not None
    assert best.entry.id == "person:wen-jiabao"


def test_a_label_is_looked_up(built: Release) -> None:
    graph = Graph.of_release(built)
    assert label_of(graph, "region:wuxi-chongqing") == "Wuxi County"
    for wrong in ("region:atlantis", "no iri at all", "", "region:x> . ?a ?b ?c"):
        with pytest.raises(PairgraphError, match="The graph has no"):
            label_of(graph, wrong)


def test_a_table_of_names_is_read(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes("\ufeffname,name_zh,parent,year,other\nWuxi,巫溪县,Chongqing,2008,x\n,,,,\n".encode())
    found = read_names(file, "region")
    assert found == [Sought("", "Wuxi", Wanted(("Wuxi", "巫溪县"), ("Chongqing",), year=2008))]
    tabs = tmp_path / "names.tsv"
    tabs.write_text("id\tname\nmine:1\tWuxi, County\n", "utf-8")
    assert read_names(tabs, "body") == [
        Sought("mine:1", "Wuxi, County", Wanted(("Wuxi, County",), subject="body"))
    ]


def test_what_steers_a_terminal_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("name\n\x1b[31mWuxi\x07\n", "utf-8")
    assert read_names(file, "region")[0].label == "[31mWuxi"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"place\nWuxi\n", "names.csv:1: There is no column 'name'"),
        (b"", "There is no column 'name'"),
        (b"name,parent\nWuxi,a\n,Chongqing\n", "names.csv:3: The row has no name"),
        (b"name,year\nWuxi,last\n", "names.csv:2: 'last' is no year"),
        (b"name,year\nWuxi,20080\n", "names.csv:2: '20080' is no year"),
        (b"name,year\nWuxi,-5\n", "names.csv:2: '-5' is no year"),
        (b"name,level\nWuxi,village\n", "names.csv:2: 'village' is no level"),
        (b"name\n\xff\n", "names.csv:2: There is a byte that is not UTF-8"),
        (b'name\n"Wuxi\n', "names.csv:1: It is no table"),
    ],
)
def test_a_wrong_table_is_refused_by_line(tmp_path: Path, text: bytes, said: str) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes(text)
    with pytest.raises(FactFileError, match=said):
        read_names(file, "region")


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FactFileError, match=r"nowhere\.csv: It cannot be read"):
        read_names(tmp_path / "nowhere.csv", "region")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "any.csv"
    file.write_bytes(b"name\n" + data)
    with suppress(FactFileError):
        assert all(one.wanted.names for one in read_names(file, "region"))
