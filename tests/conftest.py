"""Fixtures that several packages' tests share."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from pyoxigraph import Store

from pairgraph.graph.release import Release, find_release

SMALL = Path(__file__).parent / "query" / "small.trig"

# How fast a machine is says nothing about what is right.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Build the project's own data, once for all test processes."""
    from pairgraph.build import pipeline

    if not list((Path(__file__).parent.parent / "data" / "reports").glob("*.yaml")):
        pytest.skip("data/reports holds no fact files")
    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if root.name.startswith("popen-") else root) / "built"
    with FileLock(f"{shared}.lock"):
        if not (shared / "current").exists():
            pipeline.build(shared)
    return find_release(shared)


@pytest.fixture
def small_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write the invented world as a release and make it the current one."""
    folder = tmp_path / "release"
    (folder / "store").mkdir(parents=True)
    store = Store(str(folder / "store"))
    store.load(path=str(SMALL))
    store.flush()
    (folder / "manifest.json").write_text(json.dumps({"digest": "0" * 64}), "utf-8")
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(folder))
    # Its stored queries come with it: the project's own may change with the data.
    monkeypatch.setattr("pairgraph.query.catalogue.project_files", lambda: SMALL.parent)
    return folder


@pytest.fixture(scope="session")
def validators() -> Path:
    """The Python that has other people's validators, in an environment of their own."""
    beside = Path(__file__).parent.parent / ".venv-validators" / "bin" / "python"
    python = Path(os.environ.get("PAIRGRAPH_VALIDATORS", beside))
    if not python.exists():
        pytest.skip("needs other people's validators: make .venv-validators/.ready")
    return python
