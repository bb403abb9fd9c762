"""Who reports to IATI: what can stand in the file."""

from __future__ import annotations

import pytest

from pairgraph.errors import PairgraphError
from pairgraph.profiles.iati.reporter import Reporter


@pytest.mark.parametrize("ref", ["", "a b", "a/b", "a|b", "a\x01", "a\udcff"])
def test_an_identifier_that_is_none_is_refused(ref: str) -> None:
    with pytest.raises(PairgraphError, match="no identifier"):
        Reporter(ref)


@pytest.mark.parametrize("name", ["", " ", "a\x00b", "\ufffe", "a\nb"])
def test_a_name_that_xml_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(PairgraphError, match="no name"):
        Reporter(name=name)


def test_any_writing_is_a_name() -> None:
    assert Reporter("CN-1", "机构 & “Institute” <1>").name
