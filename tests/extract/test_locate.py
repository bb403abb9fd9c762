"""From quotations to passage rows."""

from __future__ import annotations

import hashlib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.extract.locate import Quote, QuoteError, flow_row, locate
from pairgraph.extract.source import Source

TEXT = "Bees\n【Work: “one”】 They hum. They fly, they hum.\n"


def test_a_row_is_complete() -> None:
    row, count = locate(Quote("fly"), "bees", Source(TEXT))
    assert count == 1
    assert row == {
        "id": "passage:bees-34-37",
        "type": "Passage",
        "section": "Work: “one”",
        "sentence": 2,
        "startOffset": 34,
        "endOffset": 37,
        "digest": hashlib.sha256(b"fly").hexdigest(),
    }


@pytest.mark.parametrize(("line", "start"), [("hum", 24), ("@1 hum", 24), ("@2 hum", 44), ("@2 They", 29)])
def test_the_occurrence_asked_for(line: str, start: int) -> None:
    assert locate(Quote.read(line), "bees", Source(TEXT))[0]["startOffset"] == start


@pytest.mark.parametrize("line", ["swim", "@3 hum", "hum. They", "", "Work", "@9 "])
def test_what_cannot_be_placed(line: str) -> None:
    with pytest.raises(QuoteError):
        locate(Quote.read(line), "bees", Source(TEXT))


def test_occurrences_may_overlap() -> None:
    assert locate(Quote("aa", 2), "a", Source("aaa"))[0]["startOffset"] == 1


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_a_row_is_read_back_as_it_was(section: str) -> None:
    row = {"id": "passage:a-0-1", "section": section, "sentence": 1, "digest": "0a"}
    assert yaml.safe_load(flow_row(row)) == [row]
