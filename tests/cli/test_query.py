from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from pairgraph.cli.app import app

if TYPE_CHECKING:
    from click.testing import Result

RUN = CliRunner()


@pytest.fixture(autouse=True)
def _release(small_release: Path) -> None:
    """Ask the invented world."""


def run(*words: str, stdin: str | bytes = "") -> Result:
    return RUN.invoke(app, ["query", *words], input=stdin)


def test_a_name_is_enough() -> None:
    found = run("who-supports-whom")
    assert found.exit_code == 0
    assert found.stdout.splitlines()[1].split() == [
        *("region:aston", "Aston", "region:brook", "Brook", "2001", "relation:aston-brook"),
    ]
    assert found.stderr == ""


def test_parameters_narrow_and_repeat() -> None:
    assert len(run("who-supports-whom", "-p", "supporter=aston").stdout.splitlines()) == 2
    assert (
        len(run("who-supports-whom", "-p", "supporter=aston", "-p", "supporter=Corby").stdout.splitlines())
        == 3
    )


def test_hidden_columns_stay_out_of_tables_only() -> None:
    assert "otherMoney" not in run("funding-by-supporter").stdout
    rows = list(csv.DictReader(io.StringIO(run("funding-by-supporter", "--format", "csv").stdout)))
    assert rows[0]["parts"].endswith("figure/aston-first")
    assert rows[1]["upper"] == ""


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "table"])
def test_every_row_format(form: str) -> None:
    found = run("who-supports-whom", "--format", form)
    assert found.exit_code == 0
    assert found.stdout.endswith("\n")
    assert not found.stdout.endswith("\n\n")
    assert "\x1b" not in found.stdout


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdfxml"])
def test_every_triple_format(form: str) -> None:
    text = "DESCRIBE <https://w3id.org/pairing-off/id/region/aston>"
    assert "aston" in run("--file", "-", "--format", form, stdin=text).stdout


def test_evidence_stands_under_its_cell() -> None:
    lines = run("funding-by-supporter", "-p", "supporter=aston", "--evidence").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("lower"))
    assert lines[at].split() == ["lower", "1000.5", "CNY"]
    assert lines[at + 1].strip() == "↳ aston · Overview, sentence 1 · characters 0-10"


def test_evidence_for_programs() -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("funding-by-supporter", "--evidence", "--format", "csv").stdout))
    )
    lower = [row for row in rows if (row["row"], row["column"]) == ("1", "lower")]
    assert [(row["section"], row["start"], row["digest"]) for row in lower] == [
        ("Overview", "0", "aa"),
        ("Work", "20", "bb"),
    ]
    assert json.loads(run("funding-by-supporter", "--evidence", "--format", "json").stdout)
    assert run("funding-by-supporter", "--evidence", "--format", "xml").exit_code == 2


def test_list_and_search() -> None:
    assert "who-supports-whom" in run("list").stdout
    assert "who-supports-whom" in run().stdout
    found = run("list", "supporter", "bounds", "--format", "json")
    assert "funding-by-supporter" in [row["name"] for row in json.loads(found.stdout)]
    assert "who-supports-whom" not in run("list", "--topic", "funding").stdout


def test_show_tells_all() -> None:
    page = run("show", "funding-by-supporter").stdout
    for part in ("How much money", "资金", "aston (Aston)", "decimal CNY", "SELECT ?supporter"):
        assert part in page


def test_show_works_without_a_release(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(tmp_path / "nowhere"))
    found = run("show", "funding-by-supporter")
    assert found.exit_code == 0
    assert "pairgraph build" in found.stdout


def test_sparql_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "my.rq"
    file.write_text("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "utf-8")
    assert run("--file", str(file), "--format", "csv").stdout == "n\n92\n"
    assert run("--file", "-", stdin="ASK { ?s ?p ?o }").stdout == "true\n"
    assert json.loads(run("-f", "-", "--format", "json", stdin="ASK {}").stdout)["boolean"] is True


def test_a_file_with_a_header_takes_parameters(tmp_path: Path) -> None:
    header = '#+ summary: S\n#+ question: {en: "?", zh-Hans: "？"}\n'
    header += "#+ parameters:\n#+   - {name: n, type: integer}\n"
    file = tmp_path / "mine.rq"
    file.write_text(header + "#+ columns: [{name: n}]\nSELECT ?n {\n#+values\n}\n", "utf-8")
    assert run("--file", str(file), "--param", "n=7", "--format", "csv").stdout == "n\n7\n"
    assert "VALUES ?n" in run("--file", str(file), "--param", "n=7", "--format", "sparql").stdout


def test_an_audit_that_finds_something_fails(tmp_path: Path) -> None:
    header = (
        '#+ summary: S\n#+ question: {en: "?", zh-Hans: "？"}\n#+ expects: empty\n#+ columns: [{name: s}]\n'
    )
    file = tmp_path / "audit.rq"
    file.write_text(header + "SELECT ?s { ?s ?p ?o } LIMIT 2\n", "utf-8")
    found = run("--file", str(file), "--format", "csv")
    assert found.exit_code == 1
    assert len(found.stdout.splitlines()) == 3
    assert "found 2 rows" in found.stderr


def test_an_audit_that_finds_nothing_says_so() -> None:
    found = run("figures-without-passage")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "figure\n", "No rows.\n")


