"""Names in comparable form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.link.names import body_form, form, person_form, plain


@pytest.mark.parametrize(
    ("text", "stem", "kind"),
    [
        ("巫溪县", "巫溪", "county"),
        ("巫溪", "巫溪", ""),
        ("Wuxi County", "wuxi", "county"),
        ("Wū xī Xiàn", "wuxi", "county"),
        ("WUXI", "wuxi", ""),
        ("Xi'an", "xian", ""),
        ("Xi’an City", "xian", "city"),
        ("忠县", "忠县", "county"),
        ("津市市", "津市", "city"),
        ("沙市区", "沙市", "district"),
        ("内蒙古自治区", "内蒙古", "autonomous region"),
        ("Ningxia Hui Autonomous Region", "ningxia", "autonomous region"),
        ("积石山保安族东乡族撒拉族自治县", "积石山", "autonomous county"),
        ("东乡族自治县", "东乡", "autonomous county"),
        ("Dongxiangzu Zizhixian", "dongxiang", "autonomous county"),
        ("Xiushan Tujia and Miao Autonomous County", "xiushan", "autonomous county"),
        ("瀍河回族区", "瀍河", "district"),
        ("Chanhe Hui District", "chanhe", "district"),
        ("County of Wuxi", "wuxi", "county"),
        ("The Autonomous County of Shizhu", "shizhu", "autonomous county"),
        ("Wuxi Co.", "wuxi", "county"),
        ("Shizhu Tujia Aut. Co.", "shizhu", "autonomous county"),
        ("Gulf of Tonkin", "gulfoftonkin", ""),
        ("阿坝州", "阿坝", ""),
        ("广州市", "广州", "city"),
        ("Shi", "shi", ""),
        ("", "", ""),
    ],
)
def test_a_place_is_taken_apart(text: str, stem: str, kind: str) -> None:
    assert (form(text).stem, form(text).kind) == (stem, kind)


def test_traditional_characters_are_simplified() -> None:
    pytest.importorskip("opencc")
    assert form("重慶市") == form("重庆市")


def test_words_of_a_body_are_in_any_order() -> None:
    first, second = "Poverty Alleviation Office of Zhuhai City", "Zhuhai Municipal Poverty Alleviation Office"
    assert body_form(first).full == body_form(second).full
    assert body_form(first).full != body_form("Xiamen Municipal Poverty Alleviation Office").full
    assert body_form("珠海市人民政府").stem == body_form("珠海市政府").stem


def test_a_family_name_is_first_or_last() -> None:
    assert person_form("Huang Qifan").full == person_form("Qi-fan Huang").full
    assert person_form("黄 奇帆").full == "黄奇帆"


@given(st.text(max_size=300))
def test_any_text_has_a_form_of_itself(text: str) -> None:
    found = form(text)
    assert " " not in found.full
    assert bool(found.stem) == bool(found.full)
    assert plain(found.plain) == plain(plain(found.plain))
    body_form(text)
    person_form(text)
