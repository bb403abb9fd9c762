"""``pairgraph verify``: same, or what has changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pairgraph.build import pipeline
from pairgraph.cli.app import app
from pairgraph.graph.release import find_release
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph
from pairgraph.serve.asked import Asked
from pairgraph.serve.permanent import canonical
from pairgraph.serve.writers import write

if TYPE_CHECKING:
    from click.testing import Result

WORLD = Path(__file__).parent.parent / "build" / "world"
RUN = CliRunner()


@pytest.fixture(scope="session")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented world, and once more after a figure in it was corrected."""
    folder = tmp_path_factory.mktemp("two")
    data = Path(shutil.copytree(WORLD, folder / "data"))
    first = pipeline.build(folder / "build", data=data)
    report = data / "reports" / "orchards.yaml"
    report.write_text(report.read_text("utf-8").replace("value: 12000", "value: 13000"), "utf-8")
    pipeline.build(folder / "build", data=data)
    (folder / "first").write_text(first.digest, "utf-8")
    return folder


@pytest.fixture
def old(two: Path) -> Path:
    """Give the folder of the first release."""
    return two / "build" / "releases" / (two / "first").read_text("utf-8")


@pytest.fixture(autouse=True)
def _current(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(two / "build"))


def run(*words: object) -> Result:
    return RUN.invoke(app, ["verify", *map(str, words)])


def asked(release: Path, name: str = "funding-by-supporter", **values: list[str]) -> Asked:
    found = find_release(release)
    graph = Graph.of_release(found, Catalogue(found.folder / "queries"))
    parameters = canonical(graph, graph.catalogue[name], values)
    return Asked(graph, graph.catalogue[name], parameters, "", found.digest, "https://example.org")


def save(one: Asked, extension: str, folder: Path, name: str = "") -> Path:
    file = folder / (name or one.file_name(extension))
    file.write_text(write(one, extension), "utf-8")
    return file


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "xml", "ttl"])
def test_a_downloaded_answer_is_the_same(two: Path, tmp_path: Path, extension: str) -> None:
    one = asked(two / "build", supporter=["apple-coast"])
    found = run(save(one, extension, tmp_path))
    assert (found.exit_code, found.stdout) == (0, "same: 1 rows\n"), found.stderr


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "xml", "ttl"])
def test_a_correction_shows(old: Path, tmp_path: Path, extension: str) -> None:
    found = run(save(asked(old), extension, tmp_path))
    assert found.exit_code == 1
    assert "12000" in found.stdout.splitlines()[0]
    assert "13000" in found.stdout.splitlines()[1]
    assert [line[0] for line in found.stdout.splitlines()] == ["-", "+"]
    assert "1 rows are gone, 1 are new (the release is" in found.stderr


def test_what_did_not_change_is_the_same_in_another_release(old: Path, tmp_path: Path) -> None:
    one = asked(old, "who-supports-whom")
    for target in (one.link, save(one, "csv", tmp_path)):
        found = run(target)
        assert found.exit_code == 0
        assert "the release is" in found.stdout


def test_a_link(two: Path, old: Path) -> None:
    found = run(asked(two / "build").link)
    assert found.exit_code == 0
    assert found.stdout.startswith("same: 1 rows, release ")
    changed = run(asked(old).link)
    assert changed.exit_code == 1
    assert "13000" in changed.stdout


def test_a_link_to_a_release_that_is_not_here(two: Path, old: Path) -> None:
    link = asked(old).link.replace(old.name, "0" * 64)
    found = run(link)
    assert found.exit_code == 1
    assert "the cited release is not here" in found.stderr
    assert find_release(two / "build").digest[:12] in found.stderr


def test_a_changed_file_is_found(two: Path, tmp_path: Path) -> None:
    file = save(asked(two / "build"), "csv", tmp_path)
    file.write_text(file.read_text("utf-8").replace("13000", "31000"), "utf-8")
    found = run(file)
    assert found.exit_code == 1
    assert "- " in found.stdout
    assert "31000" in found.stdout


def test_a_renamed_csv_needs_its_link_or_the_file_beside_it(two: Path, tmp_path: Path) -> None:
    one = asked(two / "build")
    file = save(one, "csv", tmp_path, "mine.csv")
    found = run(file)
    assert (found.exit_code, "--link" in found.stderr) == (2, True)
    assert run(file, "--link", one.link).exit_code == 0
    save(one, "csv-metadata.json", tmp_path, "mine.csv-metadata.json")
    assert run(file).exit_code == 0


def test_a_spreadsheet_may_have_saved_it(two: Path, tmp_path: Path) -> None:
    file = save(asked(two / "build"), "csv", tmp_path)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert run(file).exit_code == 0


def test_a_question_that_is_gone_has_changed(old: Path) -> None:
    one = asked(old)
    link = one.link.replace(old.name, "0" * 64).replace("funding-by-supporter", "funding-by-moon")
    found = run(link)
    assert found.exit_code == 1
    assert "There is no stored query 'funding-by-moon'" in found.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.csv", ""), ("a.json", "{}"), ("a.json", "\\"), ("a.xml", "<a>"), ("a.tsv", "\x00"), ("a.pdf", "x")],
)
def test_what_is_no_answer(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    found = run(tmp_path / name)
    assert found.exit_code == 2
    assert found.stderr.startswith("error: ")
    assert "Traceback" not in found.stderr


def test_what_is_not_there(two: Path, tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2
    assert run("https://example.org/answer/1/2/3").exit_code == 2
    assert run(asked(two / "build").link, "--release", tmp_path).exit_code == 3
    bad = tmp_path / "b.csv-metadata.json"
    (tmp_path / "b.csv").write_text("a\n1\n", "utf-8")
    bad.write_text(json.dumps({"dc:source": "x"}), "utf-8")
    assert run(tmp_path / "b.csv").exit_code == 2
