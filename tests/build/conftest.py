"""The invented world that the tests build, and a way to spoil it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

WORLD = Path(__file__).parent / "world"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Give a copy of the invented world's data folder."""
    return Path(shutil.copytree(WORLD, tmp_path / "data"))


@pytest.fixture
def orchards(world: Path) -> Path:
    """Give the larger report of the copy."""
    return world / "reports" / "orchards.yaml"
