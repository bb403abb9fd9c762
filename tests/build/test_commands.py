"""build, info, export and tables on the command line."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner, Result

from pairgraph.cli.app import app
from pairgraph.graph.canonical import canonical_nquads
from pairgraph.graph.release import find_release

if TYPE_CHECKING:
    from pathlib import Path

WORLD_ROWS = {"figures": 2, "flows": 1, "interventions": 2, "relations": 1, "region-versions": 1}


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented world once."""
    from tests.build.conftest import WORLD

    folder = tmp_path_factory.mktemp("world") / "out"
    assert _run("build", "--out", folder, "--data", WORLD).exit_code == 0
    return folder


def test_build_says_what_it_made_in_one_line(out: Path, world: Path) -> None:
    result = _run("build", "--out", out, "--data", world)
    assert result.exit_code == 0
    assert result.stdout.startswith("8 facts, ")
    assert result.stderr == ""
    assert _run("build", "--out", out, "--data", world, "--quiet").output == ""


def test_build_ends_with_a_summary(out: Path, world: Path) -> None:
    result = _run(
        "build",
        "--out",
        out,
        "--data",
        world,
        "--summary",
        "--headline",
        "who-supports-whom",
        "--headline",
        "none",
    )
    assert result.exit_code == 0
    assert "2: ferries, orchards" in result.stdout
    assert "yes (0 violations" in result.stdout
    assert "region:pear-hills" in result.stdout
    assert "evidence in orchards (section: sentences): Title: 1" in result.stdout
    assert str(find_release(out).file("pairgraph.ttl")) in result.stdout
    assert "none: no answer." in result.stderr


def test_bad_input_ends_with_2_and_the_message_on_stderr(tmp_path: Path, orchards: Path, world: Path) -> None:
    orchards.write_text("\t", "utf-8")
    result = _run("build", "--out", tmp_path / "out", "--data", world)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"error: {orchards}")


def test_info_for_people_and_programs(out: Path) -> None:
    assert "digest" in _run("info", out).stdout
    found = json.loads(_run("info", out, "--format", "json").stdout)
    assert found["digest"] == find_release(out).digest
    assert found["turtle"].endswith("pairgraph.ttl")
    assert _run("info", out / "none").exit_code == 3


@pytest.mark.parametrize(
    ("name", "form"), [("turtle", "TURTLE"), ("trig", "TRIG"), ("nquads", "N_QUADS"), ("rdfxml", "RDF_XML")]
)
def test_export_writes_the_release(out: Path, name: str, form: str) -> None:
    result = _run("export", out, "--format", name)
    assert result.exit_code == 0
    quads = list(parse(result.stdout_bytes, format=getattr(RdfFormat, form)))
    assert len(canonical_nquads(quads).splitlines()) == find_release(out).manifest[
        "quads" if name in {"trig", "nquads"} else "triples"
    ]  # fmt: skip


def test_export_of_one_graph_into_a_file(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "reference.ttl"
    assert _run("export", out, "--graph", "reference", "--out", file).output == ""
    assert file.read_bytes() == find_release(out).file("graphs/reference.ttl").read_bytes()
    wrong = _run("export", out, "--graph", "refrence")
    assert wrong.exit_code == 2
    assert "report/orchards" in wrong.stderr
    assert _run("export", out, "--out", tmp_path / "none" / "a.ttl").exit_code == 2


def test_tables_have_one_row_per_key(out: Path, tmp_path: Path) -> None:
    result = _run("tables", out, "--out", tmp_path / "tables")
    assert len(result.stdout.splitlines()) == len([*WORLD_ROWS, "panel"])
    for name, rows in WORLD_ROWS.items():
        text = (tmp_path / "tables" / f"{name}.csv").read_text("utf-8")
        found = list(csv.DictReader(io.StringIO(text)))
        keys = [row[name.removesuffix("s")] for row in found]
        assert len(keys) == len(set(keys)) == rows
        assert text == find_release(out).file(f"tables/{name}.csv").read_text("utf-8")


def test_a_figure_s_row_says_whose_it_is(out: Path) -> None:
    text = find_release(out).file("tables/figures.csv").read_text("utf-8")
    row = next(row for row in csv.DictReader(io.StringIO(text)) if row["figure"] == "figure:planting-money")
    assert (row["value"], row["as_written"], row["lower_bound"], row["upper_bound"]) == (
        "12000",
        "12,000",
        "12000",
        "",
    )
    assert (row["start"], row["start_year"], row["end_year"]) == ("2003-05", "2003", "2009")
    assert (row["supporter_codes"], row["supported_codes"]) == ("910100", "920101")
    assert row["passages"] == "passage:orchards-30-90"
