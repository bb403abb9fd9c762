from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.archive.paths import checked
from pairgraph.errors import PairgraphError

STRANGE = [
    "",
    "/a",
    "a/../b",
    "..",
    "./a",
    "a//b",
    "a/",
    "C:\\a",
    "c:a",
    "a\\b",
    "a\0b",
    "a\nb",
    "a%2e",
    "~|",
]


@pytest.mark.parametrize("path", STRANGE)
def test_a_strange_name_is_refused(path: str) -> None:
    with pytest.raises(PairgraphError, match="no safe name"):
        checked(path)


@given(st.text(max_size=30))
def test_what_is_let_through_stays_inside(path: str) -> None:
    try:
        checked(path)
    except PairgraphError:
        return
    for kind in (PurePosixPath, PureWindowsPath):
        found = kind(path)
        assert not found.is_absolute()
        assert not found.drive
        assert ".." not in found.parts
        assert "/".join(found.parts) == path
