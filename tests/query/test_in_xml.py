from __future__ import annotations

import io

import pytest

from pairgraph.query.in_xml import NotForXmlError, XmlSink, readable


def test_a_carriage_return_is_escaped() -> None:
    file = io.BytesIO()
    assert XmlSink(file).write(b"<literal>a\r\n</literal>") == 22
    assert file.getvalue() == b"<literal>a&#xD;\n</literal>"


@pytest.mark.parametrize("wrong", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_is_refused(wrong: str) -> None:
    with pytest.raises(NotForXmlError, match="control character"):
        readable(f"<literal>{wrong}</literal>".encode())


def test_it_is_found_where_pieces_meet() -> None:
    sink = XmlSink(io.BytesIO())
    sink.write(b"\xef")
    sink.write(b"\xbf")
    with pytest.raises(NotForXmlError):
        sink.write(b"\xbf")


def test_other_characters_pass() -> None:
    assert readable("é\ufffd😀\t\n\x7f".encode()) == "é\ufffd😀\t\n\x7f".encode()
