"""What `pairgraph query NAME` takes from a cold start, beside a bare script with the same SPARQL and store.

python -m benchmarks.cold_start
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import pairgraph
from pairgraph.query.graph import Graph

QUESTION = "funding-by-supporter"
MOST_SECONDS = 0.5
ROUNDS = 9
BARE = """
import sys
from pyoxigraph import Store
for row in Store.read_only(sys.argv[1]).query(sys.argv[2], use_default_graph_as_union=True):
    print(row)
"""


def seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    graph = pairgraph.open()
    assert isinstance(graph, Graph)
    assert graph.release is not None
    folder = graph.release.folder
    pairs = []
    for _ in range(ROUNDS):
        ours = seconds("-m", "pairgraph", "query", QUESTION, "--release", str(folder))
        bare = seconds("-c", BARE, str(folder / "store"), graph.text(QUESTION))
        pairs.append((ours, bare))
    ours, bare = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"pairgraph query {ours:.3f} s (allowed {MOST_SECONDS}), bare script {bare:.3f} s, ratio {ratio:.2f}"
    )
    return int(ours > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
