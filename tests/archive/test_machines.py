"""Two runs that share as little as one machine allows give the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.extra
ROOT = Path(__file__).parent.parent.parent
PARTS = ("CITATION.cff", "LICENSES", "data", "ontology", "pairgraph", "pyproject.toml", "queries", "shapes")
PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "0", "TZ": "UTC"}
OTHER = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4321", "TZ": "Asia/Kathmandu", "SOURCE_DATE_EPOCH": "86400"}


def read() -> dict[str, bytes]:
    """Read the project's files once: whoever edits them while the test runs changes both sides."""
    files = [file for part in PARTS for file in (ROOT / part, *(ROOT / part).rglob("*")) if file.is_file()]
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files if file.suffix != ".pyc"}


def laid(files: dict[str, bytes], folder: Path, *, backwards: bool) -> Path:
    """Lay the files down in one order or the other."""
    for name in sorted(files, reverse=backwards):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(files[name])
    return folder


def packed(root: Path, told: dict[str, str], umask: int, name: str) -> bytes:
    """Build and pack in processes of their own, from a copy of the project."""
    settings = {"PATH": os.environ["PATH"], "HOME": str(root), "PYTHONPATH": str(root), **told}
    package = root / name
    for words in (["build"], ["archive", "--release", "build", "--checklist", "none", "--output", package]):
        command = [sys.executable, "-m", "pairgraph", *map(str, words)]
        subprocess.run(command, cwd=root, env=settings, umask=umask, check=True, capture_output=True)
    return package.read_bytes()


def test_nothing_of_the_machine_is_in_the_bytes(tmp_path: Path) -> None:
    files = read()
    one = packed(laid(files, tmp_path / "one", backwards=False), PLAIN, 0o022, "a.zip")
    elsewhere = laid(files, tmp_path / "anders wö" / "x", backwards=True)
    other = packed(elsewhere, OTHER, 0o077, "an other name.zip")
    assert hashlib.sha256(one).digest() == hashlib.sha256(other).digest()
