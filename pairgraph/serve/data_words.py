"""The words of the pages about the data themselves: the dataset and its quality."""

from __future__ import annotations

from typing import Final

from pairgraph.serve import listing_words, region_words  # noqa: F401 - these pages list things and links too
from pairgraph.serve.words import add

__all__: list[str] = []

_DATASET: Final = {
    "dataset.version": ("Version", "版本"),
    "dataset.digest": ("Digest", "摘要"),
    "dataset.digest-what": (
        "SHA-256 over the canonical form of all statements: the same digest means the same data.",
        "对全部陈述规范形式计算的 SHA-256；摘要相同即数据相同。",
    ),
    "dataset.licence": ("Licence", "许可"),
    "dataset.licence-what": (
        "The reports themselves belong to their publisher and are not part of it.",
        "报告原文版权归出版者所有，不包含在数据集中。",
    ),
    "dataset.size": ("Size", "规模"),
    "dataset.size-what": (
        "{facts} facts, {triples} triples, from {reports} reports",
        "来自 {reports} 份报告的 {facts} 条事实、{triples} 个三元组",
    ),
    "dataset.access": ("Access", "访问"),
    "dataset.reconcile": ("Matching", "匹配"),
    "dataset.reconcile-what": (
        "To match a table of your own in OpenRefine, add this address as a standard service:",
        "要在 OpenRefine 中匹配您自己的表格，请把此地址添加为标准服务：",
    ),
    "dataset.cite": ("How to cite", "引用方式"),
    "dataset.citation": (
        "Pairing-off poverty alleviation: the knowledge graph. Version {version}, digest {digest}.",
        "东西部对口帮扶知识图谱，版本 {version}，摘要 {digest}。",
    ),
    "dataset.downloads": ("Downloads", "下载"),
    "dataset.downloads-what": (
        "The whole graph in three formats, its named graphs one by one, tables for spreadsheets.",
        "全图（三种格式）、各命名图以及可用于电子表格的数据表。",
    ),
    "dataset.file": ("File", "文件"),
    "dataset.type": ("Media type", "媒体类型"),
    "dataset.bytes": ("Bytes", "字节数"),
    "dataset.validation": ("Validation", "校验"),
    "dataset.verdict": (
        "Checked against the SHACL shapes: {violations} violations, {warnings} warnings, {infos} remarks.",
        "按 SHACL 约束校验：{violations} 项违规，{warnings} 项警告，{infos} 项提示。",
    ),
    "dataset.Violation": ("violation", "违规"),
    "dataset.Warning": ("warning", "警告"),
    "dataset.Info": ("remark", "提示"),
    "dataset.graphs": ("Named graphs", "命名图"),
    "dataset.graphs-what": ("Each report is a graph of its own", "每份报告为一个独立的图"),
    "dataset.graph": ("Graph", "图"),
    "dataset.triples": ("Triples", "三元组"),
    "dataset.linksets": ("Links to the data of others", "外部数据链接"),
    "dataset.linkset": ("Set of links", "链接集"),
    "dataset.links": ("Links", "链接数"),
    "dataset.kinds": ("How many of each kind", "各类条目数量"),
    "dataset.inputs": ("What it was built from", "构建来源"),
    "dataset.inputs-what": ("{n} files", "{n} 个文件"),
}

_QUALITY: Final = {
    "quality.title": ("Data quality", "数据质量"),
    "quality.lead": (
        "What the reports do not tell, what may be counted twice, and what does not add up.",
        "报告未说明的内容、可能重复计算的数字以及加总不符之处。",
    ),
    "quality.silence": ("What is told, and what is not", "已说明与未说明的内容"),
    "quality.silence-what": (
        "For each supporter, measure and year: whether a report gives a number. Silence is not zero. "
        "A mark leads to its figure.",
        "按帮扶方、指标和年份列出报告是否给出数字。未提及不等于零。点击标记可查看相应数字。",
    ),
    "quality.state-reported": ("reported for that year", "报告了该年的数字"),
    "quality.state-period": (
        "reported for a longer time that this year is in, or up to it",
        "报告了包含该年或截至该年的时期数字",
    ),
    "quality.state-zero": ("reported as zero", "报告为零"),
    "quality.state-planned": ("only planned or expected", "仅为计划或预期"),
    "quality.state-silent": ("not mentioned", "未提及"),
    "quality.state-unread": ("no report read for that year", "未读取该年报告"),
    "quality.word-reported": ("reported", "已报告"),
    "quality.word-period": ("in a longer time", "时期数字"),
    "quality.word-zero": ("zero", "零"),
    "quality.word-planned": ("planned", "计划"),
    "quality.word-silent": ("not mentioned", "未提及"),
    "quality.word-unread": ("not read", "未读"),
    "quality.mark-reported": ("●", "●"),
    "quality.mark-period": ("◐", "◐"),
    "quality.mark-zero": ("0", "0"),
    "quality.mark-planned": ("○", "○"),
    "quality.mark-silent": ("–", "–"),
    "quality.mark-unread": ("?", "?"),
    "quality.span": (
        "The reports that were read speak of {first} to {last}: from the first year they date anything "
        "to the year before their yearbook’s.",
        "已读报告涉及 {first} 年至 {last} 年：自报告所载最早年份起，至年鉴年版的前一年止。",
    ),
    "quality.no-span": ("No report that was read dates anything for it.", "已读报告未给出其任何时间。"),
    "quality.map-of": ("{name}: measures by year", "{name}：各指标逐年情况"),
    "quality.undated": ("no year told", "未注明年份"),
    "quality.totals": ("Parts and totals", "分项与总数"),
    "quality.totals-what": (
        "The parts of every total, added up as they are written. “More than” is added as its number.",
        "将每个总数的分项按原文数字相加；“超过”按其数字计算。",
    ),
    "quality.no-totals": ("No figure is part of another.", "没有构成总数的分项。"),
    "quality.total": ("Total", "总数"),
    "quality.parts": ("Parts", "分项"),
    "quality.sum": ("Sum of the parts", "分项之和"),
    "quality.difference": ("Difference", "差额"),
    "quality.verdict": ("Verdict", "结论"),
    "quality.fits": ("adds up", "相符"),
    "quality.incomplete": ("not all parts are told", "分项未全部说明"),
    "quality.differs": ("does not add up", "加总不符"),
    "quality.exceeds": ("parts exceed the total", "分项超过总数"),
    "quality.overlaps": ("What may overlap", "可能重叠的数字"),
    "quality.overlaps-what": (
        "The money or the people of one figure may be counted in another; the text does not say.",
        "同一资金或人员可能同时计入两个数字，原文未作说明。",
    ),
    "quality.no-overlaps": ("No figures are known to overlap.", "未发现可能重叠的数字。"),
    "quality.this": ("This figure", "该数字"),
    "quality.may-be-in": ("may be counted in", "可能已计入"),
    "quality.questions": ("Questions about quality", "有关数据质量的问题"),
    "quality.validation": ("What the validation found", "校验结果"),
}

add(_DATASET)
add(_QUALITY)
