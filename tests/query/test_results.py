from __future__ import annotations

import csv
import io
import json
import re
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QueryResultsFormat, Store, parse_query_results

from pairgraph.query.answer import Answer
from pairgraph.query.in_xml import NotForXmlError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
TEXT = (
    'SELECT ?i ?u (1.50 AS ?d) ("a,\\"b\\"" AS ?t) ("é"@zh-Hans AS ?l) (BNODE() AS ?b) '
    "{ BIND(<http://example.org/a> AS ?i) }"
)


def answer(text: str = TEXT) -> Answer:
    return Answer(Store().query(text))  # type: ignore[arg-type]


def test_json_is_the_w3c_format() -> None:
    found = json.loads(answer().to_json())
    assert found["head"]["vars"] == ["i", "u", "d", "t", "l", "b"]
    cells = found["results"]["bindings"][0]
    assert cells["i"] == {"type": "uri", "value": "http://example.org/a"}
    assert "u" not in cells
    assert cells["d"]["datatype"].endswith("#decimal")
    assert cells["l"]["xml:lang"] == "zh-Hans"
    assert cells["b"]["type"] == "bnode"


def test_csv_keeps_values_plain() -> None:
    rows = list(csv.reader(io.StringIO(answer().to_csv())))
    assert rows[0] == ["i", "u", "d", "t", "l", "b"]
    assert rows[1][:5] == ["http://example.org/a", "", "1.5", 'a,"b"', "é"]
    assert rows[1][5].startswith("_:")
    assert "\r" not in answer().to_csv()


def test_xml_and_tsv_read_back_the_same() -> None:
    kept = [json.loads(answer().to_json())["results"]["bindings"][0][name]["value"] for name in "dtl"]
    for written, form in (
        (answer().to_xml(), QueryResultsFormat.XML),
        (answer().to_tsv(), QueryResultsFormat.TSV),
    ):
        row = next(iter(parse_query_results(written.encode(), format=form)))  # type: ignore[call-overload]
        assert [row[name].value for name in "dtl"] == kept


def test_no_rows_still_have_a_head() -> None:
    empty = answer("SELECT ?a ?b { ?a ?b 1 }")
    assert empty.to_csv() == "a,b\n"
    assert empty.to_tsv() == "?a\t?b\n"
    assert json.loads(empty.to_json())["results"]["bindings"] == []
    assert "<results" in empty.to_xml()


@given(TEXTS)
def test_any_text_survives_json_and_csv(text: str) -> None:
    found = answer(f"SELECT ?t {{ VALUES ?t {{ {Literal(text)} }} }}")
    assert json.loads(found.to_json())["results"]["bindings"][0]["t"]["value"] == text
    rows = list(csv.reader(io.StringIO(found.to_csv(), newline="")))
    assert (rows[1][:1] or [""]) == [text]


@given(TEXTS)
def test_any_text_survives_xml_or_is_refused(text: str) -> None:
    found = answer(f"SELECT ?t {{ VALUES ?t {{ {Literal(text)} }} }}")
    try:
        written = found.to_xml()
    except NotForXmlError:
        assert re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text)
    else:
        assert "".join(fromstring(written).itertext()) == text  # noqa: S314 - written here
