from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.inputs import input_entries
from pairgraph.errors import MissingError, PairgraphError
from pairgraph.graph.canonical import digest

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_the_facts_comes_from_their_own_folder(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yaml").write_bytes(b"a")
    (entry,) = input_entries({"data/a.yaml": digest(b"a")}, tmp_path / "root", tmp_path / "facts")
    assert entry.path == "inputs/data/a.yaml"
    assert entry.source == tmp_path / "facts" / "a.yaml"


def test_a_file_that_changed_since_the_build_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_bytes(b"b")
    with pytest.raises(PairgraphError, match=r"a\.ttl has changed since"):
        list(input_entries({"a.ttl": digest(b"a")}, tmp_path, tmp_path))


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match=r"ontology/a\.ttl"):
        list(input_entries({"ontology/a.ttl": digest(b"a")}, tmp_path, tmp_path))
