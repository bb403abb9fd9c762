"""Reading a text file: what is read, and what is told of what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import FactFileError
from pairgraph.link.textfile import read_text

if TYPE_CHECKING:
    from pathlib import Path


def test_the_mark_before_utf8_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_bytes(b"\xef\xbb\xbf" + "名".encode())
    assert read_text(file, 6) == "名"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"1234567", "It is larger than"),
        (b"a\n\xff", "a.tsv:2: There is a byte"),
        (None, "It cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes | None, said: str) -> None:
    file = tmp_path / "a.tsv"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(FactFileError, match=said):
        read_text(file, 6)
