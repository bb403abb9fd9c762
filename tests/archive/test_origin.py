from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.origin import Origin

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = {"version": "1.2.3", "code": "c0de"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    if shutil.which("git") is None:
        pytest.skip("Git is not installed")

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(tmp_path), *who, *words], check=True, capture_output=True)

    (tmp_path / "file").write_text("a")
    git("init", "-q")
    git("add", "file")
    git("commit", "-q", "-m", "A")
    return tmp_path


def test_the_commit_of_the_code_that_built_it_is_told(checkout: Path) -> None:
    assert len(Origin.of(MANIFEST, "c0de", checkout).commit) == 40


def test_no_commit_is_told_for_other_code(checkout: Path) -> None:
    assert Origin.of(MANIFEST, "other", checkout) == Origin("1.2.3", "c0de", "")


def test_no_commit_is_told_where_something_was_changed_since(checkout: Path) -> None:
    (checkout / "file").write_text("b")
    assert Origin.of(MANIFEST, "c0de", checkout).commit == ""


def test_no_commit_is_told_outside_a_checkout(tmp_path: Path) -> None:
    assert Origin.of(MANIFEST, "c0de", tmp_path).commit == ""


def test_no_commit_is_told_without_git(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert Origin.of(MANIFEST, "c0de", checkout).commit == ""


def test_it_makes_no_difference_whose_checkout_it_is(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        for place in (checkout, checkout / ".git"):
            os.chown(place, 4321, 4321)
    monkeypatch.setenv("GIT_DIR", str(checkout / "elsewhere"))
    assert len(Origin.of(MANIFEST, "c0de", checkout).commit) == 40
