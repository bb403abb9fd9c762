from __future__ import annotations

import pytest

from pairgraph.serve.diagnosis import diagnosis


@pytest.mark.parametrize(
    ("status", "why"),
    [(-6, "memory"), (-11, "depth"), (-7, "depth"), (-9, "crash"), (1, "crash"), (0, "crash")],
)
def test_how_a_worker_ended_tells_what_its_query_did(status: int, why: str) -> None:
    assert diagnosis(status, 1_000_000_000).why == why


def test_the_limit_is_told() -> None:
    assert "1,000 MB" in diagnosis(-6, 1_000_000_000).message
