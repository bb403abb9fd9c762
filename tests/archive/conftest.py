"""A real package, made once for all test processes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.graph.release import Release


@pytest.fixture(scope="session")
def packed(built: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the project's own release as a .zip."""
    from pairgraph.archive.package import archive

    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if root.name.startswith("popen-") else root) / "packed.zip"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            archive(built, shared)
    return shared


@pytest.fixture(scope="session")
def bag(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpack it with the standard library; not to be written to."""
    folder = tmp_path_factory.mktemp("bag")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    return next(folder.iterdir())
