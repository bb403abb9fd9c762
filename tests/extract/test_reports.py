"""The two reports themselves, where their texts are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pairgraph.extract.coverage import check
from pairgraph.extract.source import read_text
from pairgraph.vocabulary import project_files

TEXTS = Path(os.environ.get("PAIRGRAPH_TEXTS") or project_files().parent / "shared" / "reports")
FACTS = sorted((project_files() / "data" / "reports").glob("*.yaml"))


@pytest.mark.parametrize("file", FACTS, ids=lambda file: file.stem)
def test_every_number_and_passage_of_a_report(file: Path) -> None:
    from pairgraph.build.facts import read

    text = TEXTS / f"{file.stem}.txt"
    if not text.exists():
        pytest.skip(f"the reports' texts are under copyright and not in {TEXTS}; set PAIRGRAPH_TEXTS")
    facts = read(file)
    found = check(facts.document, read_text(text), facts.line)
    assert [problem.at(file.name) for problem in found.problems] == []
    assert found.percent == 100
    assert found.facts_with_passage == found.facts


def test_there_are_fact_files() -> None:
    assert FACTS
