"""Criteria are read from their files, and all that the two catalogues have are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import QueryError
from pairgraph.fair.criteria import criteria, parse_query
from pairgraph.fair.criterion import Severity
from pairgraph.fair.site_checks import SITE_CHECKS

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "# id: A1\n# title: A\n# source: https://a.org/\n# severity: may\n# asks: It is so.\n"
FOOPS = (
    "CN1 DOC1 FIND1 FIND2 FIND3 FIND_3_BIS HTTP1 OM1 OM2 OM3 OM4.1 OM4.2 OM5.1 OM5.2 PURL1 RDF1 URI1 URI2 "
    "VER1 VER2 VOC1 VOC2 VOC3 VOC4"
)


def names(catalogue: str) -> list[str]:
    return [one.id for one in criteria() if one.catalogue == catalogue]


def test_every_test_of_the_catalogues_is_there_once() -> None:
    assert sorted(names("foops")) == sorted(FOOPS.split())
    assert sorted(names("oops")) == [f"P{number:02}" for number in range(1, 42)]


def test_each_is_run_somehow_or_says_why_not() -> None:
    for one in criteria():
        asked = f"{one.catalogue}/{one.id}" in {*SITE_CHECKS, "oops/P40"}
        assert sum([bool(one.query), asked, bool(one.reason)]) == 1, one.id
        assert one.remedy or one.reason
        assert one.source.startswith("https://")
        assert one.asks.endswith(".")


def test_a_heading_is_read() -> None:
    text = GOOD + "# remedy: Mend it.\n# choice: x | Why not.\n# choice: * | So be it.\nSELECT ?focus {}"
    found = parse_query("foops", text)
    assert (found.id, found.severity, found.remedy) == ("A1", Severity.MAY, "Mend it.")
    assert [(one.what, one.reason) for one in found.choices] == [("x", "Why not."), ("*", "So be it.")]
    assert found.query == text


@pytest.mark.parametrize("key", ["id", "title", "source", "severity", "asks"])
def test_a_heading_that_lacks_something_is_refused(key: str) -> None:
    lines = [line for line in GOOD.splitlines() if not line.startswith(f"# {key}:")]
    with pytest.raises(QueryError, match=f"lacks {key}"):
        parse_query("foops", "\n".join(lines))


def test_a_severity_that_is_none_is_refused() -> None:
    with pytest.raises(QueryError, match="lacks a severity: must, should, may"):
        parse_query("foops", GOOD.replace("may", "grave"))


def test_a_list_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "others.yaml").write_text("- a\n", "utf-8")
    with pytest.raises(QueryError, match="is no list of criteria"):
        criteria(tmp_path)


@given(st.text())
def test_a_text_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="lacks"):
        parse_query("foops", f"SELECT ?focus {{}} # {text}")


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_any_reason_is_kept_as_it_is(reason: str) -> None:
    (choice,) = parse_query("foops", f"{GOOD}# choice: pao:Flow | {reason}").choices
    assert (choice.what, choice.reason) == ("pao:Flow", reason)
