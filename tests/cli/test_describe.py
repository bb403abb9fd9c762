from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pairgraph.cli.app import app

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

RUN = CliRunner()


@pytest.fixture(autouse=True)
def _release(small_release: Path) -> None:
    """Ask the invented world."""


def run(*words: str) -> Result:
    return RUN.invoke(app, ["describe", *words])


@pytest.mark.parametrize("name", ["region:aston", "Aston", "阿斯顿"])
def test_a_page_about_a_thing(name: str) -> None:
    found = run(name)
    assert found.exit_code == 0
    for part in (
        "region:aston",
        "阿斯顿",
        "pao:supports",
        "[derived]",
        "Aston supports Brook",
        "Figures (2)",
    ):
        assert part in found.stdout


def test_passages_are_places_and_no_words() -> None:
    assert "aston · Overview, sentence 1 · characters 0-10" in run("figure:aston-all").stdout


def test_json_and_turtle() -> None:
    assert json.loads(run("Aston", "--format", "json").stdout)["labels"]["en"] == "Aston"
    assert "region:aston a pao:Region" in run("Aston", "--format", "ttl").stdout


def test_an_unknown_thing_exits_with_2() -> None:
    found = run("Astn")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "Did you mean 'Aston'?" in found.stderr
