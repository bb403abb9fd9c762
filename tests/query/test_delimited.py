from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Store

from pairgraph.query.delimited import csv_pieces

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def written(query: str) -> str:
    found: Any = Store().query(query)
    return b"".join(csv_pieces(found)).decode()


def test_an_iri_with_a_comma_stays_one_cell() -> None:
    text = written("SELECT (<http://example.org/Wushan,_Chongqing> AS ?a) (2.50 AS ?b) ?c {}")
    assert text == 'a,b,c\r\n"http://example.org/Wushan,_Chongqing",2.5,\r\n'


def test_what_is_no_literal_and_no_iri_is_told_as_it_stands() -> None:
    assert written("SELECT (BNODE() AS ?b) {}").startswith("b\r\n_:")
    assert written("SELECT ?a ?b { ?a ?b 1 }") == "a,b\r\n"
    assert written("SELECT * {}") == "\r\n\r\n"


def test_many_rows_come_in_pieces() -> None:
    found: Any = Store().query(f"SELECT ?n {{ VALUES ?n {{ {' '.join(map(str, range(1201)))} }} }}")
    pieces = list(csv_pieces(found))
    assert len(pieces) == 4
    assert b"".join(pieces).split() == [b"n", *(str(n).encode() for n in range(1201))]


@given(TEXTS, TEXTS)
def test_any_text_is_read_back(one: str, other: str) -> None:
    text = written(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ ({Literal(one)} {Literal(other)}) }} }}")
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [[one, other]]
