"""The words that say what a place is, not which: county, 县, autonomous, Tujia."""

from __future__ import annotations

from typing import Final

__all__ = ["ETHNIC_HAN", "ETHNIC_LATIN", "GROUPS", "HAN_ENDINGS", "LATIN_ENDINGS", "LEVELS"]

HAN_ENDINGS: Final = {
    "特别行政区": "special region",
    "自治县": "autonomous county",
    "自治州": "autonomous prefecture",
    "自治区": "autonomous region",
    "自治旗": "autonomous banner",
    "行政区": "prefecture",
    "林区": "district",
    "特区": "district",
    "地区": "prefecture",
    "省": "province",
    "市": "city",
    "县": "county",
    "区": "district",
    "旗": "banner",
    "盟": "league",
    "州": "",
    "镇": "town",
    "乡": "township",
}
"""Ending of a Chinese name → kind of place, longest first; one without a kind says nothing (阿坝州, 广州)."""

LATIN_ENDINGS: Final = {
    "county level city": "city",
    "prefecture level city": "city",
    "special administrative region": "special region",
    "tebie xingzhengqu": "special region",
    "forestry district": "district",
    "new area": "district",
    "autonomous county": "autonomous county",
    "autonomous prefecture": "autonomous prefecture",
    "autonomous region": "autonomous region",
    "autonomous banner": "autonomous banner",
    "autonomous co": "autonomous county",
    "aut county": "autonomous county",
    "aut co": "autonomous county",
    "zizhixian": "autonomous county",
    "zizhizhou": "autonomous prefecture",
    "zizhiqu": "autonomous region",
    "zizhiqi": "autonomous banner",
    "zi zhi xian": "autonomous county",
    "zi zhi zhou": "autonomous prefecture",
    "zi zhi qu": "autonomous region",
    "zi zhi qi": "autonomous banner",
    "di qu": "prefecture",
    "diqu": "prefecture",
    "prefecture": "prefecture",
    "municipality": "city",
    "province": "province",
    "district": "district",
    "county": "county",
    "banner": "banner",
    "league": "league",
    "city": "city",
    "town": "town",
    "township": "township",
    "sheng": "province",
    "xian": "county",
    "meng": "league",
    "shi": "city",
    "qu": "district",
    "qi": "banner",
    "zhen": "town",
    "dist": "district",
    "pref": "prefecture",
    "prov": "province",
    "co": "county",
}
"""Last words of a romanised name → kind of place, the longest first."""

GROUPS: Final = {
    "county": "county",
    "autonomous county": "county",
    "banner": "county",
    "autonomous banner": "county",
    "district": "district",
    "city": "city",
    "prefecture": "prefecture",
    "autonomous prefecture": "prefecture",
    "league": "prefecture",
    "province": "province",
    "autonomous region": "province",
    "special region": "province",
    "town": "township",
    "township": "township",
}
"""Kind → what it is interchangeable with: English says county for 县 and for 自治县."""

LEVELS: Final = {
    "county": frozenset({"county"}),
    "district": frozenset({"county"}),
    "city": frozenset({"county", "prefecture", "province"}),
    "prefecture": frozenset({"prefecture"}),
    "province": frozenset({"province"}),
    "township": frozenset({"township"}),
}
"""Group → the levels of administration it can stand at: 市 stands at three."""

_PEOPLES: Final = """
蒙古 维吾尔 布依 朝鲜 土家 哈尼 哈萨克 傈僳 拉祜 东乡 纳西 景颇 柯尔克孜 达斡尔 仫佬 布朗 撒拉 毛南 仡佬
锡伯 阿昌 普米 塔吉克 保安 独龙 裕固 鄂温克 鄂伦春 各族 回 藏 苗 彝 壮 满 侗 瑶 白 傣 黎 佤 畲 水 土 羌 怒 京
"""
_LATIN_PEOPLES: Final = """
mongol mongolian menggu uygur uyghur weiwuer bouyei buyi korean chaoxian tujia hani kazak kazakh hasake
lisu lahu dongxiang naxi jingpo kirgiz kyrgyz keerkezi daur dawoer mulao mulam blang bulang salar sala
maonan gelao xibe xibo achang pumi tajik tajike bonan baoan derung dulong yugur yugu evenki ewenki
oroqen elunchun hui tibetan zang miao yi zhuang manchu man dong yao bai dai li va wa she shui sui tu
qiang nu jing and various multi nationalities ethnic
"""
ETHNIC_HAN: Final = tuple(_PEOPLES.split())
"""Peoples in the names of autonomous places; 族 may follow."""

ETHNIC_LATIN: Final = frozenset(_LATIN_PEOPLES.split())
"""The same in romanised names, where ``autonomous`` follows; ``zu`` may be joined to them."""
