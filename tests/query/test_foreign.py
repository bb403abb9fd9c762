"""Results of others: whatever they hold, the process lives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat, QuerySolutions

from pairgraph.query.foreign import parse_foreign

JSON, XML, TSV = QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.TSV
DEEP = 200_000
TERM = b'{"type": "uri", "value": "http://example.org/x"}'
TRIPLE = b'{"type": "triple", "value": {"subject": '
NESTED = {
    JSON: b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": ' + TRIPLE * DEEP,
    XML: b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head><results>'
    b'<result><binding name="x">' + b"<triple><subject>" * DEEP,
    TSV: b"?x\n" + b"<< " * DEEP,
}


@pytest.mark.parametrize("form", NESTED, ids=str)
def test_what_is_nested_too_deep_is_refused(form: QueryResultsFormat) -> None:
    with pytest.raises(ValueError, match="nested too deep"):
        parse_foreign(NESTED[form], form)


@given(st.binary(max_size=200), st.sampled_from([JSON, XML, TSV]))
def test_garbage_is_a_syntax_error(body: bytes, form: QueryResultsFormat) -> None:
    try:
        found = parse_foreign(body, form)
        if isinstance(found, QuerySolutions):
            list(found)
    except (SyntaxError, ValueError):
        pass


def test_rows_are_read() -> None:
    body = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": ' + TERM + b"}]}}"
    found = parse_foreign(body, JSON)
    assert isinstance(found, QuerySolutions)
    assert [str(row["x"]) for row in found] == ["<http://example.org/x>"]
