"""Answers held against each other."""

from __future__ import annotations

from pairgraph.serve.answer_file import Rows
from pairgraph.serve.comparison import compare


def test_rows_gone_come_and_moved() -> None:
    was = Rows(("a",), (("1",), ("2",), ("2",)))
    found = compare(was, Rows(("a",), (("2",), ("3",))))
    assert (sorted(found.gone), found.come) == ([("1",), ("2",)], (("3",),))
    assert compare(was, Rows(("a",), (("2",), ("1",), ("2",)))).moved
    assert not compare(was, was)


def test_columns_gone_come_and_moved() -> None:
    assert compare(Rows(("a", "b"), ()), Rows(("a", "c"), ())).columns == ("-b", "+c")
    assert compare(Rows(("a", "b"), ()), Rows(("b", "a"), ())).columns == ("in another order",)
