"""Answers of the network end somewhere."""

from __future__ import annotations

from itertools import repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.query.bounded import TooLateError, TooLongError, bounded


@given(st.lists(st.binary()), st.integers(0, 30))
def test_all_of_it_or_none(pieces: list[bytes], most: int) -> None:
    whole = b"".join(pieces)
    if len(whole) <= most:
        assert bounded(pieces, most) == whole
    else:
        with pytest.raises(TooLongError):
            bounded(pieces, most)


def test_what_has_no_end_is_given_up() -> None:
    with pytest.raises(TooLongError):
        bounded(repeat(b"a"), 1000)
    with pytest.raises(TooLateError):
        bounded(repeat(b""), 1000, -1)
