from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import Store

from pairgraph.errors import MissingError, QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.stored import Column
from pairgraph.query.values import Iri

if TYPE_CHECKING:
    from pairgraph.query.graph import Graph


def answer(text: str, *columns: Column) -> Answer:
    return Answer(Store().query(text), columns)  # type: ignore[arg-type]


def test_a_row_is_read_by_name_attribute_and_place() -> None:
    row = answer("SELECT (1 AS ?n) (2.50 AS ?d) ?none {}")[0]
    assert (row["n"], row.d, row[2]) == (1, Decimal("2.5"), None)
    assert list(row) == [1, Decimal("2.5"), None]
    assert len(row) == 3
    assert row.as_dict() == {"n": 1, "d": Decimal("2.5"), "none": None}
    assert repr(row) == "Row(n=1, d=Decimal('2.5'), none=None)"
    assert row == answer("SELECT (1 AS ?n) (2.50 AS ?d) ?none {}")[0]


def test_an_unknown_column_gets_the_nearest() -> None:
    row = answer("SELECT (1 AS ?number) {}")[0]
    with pytest.raises(AttributeError, match="Did you mean 'number'"):
        _ = row.numbr
    with pytest.raises(QueryError, match="Did you mean 'number'"):
        _ = row["numbr"]


def test_an_answer_can_be_read_twice() -> None:
    found = answer("SELECT ?n { VALUES ?n { 1 2 } }")
    assert [row.n for row in found] == [row.n for row in found] == [1, 2]
    assert len(found) == 2
    assert repr(found) == "<Answer: 2 rows of n>"


def test_a_list_column_is_sorted() -> None:
    text = 'SELECT ("http://example.org/b http://example.org/a" AS ?l) ("y | x" AS ?s) {}'
    found = answer(text, Column("l", "iri-list"), Column("s", "string-list"))
    assert found[0].l == (Iri("http://example.org/a"), Iri("http://example.org/b"))
    assert found[0].s == ("x", "y")
    assert "http://example.org/a http://example.org/b,x | y" in found.to_csv()


def test_a_failure_on_the_way_is_a_query_error(graph: Graph) -> None:
    with pytest.raises(QueryError, match="not supported"):
        graph.sparql("SELECT ?x { ?s ?p ?o BIND(<http://example.org/f>(?s) AS ?x) }")


def test_a_cell_leads_to_its_passages(graph: Graph) -> None:
    found = graph.query("funding-by-supporter", supporter="aston")
    assert [str(passage) for passage in found.evidence(0, "lower")] == [
        "aston · Overview, sentence 1 · characters 0-10",
        "aston · Work, sentence 2 · characters 20-30",
    ]
    assert [passage.start for passage in found.evidence(found[0], "partOfAnother")] == [20]


def test_a_cell_whose_list_is_empty_has_no_evidence(graph: Graph) -> None:
    found = graph.query("funding-by-supporter", supporter="aston")
    assert found[0].planned == 0
    assert found.evidence(0, "planned") == []
    assert found[0].evidence("lower") == found.evidence(0, "lower")


def test_a_no_and_the_beginning_of_a_text_have_evidence(graph: Graph) -> None:
    relation = graph.query("who-supports-whom", supporter="aston")[0].relation
    columns = [Column("told", "boolean", evidence="thing"), Column("from", "integer", evidence="thing")]
    found: Any = graph.store.query(f"SELECT (false AS ?told) (0 AS ?from) (<{relation}> AS ?thing) {{}}")
    row = Answer(found, columns, graph.passages)[0]
    assert row.evidence("told") == row.evidence("from") == row.evidence("thing") != []


def test_an_iri_backs_itself(graph: Graph) -> None:
    found = graph.query("who-supports-whom", supporter="aston")
    assert [passage.start for passage in found.evidence(0, "relation")] == [0]
    assert found.evidence(0, "supported") == []
    with pytest.raises(QueryError):
        found.evidence(0, "nothing")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_says_how_to_get_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(MissingError, match=rf"pip install 'pairgraph\[{library}\]'"):
        getattr(answer("SELECT (1 AS ?n) {}"), f"to_{library}")()


FRAME = 'SELECT ?n ?d ?t { VALUES (?n ?d ?t) { (1 2.5 "a"@en) (2 UNDEF "b") } } ORDER BY ?n'


@pytest.mark.extra
def test_a_pandas_frame() -> None:
    frame = answer(FRAME).to_pandas()
    assert [str(kind) for kind in frame.dtypes][:2] == ["Int64", "Float64"]
    assert list(frame["t"]) == ["a", "b"]
    assert frame["d"].isna().tolist() == [False, True]


@pytest.mark.extra
def test_a_polars_frame() -> None:
    frame = answer(FRAME).to_polars()
    assert frame["n"].to_list() == [1, 2]
    assert frame["d"].to_list() == [2.5, None]
    assert frame["t"].to_list() == ["a", "b"]
