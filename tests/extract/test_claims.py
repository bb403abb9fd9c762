"""Which numbers of a passage belong to a fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.extract.claims import Telling, durations, match, prints, telling
from pairgraph.extract.source import Source
from pairgraph.extract.text import Span
from pairgraph.extract.things import Thing


def figure(written: str = "", **keys: object) -> Thing:
    return Thing({"id": "figure:a", "asWritten": written, **keys}, ())


@pytest.mark.parametrize(
    ("written", "keys", "right"),
    [
        ("65", {"value": 65}, True),
        ("1.5 million", {"value": 1500000}, True),
        ("ten thousands", {"value": 10000}, True),
        ("3 to 5", {"value": 3, "upperValue": 5}, True),
        ("3-5 million", {"value": 3000000, "upperValue": 5000000}, True),
        ("3-5 million", {"value": 30, "upperValue": 5000000}, False),
        ("3 to 5", {"value": 3}, False),
        ("5", {"value": 5, "upperValue": 7}, False),
        ("dozens", {"value": 24}, False),
        ("a dozen", {"value": 12}, True),
        ("about 65", {"value": 65}, False),
        ("65 bees", {"value": 65}, False),
        ("June 5", {"value": 5}, False),
        ("", {}, False),
    ],
)
def test_a_value_is_what_is_printed(written: str, keys: dict[str, int], right: bool) -> None:
    assert prints(figure(written, **keys)) is right


def test_a_number_is_not_found_inside_a_longer_one() -> None:
    source = Source("40 bees, 4 hives, 1.4 coins")
    assert telling(figure("4"), Span(0, 27), source).runs == [range(1, 2)]


def test_what_is_printed_alike_comes_first() -> None:
    source = Source("four hives and 4 sheds")
    assert telling(figure("4"), Span(0, 22), source).runs == [range(1, 2), range(1)]


def test_a_range_takes_both_its_numbers() -> None:
    source = Source("with 3-5 million bees")
    assert telling(figure("3-5 million"), Span(0, 21), source).runs == [range(2)]


INTERVALS = st.tuples(st.integers(0, 7), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(INTERVALS, max_size=5))
def test_as_many_numbers_are_claimed_as_can_be(intervals: list[tuple[int, int]]) -> None:
    told = [
        Telling(figure(), Span(*interval), [range(at, at + 1) for at in range(*interval)], literal=True)
        for interval in intervals
    ]
    assert len(match(told, set())) == most(intervals, frozenset())


def most(intervals: list[tuple[int, int]], used: frozenset[int]) -> int:
    """Count, by trying all, how many different numbers the intervals can claim."""
    if not intervals:
        return len(used)
    choices = [used | {at} for at in range(*intervals[0])]
    return max(most(intervals[1:], choice) for choice in choices)


def test_numbers_that_rows_account_for_are_claimed_last() -> None:
    told = Telling(figure(), Span(0, 9), [range(1), range(1, 2)], literal=True)
    assert match([told], {0}) == {1: {"figure:a"}}
    assert match([told], {0, 1}) == {0: {"figure:a"}}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("three years", 1),
        ("three consecutive years", 1),
        ("three long, hard years", 1),
        ("three-year plan", 1),
        ("three hives over many years", 0),
        ("three yearly visits", 0),
        ("three months", 0),
    ],
)
def test_a_duration_counts_years(text: str, count: int) -> None:
    thing = Thing({"id": "flow:a", "duration": "P3Y"}, ())
    assert len(list(durations(thing, Span(0, len(text)), Source(text)))) == count
