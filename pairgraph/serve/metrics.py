"""Numbers for Prometheus: requests, how long they took, what is served, how the workers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.process_collector import ProcessCollector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric

    from pairgraph.serve.seen import Seen
    from pairgraph.serve.state import SiteState

__all__ = ["CONTENT_TYPE", "Metrics"]

CONTENT_TYPE: Final = "text/plain; version=1.0.0; charset=utf-8"
_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_METHODS: Final = {"GET", "HEAD", "POST", "OPTIONS"}

_EVENTS: Final = {"killed", "crashed", "refused", "restarts"}
"""What a pool counts since its start; the rest of its numbers go up and down."""

disable_created_metrics()  # type: ignore[no-untyped-call]


class Metrics:
    """The numbers of one application, in a registry of their own.

    >>> b"pairgraph_requests_running" in Metrics().text()
    True
    """

    def __init__(self, state: SiteState | None = None) -> None:
        self.registry = CollectorRegistry()
        self.running = 0
        self._state = state
        self._seconds = Histogram(
            "pairgraph_request_seconds",
            "How long requests took.",
            ("route", "method", "status"),
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self._sent = Counter(
            "pairgraph_response_bytes", "Bytes of bodies sent.", ("route",), registry=self.registry
        )
        self.reloads = Counter(
            "pairgraph_reloads", "Attempts to take up a new release.", ("outcome",), registry=self.registry
        )
        self.refused = Counter(
            "pairgraph_refused",
            "Connections closed before there was a request to answer.",
            ("status",),
            registry=self.registry,
        )
        running = Gauge("pairgraph_requests_running", "Requests being answered.", registry=self.registry)
        running.set_function(lambda: self.running)
        self._known: dict[tuple[str, str, int], tuple[Histogram, Counter]] = {}
        self.registry.register(self)
        ProcessCollector(registry=self.registry)

    def observe(self, exchange: Seen, took: float) -> None:
        """Count an exchange that took some seconds; a client that left before an answer counts as 499."""
        route = exchange.scope.get("pairgraph.route", "") or _route(exchange)
        method = exchange.scope["method"]
        key = (route, method if method in _METHODS else "other", exchange.status or 499)
        if key not in self._known:
            self._known[key] = (self._seconds.labels(*map(str, key)), self._sent.labels(route))
        seconds, sent = self._known[key]
        seconds.observe(took)
        sent.inc(exchange.size)

    def collect(self) -> Iterator[Metric]:
        """Yield what is read at the moment of asking: the release, the workers."""
        site = self._state.current if self._state else None
        if site is None:
            return
        served = GaugeMetricFamily("pairgraph_release_info", "What is served.", labels=("digest", "endpoint"))
        served.add_metric((site.digest, site.config.endpoint or ""), 1)
        yield served
        yield GaugeMetricFamily("pairgraph_release_since_seconds", "Since when.", site.started)
        stats = getattr(site.pool, "stats", None)
        for name, value in (stats() if stats else {}).items():
            family = CounterMetricFamily if name in _EVENTS else GaugeMetricFamily
            yield family(f"pairgraph_pool_{name}", f"Query workers: {name}.", value)

    def text(self) -> bytes:
        """Write all numbers as Prometheus reads them."""
        return generate_latest(self.registry)


def _route(exchange: Seen) -> str:
    """Name the route: its first step. What clients make up is not a name of its own."""
    if exchange.scope.get("endpoint") is None:
        return "none"
    path: str = exchange.scope["path"]
    return "/" + path.partition("/")[2].partition("/")[0].partition(".")[0]
