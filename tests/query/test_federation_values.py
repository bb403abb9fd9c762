from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from pairgraph.errors import QueryError
from pairgraph.query.federation_values import GENID, inline, writable
from pairgraph.query.syntax import refuse_federation

TEXTS = st.text() | st.text(alphabet="\"'\\\n\r\t#{}<>?$:\u0000ux0053SERVICE ")
LITERALS = st.builds(Literal, TEXTS) | st.builds(lambda text: Literal(text, language="zh-hans"), TEXTS)


@given(
    st.lists(st.tuples(LITERALS | st.none(), st.just(NamedNode("https://example.org/service#x")) | st.none()))
)
def test_what_is_written_is_read_again_and_never_as_code(
    rows: list[tuple[Literal | None, NamedNode | None]],
) -> None:
    text = f"SELECT ?a ?b {{ {inline(['a', 'b'], rows)} }}"
    found = Store().query(text)
    assert isinstance(found, QuerySolutions)
    assert [tuple(row) for row in found] == rows
    if "\\\\" not in text:  # a backslash may be taken for an escape: refused, at worst
        refuse_federation(text)


def test_nothing_to_write() -> None:
    assert len(list(Store().query(f"SELECT * {{ {inline([], [(), ()])} }}"))) == 2
    assert len(list(Store().query(f"SELECT * {{ {inline(['a'], [])} }}"))) == 0


def test_a_blank_node_has_a_name_in_its_answer() -> None:
    one, other = writable(BlankNode("b"), "1"), writable(BlankNode("b"), "2")
    assert isinstance(one, NamedNode)
    assert one.value == GENID + "1/b"
    assert one != other


def test_a_call_cannot_come_in_as_data() -> None:
    with pytest.raises(QueryError):
        refuse_federation(inline(["a"], [(NamedNode("urn:service:x"),)]))
    with pytest.raises(ValueError, match="call"):
        writable(NamedNode("urn:service:x"), "")
