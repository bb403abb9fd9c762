"""The score on the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from pairgraph.cli.app import app
from pairgraph.fair import assess as module

if TYPE_CHECKING:
    from pairgraph.graph.release import Release


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["fair", *words])


def test_what_is_left_on_purpose_is_told_with_its_reason() -> None:
    result = run("P11", "P13", "OM1")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1].split()[:4] == ["foops", "OM1", "must", "passed"]
    assert (
        "oops/P13, on purpose: Every property between things that is not symmetric has an inverse." in lines
    )
    assert any("a query walks it backwards" in line for line in lines)
    assert any(re.fullmatch(r"  and \d+ more \(--format json\)", line) for line in lines)
    assert lines[-3:] == ["foops: 1/1 passed", "oops: 0/2 passed", "all: 1/3 passed"]


def test_json_has_everything() -> None:
    result = run("P13", "FIND2", "--format", "json")
    said = json.loads(result.stdout)
    assert (said["passed"], said["run"], said["of"]) == (0, 1, 2)
    registered, inverse = said["checks"]
    assert (registered["state"], registered["found"]) == ("not run", [])
    assert registered["reasons"][0].startswith("It takes a registration")
    assert (inverse["state"], inverse["severity"]) == ("on purpose", "may")
    assert "pao:unit" in inverse["found"]


def test_what_must_not_fail_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ontology_triples", list)
    result = run("OM1", "VER1", "OM2")
    assert result.exit_code == 1
    assert "foops/OM1, failed: The ontology says its title" in result.stdout
    assert "  Add what is missing to the heading of the ontology." in result.stdout.splitlines()
    assert result.stdout.endswith("foops: 0/3 passed\nall: 0/3 passed\n")
    assert run("OM2").exit_code == 0


def test_a_check_that_there_is_not_is_bad_input() -> None:
    result = run("P99")
    assert result.exit_code == 2
    assert "There is no check 'P99'. There are CN1, " in result.stderr


def test_a_site_that_is_not_there_is_missing() -> None:
    result = run("CN1", "--site", "http://127.0.0.1:1")
    assert result.exit_code == 3
    assert "http://127.0.0.1:1/ontology cannot be reached." in result.stderr


@pytest.mark.extra
def test_a_site_that_runs_is_asked(built: Release) -> None:
    command = [sys.executable, "-m", "pairgraph", "serve", "--port", "0", "--workers", "1"]
    command += ["--release", str(built.folder), "--log", "text"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            said = (re.search(r"http://127\.0\.0\.1:\d+", line) for line in server.stderr)
            result = run("--site", next(found[0] for found in said if found))
        finally:
            server.kill()
    assert result.exit_code == 0
    assert "foops: 18/20 passed, 4 not run" in result.stdout.splitlines()
