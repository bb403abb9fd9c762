"""What bad input gets: file, line, remedy, exit code 2, and the last release untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.build import checks, facts
from pairgraph.build.pipeline import build
from pairgraph.build.problems import FactProblemsError
from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from pathlib import Path


def _check(world: Path) -> None:
    """Do what a build does before any other work."""
    reference = [facts.read(file) for file in sorted(world.glob("*.yaml"))]
    checks.check(reference, [facts.read(file) for file in sorted(world.glob("reports/*.yaml"))])


def _problems(world: Path) -> tuple[FactFileError, ...]:
    with pytest.raises(FactFileError) as caught:
        _check(world)
    assert caught.value.exit_code == 2
    problems = caught.value.problems if isinstance(caught.value, FactProblemsError) else (caught.value,)
    assert all(problem.remedy for problem in problems)
    return problems


# What stands in the file, what it is spoilt to, what must be said. The line is that of the spoilt text.
SPOILT = {
    "broken YAML": ("sector: [poverty-alleviation]", "sector: [poverty-alleviation", "YAML is broken"),
    "tab": ("  type: Programme", "\ttype: Programme", "tab"),
    "wrong key": (
        "unit: CNY\n      comparator: moreThan",
        "unt: CNY\n      comparator: moreThan",
        "'unt' is no key",
    ),
    "second key": ("  type: Programme\n", "  type: Programme\n  type: Programme\n", "'type' stands twice"),
    "anchor": ("label: {en: Planting}", "label: &a {en: Planting}", "anchor"),
    "alias": ("label: {en: Planting}", "label: *a", "alias"),
    "tag": ("label: {en: Planting}", "label: !!map {en: Planting}", "tag"),
    "unknown region": ("location: [region:pear-hills]", "location: [region:pear-hill]", "region:pear-hill,"),
    "unknown mentioned": (
        "{id: region:pear-hills,",
        "{id: region:pear-hils,",
        "region:pear-hils is described nowhere",
    ),
    "unknown measure": (
        "measure: fiscal-funds-allocated\n      value: 12",
        "measure: fiscal-funds\n      value: 12",
        "no measure",
    ),
    "unknown unit": (
        "unit: CNY\n      comparator: moreThan",
        "unit: YUAN\n      comparator: moreThan",
        "no unit 'YUAN'",
    ),
    "unknown sector": ("[poverty-alleviation]", "[poverty]", "no sector 'poverty'"),
    "unknown comparator": ("comparator: moreThan", "comparator: morethan", "no comparator 'morethan'"),
    "unknown stage": ("stage: disbursed", "stage: paid", "no stage 'paid'"),
    "unknown type": ("type: Programme", "type: Programm", "'type' cannot be 'Programm'"),
    "number as text": ("value: 12000", 'value: "12,000"', "'value' must be a number, not '12,000'"),
    "number with commas": ("value: 12000", "value: 12,000", "'value' must be a number"),
    "no value": ("value: 12000", "value:", "'value' has no value"),
    "text as number": ("asWritten: 12,000", "asWritten: 12000", "'asWritten' must be text"),
    "code as number": ('gbCode: "920101"', "gbCode: 920101", "'gbCode' must be text"),
    "no such day": ("start: 2003-05-04", "start: 2009-02-30", "there is no 2009-02-30"),
    "no such month": ("start: 2003-05-04", "start: 2009-13", "there is no 2009-13"),
    "no date": ("start: 2003-05-04", "start: May 2003", "'start' cannot be 'May 2003'"),
    "year in quotes": ("start: 2003-05-04", 'start: "2003"', "'start' is a year in quotes"),
    "end before start": ("end: 2009\n  timeBasis", "end: 2003-04\n  timeBasis", "comes before 'start'"),
    "second id": ("id: intervention:seedlings", "id: intervention:planting", "stands already on line"),
    "wrong kind of id": ("id: intervention:seedlings", "id: seedlings", "'id' cannot be 'seedlings'"),
    "wrong kind named": (
        "[organization:coast-office]\n  benef",
        "[region:pear-hills]\n  benef",
        "'provider' cannot be",
    ),
    "cycle of two": ("totalComplete: false", "partOfTotal: [figure:planting-money-2004]", "runs in a circle"),
    "cycle of one": ("totalComplete: false", "partOfTotal: [figure:planting-money]", "names itself"),
    "cycle through nesting": (
        "underRelation: [relation:apple-coast-pear-hills]\n  provider",
        "isPartOf: [intervention:seedlings]\n  provider",
        "runs in a circle",
    ),
    "unknown passage": (
        "from: [passage:orchards-0-20]\n- id: relation",
        "from: [passage:orchards-0-2]\n- id: relation",
        "passage:orchards-0-2,",
    ),
    "no passage": ("  from: [passage:orchards-0-20]\n- id: relation", "- id: relation", "needs 'from'"),
    "empty list": ("sector: [poverty-alleviation]", "sector: []", "'sector' is empty"),
    "empty text": ("asWritten: 12,000", 'asWritten: ""', "'asWritten' is empty"),
    "named twice": (
        "[organization:coast-office]\n  benef",
        "[organization:coast-office, organization:coast-office]\n  benef",
        "names something twice",
    ),
    "beyond the text": (
        "startOffset: 100, endOffset: 110",
        "startOffset: 100, endOffset: 401",
        "leaves the text",
    ),
    "backwards": (
        "startOffset: 100, endOffset: 110",
        "startOffset: 110, endOffset: 110",
        "does not run forward",
    ),
    "negative": (
        "startOffset: 100, endOffset: 110",
        "startOffset: -1, endOffset: 110",
        "'startOffset' cannot be -1",
    ),
    "passage elsewhere": (
        "startOffset: 30, endOffset: 90",
        "startOffset: 31, endOffset: 90",
        "stands at 31–90",
    ),
    "digest too short": ("endOffset: 90, digest: e3", "endOffset: 90, digest: 3", "'digest' cannot be"),
    "claim of nobody": (
        "by: intervention:planting",
        "by: intervention:plantin",
        "'by' names intervention:plantin",
    ),
    "other report": ("id: report:orchards", "id: report:orchard", "describes report:orchard"),
}
ELSEWHERE = {"code as number": "regions.yaml"}
SAYS = {
    "wrong key": "Did you mean 'unit'?",
    "unknown region": "Did you mean 'region:pear-hills'?",
    "unknown mentioned": "Did you mean 'region:pear-hills'?",
    "unknown measure": "Did you mean 'fiscal-funds-",
    "unknown comparator": "Did you mean 'moreThan'?",
    "unknown type": "Did you mean 'Programme'?",
    "number as text": "Write the number 12000 without quotes and commas.",
    "number with commas": "Write the number 12000 without quotes and commas.",
    "text as number": 'Put it in quotes: "12000".',
    "year in quotes": "Write 2003 without quotes.",
    "claim of nobody": "Did you mean 'intervention:planting'?",
}
CONSEQUENCES = {"other report": 3, "unknown mentioned": 1, "passage elsewhere": 1, "second id": 2}
BELOW = {
    "broken YAML": 1,
    "second key": 1,
    "no passage": -4,
    "unknown mentioned": 0,
}  # the line, from the spoilt one


@pytest.mark.parametrize("case", SPOILT)
def test_one_spoilt_place_gives_one_clear_message(world: Path, case: str) -> None:
    right, wrong, said = SPOILT[case]
    file = world / ELSEWHERE.get(case, "reports/orchards.yaml")
    text = file.read_text("utf-8")
    assert text.count(right) == 1, "the case must spoil one place"
    file.write_text(text.replace(right, wrong), "utf-8")

    problems = _problems(world)

    assert len(problems) == CONSEQUENCES.get(case, 1)
    problem = next(problem for problem in problems if said in problem.message)
    assert problem.file == file
    assert problem.line == text[: text.index(right)].count("\n") + 1 + BELOW.get(case, 0)
    assert SAYS.get(case, "") in problem.remedy


UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "comment only": (b"# later\n", "no facts"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "null bytes"),
    "Latin-1": (b"id: report:caf\xe9\n", "not UTF-8"),
    "UTF-16": ("id: report:orchards\n".encode("utf-16"), "UTF-16"),
    "UTF-16 without mark": ("id: report:orchards\n".encode("utf-16-le"), "null bytes"),
    "UTF-8 with mark": (b"\xef\xbb\xbfid: report:orchards\n", "byte order mark"),
    "control character": (b"id: report:orchards\nnote: a\x07b\n", "does not allow"),
    "50 MB": (b"# padding\n" * 5_000_001, "larger than 5 MB"),
    "a list": (b"- id: report:orchards\n", "no mapping"),
    "two documents": (b"id: report:orchards\n---\nid: report:other\n", "second document"),
    "too deep": (b"a: " + b"[" * 5000, "nested too deeply"),
    "key no word": (b"[a]: b\n", "key is no word"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_is_no_fact_file_is_refused(orchards: Path, case: str) -> None:
    data, said = UNREADABLE[case]
    orchards.write_bytes(data)

    with pytest.raises(FactFileError, match=said) as caught:
        facts.read(orchards)

    assert caught.value.file == orchards
    assert caught.value.remedy


def test_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(FactFileError, match="No such file"):
        facts.read(tmp_path / "none.yaml")


def test_all_problems_of_all_files_are_listed(world: Path, orchards: Path) -> None:
    ferries = world / "reports" / "ferries.yaml"
    orchards.write_text(orchards.read_text("utf-8").replace("value: 12000", "value: many"), "utf-8")
    ferries.write_text(ferries.read_text("utf-8").replace("region:apple-coast", "region:apple-cost"), "utf-8")

    problems = _problems(world)

    assert {problem.file for problem in problems} == {orchards, ferries}
    assert len(problems) == 2


def test_same_id_in_two_reports_names_both(world: Path) -> None:
    ferries = world / "reports" / "ferries.yaml"
    ferries.write_text(ferries.read_text("utf-8").replace("bay-office", "coast-office"), "utf-8")

    (problem,) = _problems(world)

    assert problem.file.name == "orchards.yaml"
    assert "already described in ferries.yaml, line 13" in problem.message


def test_region_described_in_report_and_reference_is_refused(world: Path, orchards: Path) -> None:
    text = orchards.read_text("utf-8")
    orchards.write_text(
        text.replace("{id: region:pear-hills,", "{id: region:pear-hills, label: {en: Hills},"), "utf-8"
    )

    (problem,) = _problems(world)

    assert "already described in regions.yaml" in problem.message


def test_spoilt_file_leaves_the_last_release_untouched(world: Path, orchards: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(out, data=world)
    before = {file: file.stat().st_mtime_ns for file in first.folder.rglob("*")}
    orchards.write_text("\tid", "utf-8")

    with pytest.raises(FactFileError):
        build(out, data=world)

    assert (out / "current").resolve() == first.folder
    assert {file: file.stat().st_mtime_ns for file in first.folder.rglob("*")} == before
