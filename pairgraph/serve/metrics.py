"""Numbers for Prometheus: requests, how long they took, what is served, how the workers are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from prometheus_client import CollectorRegistry, Counter, Gauge, disable_created_metrics, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.process_collector import ProcessCollector

from pairgraph.query.federation_plan import ServiceError
from pairgraph.serve.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric

    from pairgraph.serve.seen import Seen
    from pairgraph.serve.state import SiteState

__all__ = ["CONTENT_TYPE", "Metrics"]

CONTENT_TYPE: Final = "text/plain; version=1.0.0; charset=utf-8"

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
        self.services = Counter(
            "pairgraph_service_calls",
            "Calls of other servers that queries asked for with SERVICE.",
            ("host", "outcome"),
            registry=self.registry,
        )
        self.tallies = Tallies()
        self.registry.register(self.tallies)
        self.registry.register(self)
        ProcessCollector(registry=self.registry)

    def observe(self, exchange: Seen, took: float) -> None:
        """Count an exchange that took some seconds."""
        self.tallies.observe(exchange, took)

    @contextmanager
    def calling(self, target: str) -> Iterator[None]:
        """Count a call of another server, by its host and by what came of it."""
        outcome = "stopped"  # as the client has left, or the time of the query is over
        try:
            yield
            outcome = "answered"
        except ServiceError as error:
            outcome = error.why
            raise
        finally:
            self.services.labels(urlsplit(target).netloc, outcome).inc()

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
