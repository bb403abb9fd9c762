"""The words of a region's page: its versions, and what it is linked to."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__: list[str] = []

_VERSIONS: Final = {
    "versions.title": ("Names, levels and codes", "名称、级别与代码"),
    "versions.what": (
        "Each state counts for the years at whose end it was in force. "
        "To join a table, take the code of its year.",
        "每个状态适用于年末有效的年份。与其他表格合并时，应使用该年的代码。",
    ),
    "versions.name": ("Name", "名称"),
    "versions.level": ("Level", "级别"),
    "versions.code": ("GB/T 2260", "国标代码"),
    "versions.start": ("From", "自"),
    "versions.end": ("Until", "至"),
    "versions.now": ("now", "至今"),
    "versions.next": ("Succeeded by", "后继"),
}
_LINKS: Final = {
    "outside.title": ("Links to the data of others", "外部数据链接"),
    "outside.what": (
        "Each link is a judgement: who made it, when, how surely (from 0 to 1) and on what ground.",
        "每条链接都是一项判断：由谁、何时作出，把握程度（0 到 1）及依据。",
    ),
    "outside.subject": ("This", "本项"),
    "outside.predicate": ("Relation", "关系"),
    "outside.other": ("Elsewhere", "外部对象"),
    "outside.target": ("Where", "来源"),
    "outside.confidence": ("Sureness", "把握"),
    "outside.author": ("Judged by", "判断者"),
    "outside.evidence": ("Evidence", "依据"),
    "outside.judgement": ("the judgement", "该判断"),
}

add(_VERSIONS)
add(_LINKS)
add(
    {
        "term.owl:sameAs": ("the same", "同一事物"),
        "term.rdfs:seeAlso": ("see also", "参见"),
        "term.skos:relatedMatch": ("related elsewhere", "外部相关概念"),
        "term.skos:narrowMatch": ("narrower elsewhere", "外部下位概念"),
    }
)
