"""The name index: what is called so is found, and what is nearly called so, among many."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pairgraph.link.candidate import Entry, Name
from pairgraph.link.index import Index
from pairgraph.link.names import form

TEXTS = st.text(max_size=12) | st.sampled_from(["Wuxi County", "巫溪县", "Wu", "武隆区", "Xi'an", "", "区"])


def entry(number: int, *texts: str, code: str = "", place: str = "") -> Entry:
    names = tuple(Name(form(text)) for text in texts)
    return Entry(f"urn:{number}", texts[0], names, codes=frozenset({code} - {""}), place=place)


WUXI = entry(1, "Wuxi County", "巫溪县", code="500238", place="urn:wuxi")
OLD_WUXI = entry(2, "Wuxi County", "巫溪县", code="512228", place="urn:wuxi")
WUSHAN = entry(3, "Wushan County", "巫山县", code="500237")
INDEX = Index([WUXI, OLD_WUXI, WUSHAN])


def test_a_name_is_found_in_every_spelling() -> None:
    for text in ("Wuxi", "WUXI COUNTY", "Wu xi", "巫溪", "巫溪县"):
        assert INDEX.named(form(text)) == [WUXI, OLD_WUXI], text
    assert INDEX.named(form("")) == []


def test_what_shares_most_letters_comes_first() -> None:
    assert INDEX.like(form("Wushann"))[0] == WUSHAN
    assert INDEX.like(form("巫山市"))[0] == WUSHAN
    assert INDEX.like(form("Kashgar")) == []
    assert len(INDEX.like(form("巫"), most=1)) == 1


def test_a_place_is_found_by_what_its_times_share_and_by_each_code() -> None:
    assert INDEX.of("urn:wuxi") == [WUXI, OLD_WUXI]
    assert INDEX.of("urn:3") == [WUSHAN]
    assert INDEX.coded("512228") == [OLD_WUXI]
    assert INDEX.coded("1") == INDEX.of("urn:none") == []


def test_beginnings_give_each_thing_once_in_the_order_of_names() -> None:
    assert list(INDEX.starting("wu")) == [WUSHAN, WUXI]
    assert list(INDEX.starting("巫")) == [WUSHAN, WUXI]
    assert list(INDEX.starting("wux")) == [WUXI]
    assert list(INDEX.starting("z")) == []


def test_letters_that_all_names_share_do_not_hide_the_rare_ones() -> None:
    many = Index([entry(number, f"Common Place {number} County") for number in range(3000)] + [WUSHAN])
    assert WUSHAN in many.like(form("Wushan Conuty"))


@settings(max_examples=30)  # each makes an index
@given(names=st.lists(TEXTS, min_size=1, max_size=5), asked=TEXTS)
def test_whatever_is_indexed_is_found_by_its_name_and_nothing_breaks(names: list[str], asked: str) -> None:
    some = [entry(number, name) for number, name in enumerate(names)]
    index = Index(some)
    for one, name in zip(some, names, strict=True):
        if form(name).full:
            assert one in index.named(form(name))
            assert one.id in {found.id for found in index.starting(name)}
    for found in (index.named(form(asked)), index.like(form(asked)), list(index.starting(asked))):
        assert len({one.id for one in found}) == len(found)
