"""Answers read as they were downloaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.graph import Graph
from pairgraph.serve.answer_file import Rows, read
from pairgraph.serve.answer_rdf import RS
from pairgraph.serve.comparison import compare

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
        ("<urn:x:a> a <urn:x:b> .", ".ttl"),
        ("{", ".ttl"),
        ("@prefix rs: <RS> . [] a rs:ResultSet ; rs:solution [ rs:binding [] ] .", ".ttl"),
        ("@prefix rs: <RS> . [] a rs:ResultSet ; rs:solution [ rs:index 'x' ] .", ".ttl"),
    ],
)
def test_what_is_no_answer_is_told(text: str, suffix: str) -> None:
    with pytest.raises(QueryError, match="no answer in the format"):
        read(text.replace("RS", RS), suffix)


def test_turtle_is_read_whatever_order_it_is_in() -> None:
    text = f"""@prefix rs: <{RS}> .
      [] rs:variable "b" ; rs:value 1.0 .
      <urn:x:a> rs:solution
        [ rs:index 10 ; rs:binding [ rs:value "x"@ZH-HANS ; rs:variable "a" ] ],
        [ rs:index 9 ; rs:binding [ rs:variable "b" ; rs:value 2.50 ] ] ;
      rs:resultVariable "b", "a" ; a rs:ResultSet ."""
    decimal = "<http://www.w3.org/2001/XMLSchema#decimal>"
    assert read(text, ".ttl") == Rows(("a", "b"), (("", f'"2.5"^^{decimal}'), ('"x"@zh-Hans', "")), "urn:x:a")


def test_zeros_of_a_decimal_say_nothing() -> None:
    one, other = (f"?a\n{number}\n" for number in ("10.50", "10.5000"))
    assert read(one, ".tsv") == read(other, ".tsv")
