"""The check against a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import CheckFailedError, MissingError, PairgraphError
from pairgraph.profiles.iati import Reporter, check
from pairgraph.profiles.iati.elements import document, narrate, number

if TYPE_CHECKING:
    from pathlib import Path

from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="a">
<xsd:complexType><xsd:attribute name="n" type="xsd:int" use="required"/></xsd:complexType>
</xsd:element></xsd:schema>"""


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    file = tmp_path / "a.xsd"
    file.write_text(SCHEMA, "utf-8")
    return file


@pytest.mark.extra
def test_a_file_that_fits_and_one_that_does_not(schema: Path) -> None:
    pytest.importorskip("xmlschema")
    check(b'<a n="1"/>', schema)
    with pytest.raises(CheckFailedError, match=r"/a: .*'n'"):
        check(b"<a/>", schema)


@pytest.mark.extra
@pytest.mark.parametrize("text", ["", "no XML", '<xsd:schema xmlns:xsd="urn:other"/>'])
def test_a_schema_that_is_none(text: str, tmp_path: Path) -> None:
    pytest.importorskip("xmlschema")
    file = tmp_path / "a.xsd"
    file.write_text(text, "utf-8")
    with pytest.raises(PairgraphError, match="iati-activities-schema"):
        check(b"<a/>", file)
    with pytest.raises(PairgraphError, match="cannot be read"):
        check(b"<a/>", tmp_path / "none.xsd")


@pytest.mark.extra
def test_a_schema_may_not_send_us_elsewhere(tmp_path: Path) -> None:
    pytest.importorskip("xmlschema")
    file = tmp_path / "a.xsd"
    include = '<xsd:include schemaLocation="http://127.0.0.1:9/b.xsd"/>'
    file.write_text(SCHEMA.replace("<xsd:element", f"{include}<xsd:element", 1), "utf-8")
    with pytest.raises(PairgraphError, match="cannot be read"):
        check(b'<a n="1"/>', file)


def test_without_the_package(schema: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xmlschema", None)
    with pytest.raises(MissingError, match=r"pairgraph\[iati\]"):
        check(b"<a/>", schema)


@pytest.mark.parametrize("ref", ["", "A B", "A/B", "A&B", "A|B", "A?B"])
def test_no_identifier_of_an_organisation(ref: str) -> None:
    with pytest.raises(PairgraphError, match="no identifier"):
        Reporter(ref)


@settings(max_examples=40)
@given(st.text(), st.text())
def test_any_text_makes_a_document_that_parses(english: str, chinese: str) -> None:
    data = document(narrate(ET.Element("title"), english, chinese))
    found = ET.fromstring(data)  # noqa: S314 - our own file
    assert len(found) == 1 + bool(chinese)


@settings(max_examples=40)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_numbers_keep_their_value(value: Decimal) -> None:
    assert Decimal(number(value)) == value
    assert "E" not in number(value)
