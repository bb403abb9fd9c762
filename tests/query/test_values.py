from __future__ import annotations

from decimal import Decimal

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from pairgraph.query.values import XSD, Iri, Text, language_tag, python_value


def literal(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (literal("99.5", "decimal"), Decimal("99.5")),
        (literal("12", "integer"), 12),
        (literal("12", "unsignedShort"), 12),
        (literal("1.5", "double"), 1.5),
        (literal("true", "boolean"), True),
        (literal("0", "boolean"), False),
        (literal("2002", "gYear"), "2002"),
        (literal("2009-02-30", "date"), "2009-02-30"),
        (literal("many", "integer"), "many"),
        (literal("yes", "boolean"), "yes"),
        (Literal("a"), "a"),
        (NamedNode("http://example.org/a"), "http://example.org/a"),
        (BlankNode("b"), "_:b"),
        (None, None),
    ],
)
def test_terms_become_values(term: Literal | NamedNode | BlankNode | None, value: object) -> None:
    found = python_value(term)
    assert found == value
    assert isinstance(found, type(value))


def test_a_date_keeps_its_datatype_and_a_text_its_language() -> None:
    assert python_value(literal("2002", "gYear")).datatype == XSD + "gYear"
    named = python_value(Literal("珠海", language="zh-Hans"))
    assert isinstance(named, Text)
    assert named.language == "zh-Hans"


def test_language_tags_are_written_as_usual() -> None:
    assert [language_tag(tag) for tag in ("zh-hans-cn", "en", "DE-at")] == ["zh-Hans-CN", "en", "de-AT"]


def test_an_iri_without_a_prefix_of_ours_stays_whole() -> None:
    assert Iri("http://example.org/a#b").prefixed == "http://example.org/a#b"
    assert Iri("http://example.org/a#b").local == "b"
