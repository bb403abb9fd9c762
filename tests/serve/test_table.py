"""Answers as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.query.answer import Answer
from pairgraph.query.graph import Graph
from pairgraph.query.stored import Column
from pairgraph.serve.table import ROWS, Table, table

if TYPE_CHECKING:
    from pairgraph.graph.release import Release

STORE = pyoxigraph.Store()
GRAPH = Graph(STORE)


def made(sparql: str, *columns: Column, page: int = 1, row: int | None = None) -> Table:
    return table(GRAPH, Answer(STORE.query(sparql), columns, GRAPH.passages), page, row)


def test_a_label_stands_in_the_link_of_its_thing() -> None:
    sparql = "SELECT (<https://e.org/a> AS ?thing) ('An a' AS ?thingLabel) ('loose' AS ?otherLabel) {}"
    found = made(
        sparql, Column("thing", "iri"), Column("thingLabel", "string"), Column("otherLabel", "string")
    )
    assert [column.name for column in found.columns] == ["thing", "otherLabel"]
    assert found.labels["https://e.org/a"].best("en") == ("An a", None)


def test_a_thing_stands_where_its_label_does() -> None:
    sparql = "SELECT ('An a' AS ?thingName) (1 AS ?n) (<https://e.org/a> AS ?thing) ('Old' AS ?placeName) {}"
    found = made(
        sparql,
        Column("thingName", "string", description="its English name"),
        Column("n", "integer"),
        Column("thing", "iri"),
        Column("placeName", "string", description="its name then"),
    )
    assert [column.name for column in found.columns] == ["thing", "n", "placeName"]


def test_hidden_columns_are_not_shown() -> None:
    found = made("SELECT (1 AS ?a) (2 AS ?b) {}", Column("a", "integer", hidden=True))
    assert [column.name for column in found.columns] == ["b"]


@pytest.mark.parametrize(
    ("column", "empty"),
    [
        (Column("upper", "decimal"), "open"),
        (Column("otherUpper", "decimal"), "open"),
        (Column("most", "decimal", description="at most; empty: open upwards"), "open"),
        (
            Column("upper", "decimal", description="at most; empty: open, or not reported"),
            "open, or not reported",
        ),
        (Column("until", "year", description="its end; empty: not told"), "not told"),
        (Column("value", "decimal"), ""),
    ],
)
def test_an_empty_cell_says_what_it_means(column: Column, empty: str) -> None:
    found = made(f"SELECT ?{column.name} {{ VALUES ?{column.name} {{ UNDEF }} }}", column)
    assert found.lines[0].cells[0].empty == empty


def test_lists_are_several_values() -> None:
    found = made("SELECT ('b | a' AS ?names) {}", Column("names", "string-list"))
    assert found.lines[0].cells[0].values == ("a", "b")


def test_long_answers_have_pages() -> None:
    values = " ".join(map(str, range(2 * ROWS + 1)))
    sparql = f"SELECT ?n {{ VALUES ?n {{ {values} }} }} ORDER BY ?n"
    last = made(sparql, Column("n", "integer"), page=3)
    assert (last.page, last.pages, last.rows, len(last.lines)) == (3, 3, 2 * ROWS + 1, 1)
    assert made(sparql, page=99).page == 3
    [line] = made(sparql, Column("n", "integer"), row=50).lines
    assert (line.number, line.cells[0].values) == (50, (49,))


def test_an_empty_answer_is_a_table_of_no_rows() -> None:
    found = made("SELECT ?a { ?a ?b ?c }")
    assert (found.rows, found.pages, found.lines) == (0, 1, ())


def test_cells_with_the_same_passages_share_them(release: Release) -> None:
    graph = Graph.of_release(release)
    found = table(graph, graph.query("who-supports-whom"))
    names = [name for group in found.lines[0].evidence for name in group.columns]
    assert len(names) == len(set(names))
    passages = {one for group in found.lines[0].evidence for one in group.passages}
    assert found.lines[0].passages == len(passages) > 0
