"""``pairgraph validate`` on the project's own release and on small files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pairgraph.cli.app import run
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release

WRONG = (
    "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("pao", "group", "skos"))
    + 'group:readers a pao:Group ; skos:prefLabel "Readers"@en , "Lesende"@de ; pao:colour "green" .\n'
)


def call(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr("sys.argv", ["pairgraph", "validate", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        run()
    code = ended.value.code
    return code if isinstance(code, int) else 0


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "wrong.ttl"
    file.write_text(WRONG, "utf-8")
    return file


def test_the_project_s_release_has_no_violation(
    built: Release, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, built.folder) == 0
    printed = capsys.readouterr().out.splitlines()
    verdict = built.manifest["validation"]
    assert printed[-1] == f"Violation: 0, Warning: {verdict['warnings']}, Info: {verdict['infos']}"
    assert all(line.startswith("data/") for line in printed[:-1] if line), "each with file and line"


def test_a_fact_file_has_no_violation(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = project_files() / "data" / "reports" / "xiamen-chongqing.yaml"
    if not file.exists():
        pytest.skip("data/reports holds no fact files")
    assert call(monkeypatch, file, "--severity", "warning") == 0
    assert capsys.readouterr().out.endswith("\n")


def test_violations_of_a_file(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, wrong) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"{wrong}: Violation: A label is empty")
    assert "(group:readers pao:colour pao:colour)" in lines[1]
    assert lines[2:] == ["", "Violation: 2, Warning: 0, Info: 0"]
    assert printed.err.startswith("error: ")


def test_json_is_all_that_is_printed(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, wrong, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["count"]["Violation"] == 2


def test_turtle(wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, wrong, "--format", "ttl") == 1
    assert "sh:ValidationReport" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "text"), [("a.txt", "x"), ("a.ttl", "not turtle"), ("a.yaml", "\t")])
def test_unreadable_file(
    name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert call(monkeypatch, tmp_path / name) == 2
    assert str(tmp_path / name) in capsys.readouterr().err


def test_missing_file_and_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch, tmp_path / "none.ttl") == 2
    assert call(monkeypatch, tmp_path) == 3
    assert capsys.readouterr().out == ""
