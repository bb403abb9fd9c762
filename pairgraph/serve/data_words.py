"""The words of the pages about the data themselves: the dataset and its quality."""

from __future__ import annotations

from typing import Final

from pairgraph.serve import listing_words  # noqa: F401 - these pages list things too
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
    "dataset.kinds": ("How many of each kind", "各类条目数量"),
    "dataset.inputs": ("What it was built from", "构建来源"),
    "dataset.inputs-what": ("{n} files", "{n} 个文件"),
}

add(_DATASET)
