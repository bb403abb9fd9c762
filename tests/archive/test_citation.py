from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.citation import read_citation
from pairgraph.errors import FactFileError
from tests.archive.tiny import CITED

if TYPE_CHECKING:
    from pathlib import Path


def cited(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "CITATION.cff"
    file.write_text(text, "utf-8")
    return file


def test_everything_it_says_is_read(tmp_path: Path) -> None:
    found = read_citation(cited(tmp_path, CITED))
    assert (found.title, found.released, found.year) == ("Bees and what they say", "2031-05-06", "2031")
    assert (found.doi, found.publisher) == ("10.1234/bees", "An archive")
    person, body = found.authors
    assert (person.full, person.sorted_name, person.is_person) == ("Ada Lovelace", "Lovelace, Ada", True)
    assert (body.full, body.is_person) == ("The beekeepers", False)
    assert found.contacts[0].email == "ada@example.org"


def test_what_it_does_not_say_stays_unknown(tmp_path: Path) -> None:
    found = read_citation(cited(tmp_path, "cff-version: 1.2.0\n"))
    assert (found.title, found.released, found.year, found.authors, found.publisher) == ("", "", "", (), "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "- a",
        "title: x",
        "cff-version: 1.2.0\nauthors: 7",
        "cff-version: 1.2.0\nauthors: [Ada]",
        "cff-version: 1.2.0\npreferred-citation: x",
        "cff-version: 1.2.0\ndate-released: 2031-13-45",
        "cff-version: 1.2.0\ndate-released: soon",
        "!!python/object/apply:os.system [ls]",
    ],
)
def test_what_is_no_citation_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(FactFileError, match=r"CITATION\.cff"):
        read_citation(cited(tmp_path, text))
