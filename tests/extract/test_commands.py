"""``pairgraph check-sources`` and ``pairgraph locate`` as a person runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import typer
import yaml
from typer.testing import CliRunner

from pairgraph.cli.check_sources import check_sources
from pairgraph.cli.locate import locate
from pairgraph.errors import CheckFailedError, FactFileError, MissingError, PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

APP = typer.Typer()
APP.command("check-sources")(check_sources)
APP.command("locate")(locate)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(APP, [str(argument) for argument in arguments], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, text: str, document: dict[str, Any]) -> Path:
    """Return a folder with ``texts/bees.txt`` and ``data/reports/bees.yaml``."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "bees.txt").write_text(text, encoding="utf-8", newline="")
    write(tmp_path, document)
    return tmp_path


def write(folder: Path, document: dict[str, Any]) -> Path:
    file = folder / "data" / "reports" / "bees.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        yaml.safe_dump(json.loads(json.dumps(document)), allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    return file


def test_all_is_covered(folder: Path) -> None:
    found = run("check-sources", "--texts", folder / "texts", "--data", folder / "data")
    assert found.exit_code == 0
    assert found.stderr == ""
    assert "report:bees: 100.0 %" in found.stdout
    assert "11 of 11" in found.stdout


def test_problems_go_to_standard_error_with_file_and_line(folder: Path, document: dict[str, Any]) -> None:
    document["passages"][0]["sentence"] = 3
    del document["notData"]
    file = write(folder, document)
    found = run("check-sources", "--texts", folder / "texts", file)
    assert isinstance(found.exception, CheckFailedError)
    assert str(found.exception) == "6 problems in 1 fact file."
    line = file.read_text("utf-8").split("\n").index("  sentence: 3") + 1
    assert found.stderr.startswith(f"{file}:{line}: passage:bees-")
    assert len(found.stderr.splitlines()) == 6
    assert "passage:" not in found.stdout


def test_json(folder: Path, document: dict[str, Any]) -> None:
    del document["claims"]
    file = write(folder, document)
    found = run("check-sources", "--format", "json", "--texts", folder / "texts", file)
    report = json.loads(found.stdout)["reports"][0]
    assert (report["report"], report["tokens"], report["percent"]) == ("report:bees", 17, 94.1)
    assert [problem["message"] for problem in report["problems"]] == ["No fact claims it."]
    assert found.stderr == ""


def test_a_text_or_all_facts_missing(folder: Path) -> None:
    (folder / "texts" / "bees.txt").unlink()
    found = run("check-sources", "--texts", folder / "texts", "--data", folder / "data")
    assert isinstance(found.exception, MissingError)
    found = run("check-sources", "--texts", folder / "texts", "--data", folder / "nowhere")
    assert isinstance(found.exception, MissingError)


@pytest.mark.parametrize("name", ["region:a", "report:../bees", "report:", None])
def test_what_is_no_report(folder: Path, document: dict[str, Any], name: str | None) -> None:
    file = write(folder, document | {"id": name})
    found = run("check-sources", "--texts", folder / "texts", file)
    assert isinstance(found.exception, FactFileError)


def test_locate_quotations_given_as_arguments(folder: Path, document: dict[str, Any]) -> None:
    found = run("locate", folder / "texts" / "bees.txt", "@1 12 sheds went up", "4 wells")
    assert yaml.safe_load(found.stdout) == [document["passages"][2], document["passages"][4]]


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_locate_lines_of_the_standard_input(folder: Path, arguments: tuple[str, ...]) -> None:
    found = run(
        "locate", folder / "texts" / "bees.txt", *arguments, "--slug", "b", stdin="12 sheds\n\n4 wells\n"
    )
    first, second = found.stdout.splitlines()
    assert first.endswith("# the first of 2; '@2 …' takes the second")
    assert second.startswith("- {id: passage:b-")


def test_locate_lines_of_a_file_and_say_what_is_not_there(folder: Path) -> None:
    (folder / "quotes").write_text("4 wells\n5 wells\n", encoding="utf-8")
    found = run("locate", folder / "texts" / "bees.txt", "--from", folder / "quotes")
    assert len(found.stdout.splitlines()) == 1
    assert found.stderr == "error: The text does not say “5 wells”. Copy the words from it.\n"
    assert isinstance(found.exception, PairgraphError)
    assert found.exception.exit_code == 2


def test_lists(folder: Path) -> None:
    found = run("locate", folder / "texts" / "bees.txt", "--list")
    assert found.stdout.splitlines()[0] == "Title\t1\t0\t27"
    found = run("locate", folder / "texts" / "bees.txt", "--tokens")
    rows = [line.split("\t") for line in found.stdout.splitlines()]
    assert rows[1][2:] == ["number", "1500000", "1.5 million", "Overview, sentence 1"]
    assert len(rows) == 17
