"""Looking names up in an authority."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.link.authority import Authority
from pairgraph.link.candidate import Entry, Name, Wanted
from pairgraph.link.names import body_form, form


def _entry(number: str, *names: str) -> Entry:
    return Entry(number, names[0], tuple(Name(form(name)) for name in names), codes=frozenset({number}))


AUTHORITY = Authority([_entry("1", "巫溪县", "Wuxi County"), _entry("2", "巫山县", "Wushan County")], "two")


@pytest.mark.parametrize("name", ["巫溪", "wuxi", "Wuxi Xian", "WU-XI COUNTY", " 巫溪县 "])
def test_every_spelling_finds_it(name: str) -> None:
    best = AUTHORITY.find(Wanted((name,))).best
    assert best is not None
    assert best.entry.id == "1"


def test_a_slip_finds_what_it_may_be() -> None:
    outcome = AUTHORITY.find(Wanted(("Wushann County",)))
    assert (outcome.status, outcome.candidates[0].entry.id) == ("unsure", "2")


def test_a_code_finds_it_whatever_the_name() -> None:
    outcome = AUTHORITY.find(Wanted(("Fengjie",), code="2"))
    assert outcome.candidates[0].entry.id == "2"
    assert outcome.status == "unsure"


def test_bodies_are_found_whatever_the_order_of_words() -> None:
    body = Entry("b", "", (Name(body_form("Poverty Alleviation Office of Zhuhai City")),))
    wanted = Wanted(("Zhuhai Municipal Poverty Alleviation Office",), subject="body")
    assert Authority([body]).find(wanted).status == "match"


@given(st.text(), st.text(), st.text())
def test_any_text_has_an_outcome(name: str, parent: str, code: str) -> None:
    outcome = AUTHORITY.find(Wanted((name,), (parent,), code=code))
    assert outcome.status in {"match", "ambiguous", "unsure", "none"}


def test_it_says_what_it_is() -> None:
    assert repr(AUTHORITY) == "<Authority two: 2 entries>"