@pytest.mark.parametrize(
    ("words", "stdin", "said"),
    [
        (["who-support-whom"], "", "Did you mean 'who-supports-whom'?"),
        (["who-supports-whom", "-p", "suporter=aston"], "", "Did you mean 'supporter'?"),
        (["who-supports-whom", "-p", "supporter=astn"], "", "Did you mean 'aston'?"),
        (["who-supports-whom", "-p", 'supporter="} DELETE WHERE { ?s ?p ?o }'], "", "It takes: aston, corby"),
        (["who-supports-whom", "-p", "supporter"], "", "Write --param name=value"),
        (["who-supports-whom", "--format", "ttl"], "", "A SELECT gives rows"),
        (["list", "--topic", "fundin"], "", "Did you mean 'funding'?"),
        (["a", "b"], "", "is not one query"),
        (["show"], "", "is not one query"),
        (["who-supports-whom", "-f", "-"], "ASK {}", "is not one query"),
        (["-f", "-"], "SELECT * {\n ?s ?p }", "line 2, column"),
        (["-f", "-"], "CLEAR ALL", "CLEAR is an update"),
        (["-f", "-"], "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "another server"),
        (["-f", "-", "-p", "n=1"], "ASK {}", "takes no --param"),
        (["-f", "-"], b"\xff\xfe", "not UTF-8"),
        (["-f", "nowhere.rq"], "", "No such file"),
        (["list", "--format", "xml"], "", "does not fit here"),
        (["who-supports-whom", "--release", ".", "--endpoint", "http://127.0.0.1:9/"], "", "Two graphs"),
        (["-f", "."], "", "directory"),
        (["-f", "-", "--format", "csv"], "DESCRIBE <http://example.org/a>", "no format for triples"),
    ],
)
def test_bad_input_is_one_line_on_stderr(words: list[str], stdin: str | bytes, said: str) -> None:
    found = run(*words, stdin=stdin)
    assert found.exit_code == 2
    assert found.stderr.startswith("error: ")
    assert said in found.stderr
    assert found.stdout == ""


def test_what_is_missing_exits_with_3(tmp_path: Path) -> None:
    found = run("who-supports-whom", "--release", str(tmp_path))
    assert (found.exit_code, found.stdout) == (3, "")
    assert "pairgraph build" in found.stderr
    assert run("who-supports-whom", "--endpoint", "http://127.0.0.1:9/").exit_code == 3


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "pairgraph", "query", *words]


def test_nothing_heavy_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *command("who-supports-whom")[1:]],
        capture_output=True,
        check=True,
    )
    imported = {line.rpartition(b"|")[2].strip().decode() for line in done.stderr.splitlines()}
    assert not imported & {"rich", "rdflib", "pyshacl", "owlready2", "SPARQLWrapper", "pandas", "pydantic"}


def test_a_full_disk_is_one_line() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command("list"), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.stderr.decode().splitlines() == ["error: No space left on device"]
    assert done.returncode == 2


def test_a_pipe_gets_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        command("show", "who-supports-whom"), capture_output=True, check=True, env=environment
    )
    assert "哪些地区" in done.stdout.decode("utf-8")


def heed_interrupts() -> None:
    """Undo what a shell does to jobs in its background, whose children then ignore Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_exits_with_130() -> None:
    with subprocess.Popen(
        command("--file", "-"),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - the child runs nothing else before it starts
    ) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        try:
            said = process.communicate(timeout=30)[1]
        finally:
            process.kill()
    assert b"Traceback" not in said
    assert process.returncode == 130


def test_a_reader_that_leaves_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("show", "funding-by-supporter"), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141
