"""Profiles on the command line."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from pairgraph.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release


REPORT = "zhuhai-chongqing"


@pytest.fixture(autouse=True)
def release(built: Release, monkeypatch: pytest.MonkeyPatch) -> Release:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(built.folder))
    return built


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, words)])


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_iati_to_a_file_with_the_list_of_what_is_left_out(tmp_path: Path) -> None:
    file, left_out = tmp_path / "a.xml", tmp_path / "left-out.csv"
    result = run(
        "--profile", "iati", "--output", file, "--left-out", left_out, "--report", "zhuhai-chongqing"
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert "activities, " in result.stderr.splitlines()[0]
    root = ET.fromstring(file.read_bytes())  # noqa: S314 - our own file
    rows = list(csv.DictReader(io.StringIO(left_out.read_text("utf-8"))))
    assert f"{len(root)} activities" in result.stderr
    counts = [int(line.split(":")[0].removeprefix("Left out ")) for line in result.stderr.splitlines()[1:]]
    assert sum(counts) == len(rows) > 10
    assert all(row["thing"].startswith("https://w3id.org/") and row["reason"] for row in rows)
    assert names(tmp_path) == ["a.xml", "left-out.csv"]


def test_another_reporter() -> None:
    result = run(
        "--profile", "iati", "--report", REPORT, "--reporter-ref", "XM-DAC-0", "--reporter-name", "A bureau"
    )
    assert "<iati-identifier>XM-DAC-0-intervention-" in result.stdout
    assert "<narrative>A bureau</narrative>" in result.stdout


def test_schema_org_knows_the_release(release: Release) -> None:
    result = run("--profile", "schema-org", "--downloads", "https://example.org/files")
    found = json.loads(result.stdout)
    assert found["identifier"][1]["value"] == release.digest
    assert found["distribution"][0]["contentUrl"].startswith("https://example.org/files/")


def test_the_cube_in_a_format() -> None:
    result = run("--profile", "cube", "--format", "ntriples", "--report", "report:xiamen-chongqing")
    assert result.exit_code == 0
    assert "<http://purl.org/linked-data/cube#Observation>" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--report", "zhuhai-chongqing"], "--profile iati or cube"),
        (["--profile", "cube", "--schema", "a.xsd"], "It goes with --profile iati."),
        (["--profile", "iati", "--format", "turtle"], "It goes with --profile cube."),
        (["--profile", "iati", "--graph", "reference"], "--graph does not go with --profile iati"),
        (["--profile", "cube", "--report", "zhuhai-chongqin"], "Did you mean 'zhuhai-chongqing'?"),
        (["--profile", "iati", "--reporter-ref", "a b"], "no identifier"),
        (["--profile", "nothing"], "Invalid value"),
        (["--endpoint", "http://127.0.0.1:9/"], "--profile iati or cube or schema-org"),
    ],
)
def test_what_does_not_go_together_is_refused(words: list[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xmlschema", None)
    file = tmp_path / "a.xml"
    file.write_text("old", "utf-8")
    assert run("--profile", "iati", "--report", REPORT, "--output", file, "--schema", "a.xsd").exit_code == 3
    assert file.read_text("utf-8") == "old"
    folder = tmp_path / "folder"
    folder.mkdir()
    result = run("--profile", "cube", "--output", folder)
    assert (result.exit_code, names(tmp_path)) == (2, ["a.xml", "folder"])
    assert "--output" in result.stderr


def test_a_link_goes_on_pointing_to_its_file(tmp_path: Path) -> None:
    file, link = tmp_path / "a.ttl", tmp_path / "link.ttl"
    file.touch()
    link.symlink_to(file)
    assert run("--profile", "cube", "--output", link).exit_code == 0
    assert link.is_symlink()
    assert b"Observation" in file.read_bytes()


def test_an_endpoint_that_is_not_there_is_missing() -> None:
    result = run("--profile", "cube", "--endpoint", "http://127.0.0.1:9/sparql")
    assert result.exit_code == 3
    assert "cannot be reached" in result.stderr
