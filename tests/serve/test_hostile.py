"""Clients that mean no good, and what an honest one notices of them."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.serve.conftest import serving
from tests.serve.storm import ENDLESS, Hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.graph.release import Release
    from tests.serve.conftest import Live

CLIENTS = 50
SECONDS = float(os.environ.get("PAIRGRAPH_HOSTILE_SECONDS", "20"))
"""How long the storm lasts; a test by hand may take ten minutes."""
WORKER_MEMORY = 200_000_000


@contextlib.contextmanager
def storm(port: int, clients: int) -> Iterator[None]:
    """Let hostile clients loose, in a process of their own."""
    command = [sys.executable, "-m", "tests.serve.storm", str(port), str(clients)]
    process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stdin=subprocess.PIPE)
    try:
        yield
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()


def honest(port: int, number: int) -> float:
    """Ask something small that has not been asked before; check the answer; return how long it took."""
    began = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with contextlib.closing(connection):
        query = f"SELECT ?s ('{number}' AS ?n) {{ ?s ?p ?o }} LIMIT 1"
        connection.request("GET", "/sparql?" + urlencode({"query": query, "format": "csv"}))
        answer = connection.getresponse()
        body = answer.read()
    assert answer.status == 200, body
    assert body.endswith(f",{number}\r\n".encode())
    return time.perf_counter() - began


def memory(process: int) -> int:
    """Return the bytes that a process and those below it hold for themselves, of the largest one."""
    found = [_held(process)]
    children = Path(f"/proc/{process}/task/{process}/children")
    with contextlib.suppress(OSError):
        found += [memory(int(child)) for child in children.read_text("ascii").split()]
    return max(found)


def _held(process: int) -> int:
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


@pytest.fixture(scope="module")
def fortress(release: Release) -> Iterator[Live]:
    options = ["--release", str(release.folder), "--workers", "2", "--time-limit", "4"]
    limits = {"PAIRGRAPH_MEMORY_LIMIT": str(WORKER_MEMORY), "PAIRGRAPH_CLIENT_TIMEOUT": "3"}
    with serving(*options, **limits) as server:
        yield server


def weather(fortress: Live, clients: int, seconds: float) -> list[float]:
    """Ask as an honest client in a storm; return how long each answer took, the quickest first."""
    honest(fortress.port, 0)
    took: list[float] = []
    with storm(fortress.port, clients):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            took.append(honest(fortress.port, len(took) + 1))
            assert memory(fortress.process.pid) < WORKER_MEMORY + 200_000_000
            time.sleep(0.02)
    assert fortress.process.poll() is None
    return sorted(took)


def test_an_honest_client_gets_right_answers_in_bad_weather(fortress: Live) -> None:
    took = weather(fortress, 12, 3)
    assert took[len(took) // 2] < 3


@pytest.mark.extra
def test_an_honest_client_is_served_in_the_storm(fortress: Live) -> None:
    took = weather(fortress, CLIENTS, SECONDS)
    p95 = took[int(len(took) * 0.95)]
    print(f"{len(took)} asked: median {took[len(took) // 2]:.3f} s, p95 {p95:.3f} s")
    assert p95 < 1


def test_work_ends_when_its_clients_have_gone(fortress: Live) -> None:
    with contextlib.ExitStack() as stack:
        for number in range(10):
            connection = stack.enter_context(socket.create_connection(("127.0.0.1", fortress.port)))
            connection.sendall(Hostile(fortress.port).post(ENDLESS % number))
        time.sleep(0.7)
    deadline = time.monotonic() + 20
    while _busy(fortress.process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _busy(fortress.process.pid)
    assert honest(fortress.port, 1) < 5


def _busy(process: int) -> bool:
    """Whether any process below one computes just now."""
    before = _ticks(process)
    time.sleep(0.2)
    return _ticks(process) - before > 5


def _ticks(process: int) -> int:
    children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    with contextlib.suppress(OSError, IndexError):
        own = sum(
            map(int, Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[11:13])
        )
        return own + sum(map(_ticks, map(int, children)))
    return 0
