"""The words of the pages of questions and answers."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__ = ["QUESTION_WORDS"]

QUESTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    "questions.title": ("Questions", "问题目录"),
    "questions.lead": (
        "{n} questions that the data answers. Each has a page with a form, the answer, and the sentence "
        "behind every cell.",
        "数据可以回答的 {n} 个问题。每个问题都有专页：查询表单、答案，以及每个单元格所依据的句子。",
    ),
    "questions.topics": ("Topics", "主题"),
    "questions.found": ("{n} found", "找到 {n} 个"),
    "questions.none": ("No question speaks of this. Try other words.", "没有相关问题，请换用其他词语。"),
    "questions.search": ("Search the questions", "搜索问题"),
    "questions.api": ("Use them from a program: ", "供程序调用："),
    "topic.actors": ("Actors", "参与方"),
    "topic.audits": ("Audits", "核查"),
    "topic.federation": ("With other open data", "与其他开放数据关联"),
    "topic.funding": ("Funding", "资金"),
    "topic.interventions": ("Interventions", "帮扶举措"),
    "topic.links": ("Links to other data", "与外部数据的链接"),
    "topic.outcomes": ("Outcomes", "成效"),
    "topic.places": ("Places", "地区"),
    "topic.comparison": ("Comparison", "比较"),
    "topic.comparisons": ("Comparisons", "比较"),
    "topic.provenance": ("Provenance", "出处"),
    "topic.relations": ("Relations", "帮扶关系"),
    "topic.silence": ("What is not said", "报告未载"),
    "topic.time": ("Time", "时间"),
    "live.asks": ("This question asks other servers, live:", "本问题实时查询其他服务器："),
    "live.not-asked": ("Not asked here", "此处不查询"),
    "live.not-asked-what": (
        "Those who run this site have not allowed it to ask other servers. Ask it on your own computer:",
        "本站的运行者未允许其查询其他服务器。您可以在自己的计算机上查询：",
    ),
    "live.failed": ("No answer", "没有答案"),
    "live.partial": ("This answer is partial", "答案不完整"),
    "question.ask": ("Choose and ask", "选择并查询"),
    "question.submit": ("Ask", "查询"),
    "question.reset": ("Reset", "重置"),
    "question.any": ("any", "不限"),
    "question.several": ("Several may be chosen.", "可多选。"),
    "question.required": ("needed", "必填"),
    "question.wrong": ("This cannot be asked as it is", "无法按此条件查询"),
    "question.wrong-what": ("Choose again in the form below.", "请在下方表单中重新选择。"),
    "question.first": ("Choose what is needed, then ask.", "请先填写必填项，再查询。"),
    "answer.title": ("Answer", "答案"),
    "answer.rows": ("{n} rows", "共 {n} 行"),
    "answer.row": ("1 row", "共 1 行"),
    "answer.empty": ("The data has no answer to this.", "数据中没有符合条件的结果。"),
    "answer.audit": ("Nothing was found, as it should be.", "未发现问题，符合预期。"),
    "answer.part": ("rows {first} to {last}", "第 {first} 至 {last} 行"),
    "answer.previous": ("Previous rows", "上一页"),
    "answer.next": ("Next rows", "下一页"),
    "answer.whole": ("All rows", "全部各行"),
    "answer.columns": ("What the columns mean", "各列含义"),
    "answer.evidence": ("Evidence", "依据"),
    "answer.passage": ("1 passage", "1 处原文"),
    "answer.passages": ("{n} passages", "{n} 处原文"),
    "answer.no-passage": ("not told by a report", "非报告所载"),
    "answer.of-row": ("row {n}", "第 {n} 行"),
    "answer.more": ("{n} more passages", "另有 {n} 处原文"),
    "answer.yes": ("yes", "是"),
    "answer.no": ("no", "否"),
    "use.title": ("Take it with you", "取用"),
    "use.download": ("Download", "下载"),
    "use.query": ("The query (SPARQL)", "查询语句（SPARQL）"),
    "use.edit": ("Edit it in the query editor", "在查询编辑器中修改"),
    "use.code": ("Code to copy", "可复制的代码"),
    "cite.title": ("Cite this answer", "引用此答案"),
    "cite.lead": (
        "The permanent link names the release, the query and the parameters. {command} tells whether the "
        "answer is still the same.",
        "永久链接包含数据版本、查询及参数。用 {command} 可核实答案是否仍然相同。",
    ),
    "cite.link": ("Permanent link", "永久链接"),
    "cite.text": ("In words", "文字"),
}
"""Key → the English and the Chinese word."""

add(QUESTION_WORDS)
