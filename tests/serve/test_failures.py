from __future__ import annotations

import pytest

from pairgraph.serve.failures import problem_of
from pairgraph.serve.job import Failed


@pytest.mark.parametrize(
    ("why", "status"),
    [("flood", 429), ("busy", 503), ("crash", 503), ("memory", 503), ("depth", 400), ("late", 504)],
)
def test_every_failure_has_its_status(why: str, status: int) -> None:
    assert problem_of(Failed(why, "So it is.")).status == status


def test_a_place_is_told_in_words_and_in_numbers() -> None:
    problem = problem_of(Failed("query", "So it is.", 3, 7))
    assert problem.detail.startswith("line 3, column 7")
    assert (problem.extra["line"], problem.extra["column"]) == (3, 7)
    assert "Retry-After" not in problem.headers


def test_who_may_come_again_is_told_when() -> None:
    assert problem_of(Failed("busy", "Later.")).headers["Retry-After"] == "5"
