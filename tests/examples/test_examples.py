"""The examples print what their page says they print."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release

ROOT = project_files()
PAGE = (ROOT / "examples" / "README.md").read_text("utf-8")
SHOWN = re.findall(r"^```\n\$ (.+)\n((?:.+\n)+?)```$", PAGE, re.MULTILINE)


def printed(command: list[str], cwd: Path) -> str:
    ended = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def run(line: str, built: Release, program: str) -> str:
    words = [str(built.folder / word) if word == "tables" else word for word in line.split()[1:]]
    return printed([program, *words], ROOT)


def lines(program: str) -> list[tuple[str, str]]:
    return [(line, text) for line, text in SHOWN if line.startswith(f"{program} ")]


def test_every_program_of_the_examples_is_shown() -> None:
    shown = {line.split()[1] for line, _ in SHOWN}
    files = [*(ROOT / "examples" / "python").glob("*.py"), *(ROOT / "examples" / "r").glob("*.R")]
    assert shown == {file.relative_to(ROOT).as_posix() for file in files}


@pytest.mark.parametrize(("line", "text"), lines("python"), ids=lambda value: value.split()[1])
def test_python_prints_what_the_page_says(line: str, text: str, built: Release) -> None:
    assert run(line, built, sys.executable) == text


@pytest.mark.extra
@pytest.mark.parametrize(("line", "text"), lines("Rscript"), ids=lambda value: value.split()[1])
def test_r_prints_what_the_page_says(line: str, text: str, built: Release) -> None:
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("there is no Rscript: apt install r-base-core")
    assert run(line, built, program) == text


def test_what_is_made_up_says_so() -> None:
    for file in (ROOT / "examples" / "data").glob("*.csv"):
        assert file.read_text("utf-8").startswith("# MADE UP"), file.name
