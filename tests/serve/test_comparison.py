"""Answers held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.session import Graph
from pairgraph.serve.comparison import Rows, compare, read

if TYPE_CHECKING:
    from pairgraph.graph.release import Release


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".json", ".xml"])
@pytest.mark.parametrize("name", ["who-supports-whom", "funding-by-supporter"])
def test_an_answer_is_the_same_as_itself(release: Release, name: str, suffix: str) -> None:
    answer = Graph.of_release(release).query(name)
    text = getattr(answer, "to_" + suffix[1:])()
    found = read(text, suffix)
    assert found.names == answer.names
    assert len(found.rows) == len(answer) > 0
    assert not compare(found, read(text, suffix))


def test_a_csv_that_a_spreadsheet_saved_is_the_same() -> None:
    assert read('a,b\r\n"1",2\r\n', ".csv") == read("a,b\n1,2\n", ".csv")


def test_empty_cells_are_rows() -> None:
    assert read("a\n\nx\n", ".csv").rows == (("",), ("x",))


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("", ".csv"),
        ("a,b\n1\n", ".csv"),
        ('a\n"x\n', ".csv"),
        ("[]", ".json"),
        ("{", ".json"),
        ('{"head": {}}', ".json"),
        ('{"head": {}, "boolean": true}', ".json"),
        ("<a/>", ".xml"),
        ("?a\n<\n", ".tsv"),
        ("", ".txt"),
    ],
)
def test_what_is_no_answer_is_told(text: str, suffix: str) -> None:
    with pytest.raises(QueryError, match="no answer in the format"):
        read(text, suffix)


def test_rows_gone_come_and_moved() -> None:
    was = Rows(("a",), (("1",), ("2",), ("2",)))
    found = compare(was, Rows(("a",), (("2",), ("3",))))
    assert (sorted(found.gone), found.come) == ([("1",), ("2",)], (("3",),))
    assert compare(was, Rows(("a",), (("2",), ("1",), ("2",)))).moved
    assert not compare(was, was)


def test_columns_gone_come_and_moved() -> None:
    assert compare(Rows(("a", "b"), ()), Rows(("a", "c"), ())).columns == ("-b", "+c")
    assert compare(Rows(("a", "b"), ()), Rows(("b", "a"), ())).columns == ("in another order",)
