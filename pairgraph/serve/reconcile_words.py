"""The words of the reconciliation service."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__: list[str] = []

_WORDS: Final = {
    "reconcile.service": ("Pairing-off graph", "对口帮扶知识图谱"),
    "reconcile.in": ("{kind} in {places}", "{places} · {kind}"),
    "reconcile.code": ("code {code}", "代码 {code}"),
    "reconcile.former": ("formerly {names}", "曾用名：{names}"),
    "reconcile.page": ("Open its page", "打开页面"),
    "reconcile.names": ("Also called", "又称"),
    "reconcile.unknown": ("Nothing here has this identifier.", "此标识符不存在。"),
    "reconcile.limit": ("Limit", "上限"),
    "reconcile.limit-help": ("Most values to return for a row; 0 for all", "每行最多返回的值数；0 表示全部"),
    "reconcile.year": ("Year", "年份"),
    "reconcile.year-help": (
        "Names, codes and levels as they were at the end of this year; 0 for today",
        "返回该年末的名称、代码和级别；0 表示当前",
    ),
    "reconcile.content": ("Things as", "实体形式"),
    "reconcile.content-help": (
        "Whether things come as matched cells, names or IRIs",
        "实体以匹配单元格、名称或 IRI 返回",
    ),
    "reconcile.content-entity": ("matched cells", "匹配单元格"),
    "reconcile.content-name": ("names", "名称"),
    "reconcile.content-iri": ("IRIs", "IRI"),
    "property.year": ("year that names and codes are of", "名称与代码所属年份"),
    "property.formerName": ("former name", "曾用名"),
    "property.formerCode": ("former code", "曾用代码"),
    "property.skos:prefLabel": ("name", "名称"),
    "property.skos:hiddenLabel": ("misspelt as", "误写作"),
    "property.org:memberOf": ("member of", "所属组织"),
    "property.org:subOrganizationOf": ("part of the organization", "上级组织"),
    "property.owl:sameAs": ("the same thing elsewhere", "等同实体"),
    "property.skos:exactMatch": ("the same concept elsewhere", "等同概念"),
    "property.skos:narrowMatch": ("narrower elsewhere", "外部下位概念"),
    "property.skos:relatedMatch": ("related elsewhere", "外部相关概念"),
    "property.dcterms:source": ("source", "来源"),
    "property.qudt:conversionMultiplier": ("factor to the base unit", "换算系数"),
}

add(_WORDS)
