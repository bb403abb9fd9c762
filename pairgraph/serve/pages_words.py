"""The words of the pages about things, and our words for other vocabularies' terms."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__ = ["TERMS"]

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

TERMS: Final = {
    "owl:Class": ("class", "类"),
    "owl:ObjectProperty": ("object property", "对象属性"),
    "owl:DatatypeProperty": ("datatype property", "数据属性"),
    "owl:AnnotationProperty": ("annotation property", "注释属性"),
    "owl:NamedIndividual": ("individual", "个体"),
    "owl:Ontology": ("ontology", "本体"),
    "owl:TransitiveProperty": ("transitive property", "传递属性"),
    "skos:Concept": ("concept", "概念"),
    "skos:ConceptScheme": ("concept scheme", "概念表"),
    "rdf:type": ("type", "类型"),
    "rdfs:subClassOf": ("broader class", "上位类"),
    "rdfs:subPropertyOf": ("broader property", "上位属性"),
    "rdfs:isDefinedBy": ("defined by", "定义于"),
    "rdfs:seeAlso": ("see also", "参见"),
    "rdfs:range": ("kind of value", "值的类型"),
    "rdfs:domain": ("kind of subject", "主体类型"),
    "schema:domainIncludes": ("used with", "适用于"),
    "schema:rangeIncludes": ("takes", "取值类型"),
    "owl:disjointWith": ("never also a", "互斥类"),
    "owl:inverseOf": ("inverse", "逆属性"),
    "owl:versionInfo": ("version", "版本"),
    "owl:versionIRI": ("this version", "版本标识"),
    "skos:definition": ("definition", "定义"),
    "skos:scopeNote": ("scope", "适用说明"),
    "skos:example": ("example", "示例"),
    "skos:altLabel": ("also called", "别称"),
    "skos:notation": ("notation", "标记"),
    "skos:inScheme": ("scheme", "概念表"),
    "skos:topConceptOf": ("top concept of", "顶层概念所属"),
    "skos:broader": ("broader", "上位概念"),
    "skos:exactMatch": ("the same elsewhere", "等同"),
    "skos:closeMatch": ("close elsewhere", "近似"),
    "skos:broadMatch": ("broader elsewhere", "外部上位概念"),
    "dcterms:title": ("title", "标题"),
    "dcterms:description": ("description", "说明"),
    "dcterms:isPartOf": ("part of", "所属"),
    "dcterms:source": ("source", "来源"),
    "dcterms:creator": ("signed by", "署名"),
    "dcterms:publisher": ("publisher", "出版者"),
    "dcterms:language": ("language", "语言"),
    "dcterms:license": ("licence", "许可"),
    "bibo:edition": ("edition", "年版"),
    "prov:wasDerivedFrom": ("source passage", "出处"),
    "prov:used": ("input", "输入"),
}
"""Prefixed name of another vocabulary's term → its words here."""

add(_THINGS)
add({f"term.{name}": pair for name, pair in TERMS.items()})
