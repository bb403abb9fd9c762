"""Terms from values and back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode

from pairgraph.errors import PairgraphError
from pairgraph.graph.terms import decimal_text, iri, shown, to_python, to_term

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6)


@given(st.one_of(st.booleans(), st.integers(), decimals, st.text(st.characters(exclude_categories=["Cs"]))))
def test_values_come_back(value: bool | int | Decimal | str) -> None:
    assert to_python(to_term(value)) == value


@given(decimals)
def test_numbers_have_no_exponent_and_no_empty_zeros(value: Decimal) -> None:
    text = decimal_text(value)
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))


def test_names_become_iris() -> None:
    assert iri("region:zhuhai").value == "https://w3id.org/pairing-off/id/region/zhuhai"
    with pytest.raises(PairgraphError, match="no IRI"):
        iri("no iri at all")


def test_terms_are_shown_shortly() -> None:
    assert shown(NamedNode("https://w3id.org/pairing-off/measure/books-donated")) == "pam:books-donated"
    assert shown(Literal("x", language="en")) == "x"
    assert shown(BlankNode("b")) == "b"
    assert to_python(NamedNode("http://example.org/")) == "http://example.org/"
    assert to_python(to_term("2004-11", "xsd:gYearMonth")) == "2004-11"
    assert to_term(Decimal("1.0"), "pao:x").value == "1"
