"""The invented world as a release, an application on it, and a server that runs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from starlette.testclient import TestClient

from pairgraph.graph.release import Release, find_release
from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from starlette.applications import Starlette

WORLD = Path(__file__).parent.parent / "build" / "world"


@pytest.fixture(scope="session")
def world_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented world, once for all test processes; give the build folder."""
    from pairgraph.build import pipeline

    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if root.name.startswith("popen-") else root) / "world"
    with FileLock(f"{shared}.lock"):
        if not (shared / "current").exists():
            pipeline.build(shared, data=WORLD)
    return shared


@pytest.fixture(scope="session")
def release(world_build: Path) -> Release:
    """Give the invented world's release."""
    return find_release(world_build)


@pytest.fixture
def builds(world_build: Path, tmp_path: Path) -> Path:
    """Give a build folder of one's own, in which `current` may be moved."""
    return Path(shutil.copytree(world_build, tmp_path / "build", symlinks=True))


@pytest.fixture(scope="session")
def config(release: Release) -> Config:
    return Config(release=release.folder, workers=1, watch=0, log="off", time_limit=5)


@pytest.fixture
def app(config: Config) -> Starlette:
    return create_app(config)


@pytest.fixture(scope="session")
def client(config: Config) -> Iterator[TestClient]:
    """Give a client of an application that all tests of a process share: they only ask."""
    with TestClient(create_app(config)) as started:
        yield started


@pytest.fixture
def fresh(app: Starlette) -> Iterator[TestClient]:
    """Give a client of an application of one's own."""
    with TestClient(app) as started:
        yield started


@dataclass
class Live:
    """A server that runs as a process of its own."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str]:
        """Stop it; give its exit code and what it wrote to stderr."""
        self.process.send_signal(how)
        return self.process.wait(30), self.log.read_text("utf-8")


@contextmanager
def serving(*options: str, **environ: str) -> Iterator[Live]:
    """Run ``pairgraph serve`` on a free port of loopback."""
    command = [sys.executable, "-m", "pairgraph", "serve", "--port", "0", *options]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAIRGRAPH_")}
    with NamedTemporaryFile("rb", suffix=".log") as log, Path(log.name).open("wb") as stderr:
        process = subprocess.Popen(command, stderr=stderr, env=clean | environ)
        try:
            yield Live(_address(process, Path(log.name)), process, Path(log.name))
        finally:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    for _ in range(1200):
        said = log.read_text("utf-8")
        if found := re.search(r"http://127\.0\.0\.1:\d+", said):
            return found[0]
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(f"the server did not start: {said}")


@pytest.fixture(scope="session")
def live(release: Release) -> Iterator[Live]:
    """Give a server on the invented world that all tests of a process share."""
    with serving("--release", str(release.folder), "--workers", "1") as server:
        yield server


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[Live]]:
    """Give what starts a server with options and environment of one's own."""
    return serving
