"""What the Python API costs on top of a bare Oxigraph store: at most half as much again.

Each stored query runs through ``g.query(name)`` and as the same text on the same store. The two take
turns, so that whatever else the machine does hits both; the median of the rounds counts.

    python -m benchmarks.api_overhead
"""

from __future__ import annotations

import statistics
import sys
import time
from typing import TYPE_CHECKING

import pairgraph
from pairgraph.query.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1.5
ROUNDS = 60
SECONDS_A_QUERY = 1.0


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(graph: Graph, name: str, **parameters: object) -> tuple[float, float, float]:
    """Return the medians in milliseconds, API and bare, and the median of their ratios."""
    text = graph.text(name, **parameters)
    pairs = []
    end = time.perf_counter() + SECONDS_A_QUERY
    while len(pairs) < ROUNDS and (len(pairs) < 5 or time.perf_counter() < end):  # noqa: PLR2004 - five at least
        api = seconds(lambda: list(graph.query(name, **parameters)))
        bare = seconds(lambda: list(graph.store.query(text, use_default_graph_as_union=True)))
        pairs.append((api, bare))
    api, bare = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    return api, bare, statistics.median(one / other for one, other in pairs)


def main() -> int:
    graph = pairgraph.open()
    assert isinstance(graph, Graph)
    worst = 0.0
    print(f"{'query':<44}{'API ms':>9}{'bare ms':>9}{'ratio':>7}")
    for name in graph.catalogue.paths:
        api, bare, found = ratio(graph, name)
        worst = max(worst, found)
        print(f"{name:<44}{api:>9.3f}{bare:>9.3f}{found:>7.2f}")
    print(f"worst ratio {worst:.2f}, allowed {MOST}")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
