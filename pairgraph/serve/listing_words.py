"""The words of the lists: browsing, reports, the ontology's terms."""

from __future__ import annotations

from typing import Final

from pairgraph.serve import pages_words  # noqa: F401 - the lists show figures and things too
from pairgraph.serve.words import add

__all__: list[str] = []

_BROWSE: Final = {
    "browse.lead": ("Works and programmes, sorted in four ways.", "按四种方式浏览帮扶行动与项目。"),
    "browse.by-supporters": ("By supporter", "按帮扶方"),
    "browse.by-regions": ("By region", "按地区"),
    "browse.by-sectors": ("By sector", "按领域"),
    "browse.by-kinds": ("By kind of work", "按行动类型"),
    "browse.count-supporters": ("{n} supporters with works", "{n} 个有行动记录的帮扶方"),
    "browse.count-regions": ("{n} regions with works", "{n} 个有行动记录的地区"),
    "browse.count-sectors": ("{n} sectors with works", "{n} 个有行动记录的领域"),
    "browse.count-kinds": ("{n} kinds of work", "{n} 种行动类型"),
    "browse.table-supporters": ("Supporters, whom they support, and their works", "帮扶方、受援方及其行动"),
    "browse.table-regions": ("Regions with works in them or for them", "有行动在其境内或以其为对象的地区"),
    "browse.table-sectors": ("Sectors and their works", "各领域的行动"),
    "browse.table-kinds": ("Kinds of work", "行动类型"),
    "browse.one-supporters": ("Supporter", "帮扶方"),
    "browse.one-regions": ("Region", "地区"),
    "browse.one-sectors": ("Sector", "领域"),
    "browse.one-kinds": ("Kind", "类型"),
    "browse.works-of-supporters": ("Works of this supporter", "该帮扶方的行动"),
    "browse.works-of-regions": (
        "Works in this region or for it, places within it included",
        "该地区（含下辖地区）的行动",
    ),
    "browse.works-of-sectors": ("Works in this sector", "该领域的行动"),
    "browse.works-of-kinds": ("Works of this kind", "该类型的行动"),
    "browse.work": ("Work", "行动"),
    "browse.works": ("Works", "行动数"),
    "browse.place": ("Where or for whom", "地点或受益方"),
    "browse.level": ("Level", "行政级别"),
    "browse.code": ("Code", "行政区划代码"),
    "browse.about": ("All that is known about it", "查看其全部信息"),
    "browse.nothing": ("Nothing is listed here.", "此处没有条目。"),
    "browse.pages": ("Pages", "翻页"),
    "browse.previous": ("Previous page", "上一页"),
    "browse.next": ("Next page", "下一页"),
    "browse.supporter": ("Supporter", "帮扶方"),
    "browse.supported": ("Supports", "受援方"),
    "browse.supported-by": ("Supported by", "帮扶方"),
    "browse.since": ("Since", "起始"),
    "browse.within": ("Counties and districts", "受援区县"),
    "level.country": ("country", "国家"),
    "level.province": ("province", "省级"),
    "level.prefecture": ("prefecture", "地级"),
    "level.county": ("county", "县级"),
    "level.township": ("township", "乡级"),
    "level.natural": ("natural area", "自然区域"),
}

_REPORTS: Final = {
    "report.lead": (
        "Every statement that was read from a report, in the order of its text. "
        "The wording itself is the publisher’s and is not shown.",
        "按原文顺序列出从报告中读取的全部陈述。原文版权归出版者所有，此处不予展示。",
    ),
    "report.table": ("Reports read", "已读报告"),
    "report.report": ("Report", "报告"),
    "report.edition": ("Yearbook", "年鉴"),
    "report.supporters": ("Supporters", "帮扶方"),
    "report.places": ("Places", "出处"),
    "kind.appointment": ("post", "职务"),
    "kind.document": ("document", "文件"),
    "kind.figure": ("figure", "数字"),
    "kind.flow": ("flow", "资金或物资"),
    "kind.goal": ("goal, principle or condition", "目标、原则或条件"),
    "kind.group": ("group", "群体"),
    "kind.incident": ("incident", "事件"),
    "kind.intervention": ("work", "行动"),
    "kind.organization": ("organization", "组织"),
    "kind.person": ("person", "个人"),
    "kind.recognition": ("recognition", "表彰"),
    "kind.region": ("region", "地区"),
    "kind.relation": ("relation", "帮扶关系"),
    "kind.result": ("result", "成果"),
    "report.statements": ("Statements", "陈述"),
    "report.original": ("The original at the publisher’s", "出版者处的原文"),
    "report.data": ("The report as data", "报告的数据页"),
    "report.sections": ("Sections", "章节"),
    "report.sentence": ("Sentence {n}", "第 {n} 句"),
    "report.no-sentence": ("Heading", "标题"),
    "report.part": ("Part {n} of {of}", "第 {n} 部分，共 {of} 部分"),
    "report.count": ("{n} statements at {m} places", "{m} 处出处，共 {n} 条陈述"),
}

_ONTOLOGY: Final = {
    "ontology.lead": (
        "Every term, with its definition. A term’s page lists its relations, its formats and what uses it.",
        "全部术语及其定义。术语页面列出其关系、数据格式及使用情况。",
    ),
    "ontology.contents": ("Contents", "目录"),
    "ontology.classes": ("Classes", "类"),
    "ontology.objects": ("Properties between things", "对象属性"),
    "ontology.values": ("Properties with values", "数据属性"),
    "ontology.annotations": ("Annotations", "注释属性"),
    "ontology.individuals": ("Values to choose from", "枚举值"),
    "ontology.schemes": ("Lists of values", "取值表"),
    "ontology.datatypes": ("Datatypes", "数据类型"),
    "ontology.measures": ("Measures", "指标"),
    "ontology.units": ("Units", "单位"),
    "ontology.sectors": ("Sectors", "领域"),
    "ontology.kind-of": ("a kind of", "属于"),
    "ontology.version": ("Version {version}", "版本 {version}"),
    "ontology.used-with": ("of", "主体"),
    "ontology.takes": ("takes", "取值"),
}

for _words in (_BROWSE, _REPORTS, _ONTOLOGY):
    add(_words)
