"""How many requests there were, how long they took and what was sent, by what they were."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily
from prometheus_client.utils import floatToGoString

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prometheus_client.core import Metric

    from pairgraph.serve.seen import Seen

__all__ = ["Tallies"]

_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LIMITS: Final = [*map(floatToGoString, _BUCKETS), "+Inf"]
_METHODS: Final = {"GET", "HEAD", "POST", "OPTIONS"}


class Tally:
    """Requests of one kind."""

    __slots__ = ("counts", "seconds")

    def __init__(self) -> None:
        self.counts = [0] * len(_LIMITS)
        """How many took no longer than a limit, and longer than the one before."""
        self.seconds = 0.0


class Tallies:
    """All requests: plain numbers, as one thread counts them, which Prometheus reads now and then.

    >>> list(Tallies().collect())[0].name
    'pairgraph_request_seconds'
    """

    def __init__(self) -> None:
        self._tallies: dict[tuple[str, str, int], Tally] = {}
        self._sent: dict[str, int] = {}

    def observe(self, exchange: Seen, took: float) -> None:
        """Count an exchange that took some seconds; a client that left before an answer counts as 499."""
        route, method, status = exchange.route, exchange.method, exchange.status or 499
        tally = self._tallies.get((route, method, status)) or self._tally(route, method, status)
        tally.counts[bisect_left(_BUCKETS, took)] += 1
        tally.seconds += took
        self._sent[route] += exchange.size

    def _tally(self, route: str, method: str, status: int) -> Tally:
        """Return a tally; all methods that there are not share one."""
        self._sent.setdefault(route, 0)
        known = method if method in _METHODS else "other"
        return self._tallies.setdefault((route, known, status), Tally())

    def collect(self) -> Iterator[Metric]:
        """Yield the numbers."""
        labels = ("route", "method", "status")
        requests = HistogramMetricFamily(
            "pairgraph_request_seconds", "How long requests took.", labels=labels
        )
        for kind, tally in self._tallies.items():
            buckets = list(zip(_LIMITS, accumulate(tally.counts), strict=True))
            requests.add_metric([str(one) for one in kind], buckets, tally.seconds)
        yield requests
        sent = CounterMetricFamily("pairgraph_response_bytes", "Bytes of bodies sent.", labels=("route",))
        for route, size in self._sent.items():
            sent.add_metric([route], size)
        yield sent
