"""Requests a second through /sparql, beside the bare Oxigraph server and rdflib-endpoint on the same data.

The servers take turns, so that whatever else the machine does hits all. What counts is the median of the
ratios, each of one round. A busy machine still hurts us more: it shares itself out among threads, and
Oxigraph answers with one for each connection.
It needs ``wrk`` (Debian has it) and, for those to compare with, the programs ``oxigraph`` and
``rdflib-endpoint`` (PyPI has both; keep them in an environment of their own and name its ``bin``):

    python -m benchmarks.serve [--programs DIR] [--release DIR] [--rounds N]

Without them only our own figures come out. Every query of the kind *small* is one that was never asked
before; *same* is one query again and again.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.request import urlopen

from pairgraph.graph.release import Release, find_release

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECTIONS = (1, 8, 32)
SECONDS = 4
SMALL_OF_OXIGRAPH, SMALL_OF_RDFLIB, SAME_OF_OXIGRAPH = 0.25, 10, 0.4
QUERY = (
    "SELECT%20%3Fx{n}%20%7B%3Chttps%3A%2F%2Fw3id.org%2Fpairing-off%2Fid%2Fregion%2Fwushan-chongqing%3E%20"
    "%3Chttp%3A%2F%2Fwww.w3.org%2F2004%2F02%2Fskos%2Fcore%23prefLabel%3E%20%3Fx{n}%7D"
)
SCRIPT = """
local n = 0
request = function()
  n = n + STEP
  local query = string.gsub("QUERY", "{n}", string.format("_ID_%d", n))
  return wrk.format("GET", wrk.path .. "?query=" .. query, {Accept = "application/sparql-results+json"})
end
done = function(summary, latency)
  io.write(string.format("p95 %d us\\n", latency:percentile(95)))
end
"""


@dataclass(frozen=True)
class Server:
    name: str
    url: str


@dataclass(frozen=True)
class Load:
    """What wrk measured: answers a second, seconds for 95 of 100, answers that were none, processor lost.

    ``stolen`` is the share of processor time that the host meanwhile gave to somebody else.
    """

    rate: float
    p95: float
    failed: int
    stolen: float


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def running(name: str, port: int, path: str, *command: str) -> Iterator[Server]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}{path}"
    try:
        while True:
            if process.poll() is not None:
                sys.exit(f"{name} does not start: {' '.join(command)}")
            with contextlib.suppress(OSError), urlopen(f"{url}?query=ASK%7B%7D", timeout=60):  # noqa: S310
                break
            time.sleep(0.1)
        yield Server(name, url)
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def servers(release: Release, programs: str) -> Iterator[list[Server]]:
    with contextlib.ExitStack() as stack:
        port = free_port()
        ours = [sys.executable, "-m", "pairgraph", "serve", "--release", str(release.folder)]
        found = [stack.enter_context(running("pairgraph", port, "/sparql", *ours, "--port", str(port)))]
        if oxigraph := shutil.which("oxigraph", path=programs):
            folder, port = stack.enter_context(TemporaryDirectory()), free_port()
            load = [oxigraph, "load", "--location", folder, "--file", str(release.file("pairgraph.nq"))]
            subprocess.run(load, check=True, capture_output=True)
            serve = [oxigraph, "serve-read-only", "--location", folder, "--union-default-graph"]
            address = f"127.0.0.1:{port}"
            found.append(stack.enter_context(running("oxigraph", port, "/query", *serve, "--bind", address)))
        if rdflib := shutil.which("rdflib-endpoint", path=programs):
            port = free_port()
            serve = [rdflib, "serve", "--host", "127.0.0.1", "--port", str(port)]
            graph = str(release.file("pairgraph.ttl"))
            found.append(stack.enter_context(running("rdflib-endpoint", port, "/", *serve, graph)))
        yield found


def load(server: Server, connections: int, *, small: bool, number: int) -> Load:
    script = SCRIPT.replace("ID", str(number)).replace("STEP", str(int(small))).replace("QUERY", QUERY)
    with NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        command = ["wrk", f"-c{connections}", "-t1", f"-d{SECONDS}", "-s", file.name, server.url]
        before = _processor()
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        after = _processor()
    rate, p95, failed = (
        float(found[1]) if (found := re.search(what, said)) else 0.0
        for what in (r"Requests/sec:\s+([\d.]+)", r"p95 (\d+) us", r"Non-2xx or 3xx responses: (\d+)")
    )
    return Load(rate, p95 / 1e6, int(failed), (after[0] - before[0]) / max(after[1] - before[1], 1))


def _processor() -> tuple[int, int]:
    """Return the ticks that all processors lost to other machines of the host, and all their ticks."""
    ticks = [
        int(one) for one in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]
    ]
    return ticks[7], sum(ticks)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--programs", default=os.environ.get("PATH", ""), help="where the others are")
    parser.add_argument(
        "--release", type=Path, help="a release or build folder; the current one unless given"
    )
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    if not shutil.which("wrk"):
        print("Measuring needs wrk, which is not installed (apt-get install wrk).")
        return 0
    with servers(find_release(given.release), given.programs) as found:
        measured = measure(found, given.rounds)
    return judge(measured)


def measure(found: list[Server], rounds: int) -> dict[tuple[str, str, int], list[float]]:
    """Return the answers a second of each round, by server, kind and connections."""
    told: dict[tuple[str, str, int], list[float]] = {}
    print(
        f"{'server':16} {'kind':5} {'clients':>7} {'a second':>8} {'p95 ms':>7} {'failed':>6} {'stolen':>6}"
    )
    for kind in ("small", "same"):
        for connections in CONNECTIONS:
            loads: dict[str, list[Load]] = {server.name: [] for server in found}
            for number in range(rounds):
                for server in found:
                    seed = int(time.time() * 1000) + number
                    loads[server.name].append(load(server, connections, small=kind == "small", number=seed))
            for name, rows in loads.items():
                rate, p95, stolen = (
                    statistics.median(getattr(row, what) for row in rows)
                    for what in ("rate", "p95", "stolen")
                )
                failed = sum(row.failed for row in rows)
                told[name, kind, connections] = [row.rate for row in rows]
                speed = f"{rate:8.0f} {p95 * 1000:7.2f} {failed:6} {stolen:6.1%}"
                print(f"{name:16} {kind:5} {connections:7} {speed}")
    return told


def judge(measured: dict[tuple[str, str, int], list[float]]) -> int:
    """Say whether the figures are what they must be; exit code 1 if not."""
    aims = [("oxigraph", "small", SMALL_OF_OXIGRAPH), ("rdflib-endpoint", "small", SMALL_OF_RDFLIB)]
    good = True
    for other, kind, aim in [*aims, ("oxigraph", "same", SAME_OF_OXIGRAPH)]:
        if theirs := measured.get((other, kind, 8)):
            ratios = [ours / rate for ours, rate in zip(measured["pairgraph", kind, 8], theirs, strict=True)]
            ratio = statistics.median(ratios)
            good &= ratio >= aim
            told = f"{ratio:.2f} times {other} (of {', '.join(f'{one:.2f}' for one in sorted(ratios))})"
            print(f"{kind} query at 8 connections: {told} (at least {aim:g})")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
