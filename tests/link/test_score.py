"""Scores, and refusals to guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.link.candidate import Entry, Feature, Name, Wanted
from pairgraph.link.names import body_form, form
from pairgraph.link.score import features, rank, score


def _county(code: str, han: str, english: str, *parents: str, until: int | None = None) -> Entry:
    return Entry(
        id=code,
        label=han,
        names=(Name(form(han)), Name(form(english), "romanised")),
        level="county",
        parents=frozenset(map(form, parents)),
        codes=frozenset({code}),
        since=1981,
        until=until,
    )


WUXI = _county("500238", "巫溪县", "Wuxi County", "重庆市", "Chongqing")
OTHER_WUXI = _county(
    "320222", "无锡县", "Wuxi County", "江苏省", "Jiangsu", "无锡市", "Wuxi City", until=1995
)
WUXI_CITY = replace(_county("320200", "无锡市", "Wuxi City", "江苏省", "Jiangsu"), level="prefecture")
ALL = (WUXI_CITY, OTHER_WUXI, WUXI)


def test_namesakes_are_not_guessed_at() -> None:
    outcome = rank(Wanted(("Wuxi County",)), ALL)
    assert outcome.status == "ambiguous"
    assert outcome.best is None
    assert {found.entry.id for found in outcome.candidates} == {"320200", "320222", "500238"}
    assert "lies in" in outcome.reason


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(("Wuxi County",), ("Chongqing Municipality",)),
        Wanted(("wu xi",), ("重庆",)),
        Wanted(("巫溪",)),
        Wanted(("Wuxi",), code="500238"),
        Wanted(("Wuxi County",), year=2005),
        Wanted(("Wuxi County", "巫溪县")),
    ],
)
def test_more_is_known_and_the_namesakes_are_told_apart(wanted: Wanted) -> None:
    outcome = rank(wanted, ALL)
    assert outcome.best is not None
    assert outcome.best.entry is WUXI


def test_a_wrong_parent_is_no_match() -> None:
    outcome = rank(Wanted(("巫溪县",), ("Jiangsu",)), [WUXI])
    assert outcome.status == "unsure"
    assert "parent" in outcome.reason


def test_a_slip_of_spelling_is_shown_and_not_taken() -> None:
    outcome = rank(Wanted(("Wuxii County",), ("Chongqing",)), ALL)
    assert outcome.status == "unsure"
    assert outcome.candidates[0].entry is WUXI


def test_one_place_at_two_times_is_no_rival_of_itself() -> None:
    before = replace(WUXI, id="512228", place="p", until=1997)
    outcome = rank(Wanted(("巫溪县",)), [before, replace(WUXI, place="p")])
    assert outcome.best is not None
    assert outcome.best.entry.id == "500238"


def test_all_that_tie_are_shown() -> None:
    crowd = [replace(WUXI, id=str(number)) for number in range(30)]
    assert len(rank(Wanted(("巫溪县",)), crowd, limit=3).candidates) == 30


def test_a_parent_of_another_kind_is_half_a_parent() -> None:
    province = Wanted(("Wuxi",), ("Wuxi Province",))
    found = rank(province, [OTHER_WUXI]).candidates[0]
    assert found.value("parent") == 0.6


@pytest.mark.parametrize("parent", ["江苏省无锡市", "Wuxi City, Jiangsu", "无锡, 江苏"])
def test_several_parents_in_one_text(parent: str) -> None:
    assert rank(Wanted(("Wuxi County",), (parent,)), [OTHER_WUXI]).candidates[0].value("parent") == 1


def test_bodies_have_their_own_rules() -> None:
    office = Entry("o", "", (Name(body_form("Poverty Alleviation Office of Zhuhai")),))
    outcome = rank(Wanted(("Zhuhai Poverty Alleviation Office",), subject="body"), [office])
    assert outcome.status == "match"


def test_nothing_like_it_is_said() -> None:
    assert rank(Wanted(("Atlantis",)), ALL).status == "none"
    assert rank(Wanted(("",)), ALL).status == "none"


_VALUES = st.floats(0, 1, allow_nan=False)


@given(st.lists(st.tuples(_VALUES, st.integers(1, 60)), min_size=1, max_size=6), st.data())
def test_what_fits_better_never_scores_less(parts: list[tuple[float, int]], data: st.DataObject) -> None:
    found = [Feature("x", value, weight, "") for value, weight in parts]
    at = data.draw(st.integers(0, len(found) - 1))
    better = list(found)
    better[at] = replace(found[at], value=data.draw(st.floats(found[at].value, 1)))
    assert 0 <= score(found) <= score(better) <= 100


def test_every_feature_says_what_it_saw() -> None:
    wanted = Wanted(("Wuxi",), ("Chongqing",), "county", "x", "500238", 2005)
    found = features(wanted, WUXI)
    assert [feature.name for feature in found] == ["name", "parent", "level", "type", "year", "code"]
    assert all(feature.detail for feature in found)
