from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from prometheus_client import CollectorRegistry, generate_latest

from pairgraph.serve.tallies import Tallies


def told(*seen: tuple[str, int, int, float]) -> str:
    tallies, registry = Tallies(), CollectorRegistry()
    for method, status, size, took in seen:
        one: Any = SimpleNamespace(route="/sparql", method=method, status=status, size=size)
        tallies.observe(one, took)
    registry.register(tallies)
    return generate_latest(registry).decode()


def test_buckets_hold_what_took_no_longer() -> None:
    said = told(("GET", 200, 5, 0.001), ("GET", 200, 7, 0.002), ("GET", 200, 0, 99))
    kind = 'method="GET",route="/sparql",status="200"'
    for limit, count in (("0.001", 1), ("0.0025", 2), ("60.0", 2), ("+Inf", 3)):
        assert f'pairgraph_request_seconds_bucket{{le="{limit}",{kind}}} {count}.0\n' in said
    assert f"pairgraph_request_seconds_count{{{kind}}} 3.0\n" in said
    assert f"pairgraph_request_seconds_sum{{{kind}}} 99.003\n" in said
    assert 'pairgraph_response_bytes_total{route="/sparql"} 12.0\n' in said


def test_who_left_counts_as_499_and_methods_that_there_are_not_as_one() -> None:
    said = told(("GET", 0, 0, 0.1), ("BREW", 405, 1, 0.1), ("BREW", 405, 1, 0.1), ("WHEN", 405, 1, 0.1))
    assert 'pairgraph_request_seconds_count{method="GET",route="/sparql",status="499"} 1.0\n' in said
    assert 'pairgraph_request_seconds_count{method="other",route="/sparql",status="405"} 3.0\n' in said
    assert "BREW" not in said
