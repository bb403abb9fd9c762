from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from pairgraph.errors import BusyError, MissingError
from pairgraph.link import Mapping, MappingSet, read, write
from pairgraph.link.table_file import change, table_of

if TYPE_CHECKING:
    from pathlib import Path

EMPTY = MappingSet(
    {
        "mapping_set_id": "https://example.org/s",
        "license": "https://example.org/l",
        "curie_map": {"region": "https://example.org/r/", "wd": "https://example.org/q/"},
    },
    (),
)
ROW = Mapping(
    subject_id="region:a",
    predicate_id="owl:sameAs",
    object_id="wd:Q1",
    author_label="A. Reader",
    mapping_date="2026-11-22",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    write(tmp_path / "wikidata.sssom.tsv", EMPTY)
    return tmp_path / "wikidata.sssom.tsv"


def test_a_file_is_written_only_when_it_changes(file: Path) -> None:
    assert change(file, lambda table: table.adding(ROW))
    assert [row.object_id for row in read(file).mappings] == ["wd:Q1"]
    before = file.stat().st_mtime_ns, file.read_bytes()
    assert not change(file, lambda table: table)
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


def test_two_at_once_wait_for_each_other(file: Path) -> None:
    with FileLock(file.with_name(f".{file.name}.lock")), pytest.raises(BusyError, match="Somebody else"):
        change(file, lambda table: table, wait=0)


def test_a_table_that_is_not_there_names_those_that_are(file: Path) -> None:
    assert table_of(file.parent, "wikidata") == file
    with pytest.raises(MissingError, match="There are: wikidata"):
        table_of(file.parent, "../wikidata")
