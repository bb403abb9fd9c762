"""The words of the home page."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__: list[str] = []

_HOME: Final = {
    "home.lead": (
        "Facts from yearbook reports on counterpart support between regions of China: who gave what to whom, "
        "when, and with what result. Every number leads back to the sentence that states it.",
        "从年鉴报告中整理的中国地区间对口帮扶事实：谁、何时、向谁提供了什么、取得了什么成果。每个数字都可追溯到原文的具体句子。",
    ),
    "home.search": ("Find a question", "查找问题"),
    "home.reports": ("reports read", "份已读报告"),
    "home.relations": ("relations of support", "个帮扶关系"),
    "home.works": ("works and programmes", "项行动与项目"),
    "home.figures": ("figures", "个数字"),
    "home.passages": ("passages", "处出处"),
    "home.questions": ("questions ready to ask", "个现成问题"),
    "home.flow": ("Who supports whom", "谁帮扶谁"),
    "home.flow-title": (
        "Bands lead from supporting cities to the regions they support and on to counties; "
        "the table that follows says the same.",
        "色带从帮扶城市通向受援省区，再通向受援区县；下表内容相同。",
    ),
    "home.flow-reading": (
        "Each narrow band is one county or district; the widths say nothing about money.",
        "每条窄带代表一个区县；宽度与资金数额无关。",
    ),
    "home.map": ("Who supports whom, on the map", "帮扶关系地图"),
    "home.map-title": (
        "A map of points: lines lead from supporting cities to the counties and districts they support; "
        "the table that follows says the same.",
        "点位图：连线由帮扶城市通向受援区县；下表内容相同。",
    ),
    "home.map-reading": (
        "A point is the town a region is governed from (GeoNames, CC BY 4.0), hollow for the region around. "
        "There are no boundaries on this map, and distances grow northwards (Mercator).",
        "每个点为地区政府驻地（GeoNames，CC BY 4.0），空心点为其上级地区。本图不画界线，采用墨卡托投影。",
    ),
    "home.flow-table": ("The same as a table", "表格形式"),
    "home.start": ("Questions to begin with", "从这些问题开始"),
    "home.all-questions": ("All questions, by topic", "按主题查看全部问题"),
    "home.ways": ("Other ways in", "其他入口"),
    "home.way-browse": ("Browse", "浏览"),
    "home.way-browse-what": (
        "by supporter, region, sector or kind of work",
        "按帮扶方、地区、领域或行动类型",
    ),
    "home.way-reports": ("Reports", "报告"),
    "home.way-reports-what": ("what each report states, in its order", "按原文顺序查看各报告的陈述"),
    "home.way-quality": ("Data quality", "数据质量"),
    "home.way-quality-what": (
        "what is not told, may overlap or does not add up",
        "未提及、可能重叠或加总不符之处",
    ),
    "home.way-ontology": ("Ontology", "本体"),
    "home.way-ontology-what": ("every term with its definition", "全部术语及其定义"),
    "home.way-dataset": ("Dataset", "数据集"),
    "home.way-dataset-what": ("downloads, version, licence, validation", "下载、版本、许可与校验报告"),
    "home.way-sparql": ("SPARQL endpoint", "SPARQL 端点"),
    "home.way-sparql-what": ("for programs, at /sparql", "供程序访问：/sparql"),
    "home.reading": ("How to read the numbers", "如何阅读这些数字"),
    "home.reading-1": (
        "“More than 6,000” has a lower bound and no upper one. "
        "A bound nobody gave is shown as open, never guessed.",
        "“超过 6,000”只有下限而无上限。报告未给出的界限显示为“不定”，绝不推测。",
    ),
    "home.reading-2": (
        "A plan is not a result, and an investment for profit is not aid; sums keep them apart.",
        "计划不等于成果，营利性投资不等于援助；加总时分开计算。",
    ),
    "home.reading-3": (
        "What a report does not mention is not zero. The quality page shows where the silence is.",
        "报告未提及不等于零。“数据质量”页面显示哪些内容未被提及。",
    ),
    "home.reading-4": (
        "The reports are under copyright, so their wording is not here: a fact says where it stands instead.",
        "报告受版权保护，因此此处不含原文；每条事实只标明其在原文中的位置。",
    ),
}

add(_HOME)
