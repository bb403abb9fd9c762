"""Cells: which are numbers, how their columns are called."""

from __future__ import annotations

import pytest

from pairgraph.query.stored import Column
from pairgraph.serve.cells import heading, is_number


@pytest.mark.parametrize(
    ("column", "number"),
    [
        (Column("since", "integer", description="first year of the relation"), False),
        (Column("year", "year"), False),
        (Column("years", "integer", description="number of years"), True),
        (Column("yearsBefore", "integer", description="years between the two starts"), True),
        (Column("value", "decimal"), True),
    ],
)
def test_years_are_no_numbers(column: Column, number: bool) -> None:
    assert is_number(column) is number


@pytest.mark.parametrize(
    ("name", "lang", "said"),
    [
        ("supporterLabel", "zh-Hans", "帮扶方"),
        ("leftOutParts", "en", "left out parts"),
        ("noSuchColumn", "zh-Hans", "no such column"),
    ],
)
def test_a_column_is_called_by_words(name: str, lang: str, said: str) -> None:
    assert heading(name, lang) == said
