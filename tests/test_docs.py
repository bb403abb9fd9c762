"""What the README and the guides show is run: their Python as it stands, their commands as typed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

import pairgraph
from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release

ROOT = project_files()
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NEEDS = {"to_pandas": "pandas"}
# What a reader has to put in: a folder of texts, a file of their own, an address.
PLACEHOLDER = re.compile(r"FOLDER|TEXT|DIR\b|my\.rq|URL|NAME|LINK|FILE")
COMMAND = re.compile(r"(?:\.venv/bin/)?pairgraph (?P<words>[a-z].*)")
# These never end, or are about another machine.
NOT_HERE = {"serve", "build"}
SLOW = [["link", "suggest"], ["archive", "--output"]]  # they take seconds, and have tests of their own


def blocks(language: str) -> list[tuple[str, str]]:
    found = re.compile(rf"^```{language}\n(.*?)^```", re.MULTILINE | re.DOTALL)
    return [(page.name, block) for page in PAGES for block in found.findall(page.read_text("utf-8"))]


def commands() -> list[tuple[str, list[str]]]:
    lines = [(page, line.strip()) for page, block in blocks("sh") for line in block.splitlines()]
    typed = [(page, re.split(r" # | > | \| ", line)[0]) for page, line in lines]
    ours = [(page, COMMAND.match(line)) for page, line in typed]
    words = [(page, shlex.split(found["words"])) for page, found in ours if found]
    return [(page, said) for page, said in words if said[0] not in NOT_HERE]


def needs(block: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.extra for name, package in NEEDS.items() if name in block and not find_spec(package)]


@pytest.mark.filterwarnings("default::DeprecationWarning")
@pytest.mark.parametrize(
    "code", [pytest.param(block, id=page, marks=needs(block)) for page, block in blocks("python")]
)
def test_python_runs(code: str, built: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(built.folder))
    exec(compile(code, "documentation", "exec"), {"pairgraph": pairgraph})  # noqa: S102 - our own pages


def slow(words: list[str]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.extra] if words[:2] in SLOW else []


@pytest.mark.parametrize(
    ("page", "words"),
    [
        pytest.param(page, said, id=f"{page}: {' '.join(said)[:60]}", marks=slow(said))
        for page, said in commands()
    ],
)
def test_command_runs(page: str, words: list[str], built: Release, tmp_path: Path) -> None:
    if any(PLACEHOLDER.search(word) for word in words):
        words = [words[0], "--help"]
    ended = subprocess.run(
        [sys.executable, "-m", "pairgraph", *words],
        cwd=tmp_path,
        env={"PAIRGRAPH_RELEASE": str(built.folder), "PATH": "", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, f"{page}: {ended.stderr}"
    assert ended.stdout or "--output" in words, f"{page}: nothing printed"
