from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.order import Manner, Order, read, written

IRIS = st.lists(st.text(), max_size=3).map(tuple)
MANNERS = st.builds(
    Manner,
    st.sampled_from([None, "csv", "json"]),
    st.sampled_from([None, "ttl"]),
    IRIS,
    IRIS,
    st.none() | st.text(),
)


@given(st.text(st.characters()), MANNERS)
def test_what_is_written_is_read(query: str, manner: Manner) -> None:
    assert read(written(query, manner)) == Order(query, manner)
