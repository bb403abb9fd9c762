"""The words of the pages about things."""

from __future__ import annotations

from typing import Final

from pairgraph.serve import term_words  # noqa: F401 - statements are told by terms of other vocabularies
from pairgraph.serve.words import add

__all__: list[str] = []

_THINGS: Final = {
    "thing.said": ("What is known", "已知信息"),
    "thing.passages": ("Where it stands", "出处"),
    "thing.figures": ("Figures", "数字"),
    "thing.figures-about": ("Figures about this, as the reports give them", "报告中与此相关的数字"),
    "thing.pointers": ("What refers to it", "相关条目"),
    "thing.by": ("by “", "通过“"),
    "thing.by-end": ("”", "”"),
    "thing.all": ("all of them, by SPARQL", "用 SPARQL 查看全部"),
    "thing.works": ("The works listed", "相关行动列表"),
    "thing.report": ("The report’s statements in their order", "按原文顺序查看报告陈述"),
    "thing.question": ("Ask this question", "查询此问题"),
    "thing.ontology": ("In the list of all terms", "在术语总表中查看"),
    "thing.deprecated": ("This is deprecated: use it no more.", "此术语已弃用，请勿再使用。"),
    "thing.replaced": ("What took its place:", "取而代之的是："),
    "thing.restrictions": ("What holds of every one", "对每个成员成立"),
    "restriction.only": ("only", "仅限"),
    "restriction.some": ("at least one", "至少一个"),
    "restriction.value": ("always", "恒为"),
    "restriction.exactly": ("exactly {n}", "恰好 {n} 个"),
    "restriction.least": ("at least {n}", "至少 {n} 个"),
    "restriction.most": ("at most {n}", "至多 {n} 个"),
    "figure.measure": ("What is counted", "指标"),
    "figure.number": ("Number", "数值"),
    "figure.unit": ("Unit", "单位"),
    "figure.when": ("When", "时间"),
    "figure.until": ("until {year}", "至 {year}"),
    "figure.since": ("since {year}", "自 {year} 起"),
    "figure.no-time": ("not told", "未说明"),
    "figure.realization": ("Realization", "实现情况"),
    "figure.details": ("details", "详情"),
}

add(_THINGS)
