"""The words of the query editor."""

from __future__ import annotations

from typing import Final

from pairgraph.serve.words import add

__all__ = ["SCRIPT"]

SCRIPT: Final = (
    *("label", "mistake", "run", "stop", "running", "stopped", "done", "unreachable"),
    *("answer", "rows", "more", "true", "false", "keys"),
)
"""The words that the script shows: ``editor.<name>``."""

add(
    {
        "editor.lead": (
            "Ask the graph anything in SPARQL 1.1. What you change here changes nothing in the data.",
            "用 SPARQL 1.1 向知识图谱自由提问。此处的任何操作都不会改变数据。",
        ),
        "editor.label": ("SPARQL query", "SPARQL 查询"),
        "editor.format": ("Format", "格式"),
        "editor.open": ("Get the answer as a file", "下载查询结果"),
        "editor.run": ("Run", "运行"),
        "editor.stop": ("Stop", "停止"),
        "editor.running": ("Running …", "正在运行……"),
        "editor.stopped": ("Stopped.", "已停止。"),
        "editor.done": ("Done", "完成"),
        "editor.unreachable": ("The server did not answer.", "服务器没有响应。"),
        "editor.mistake": ("SPARQL expects something else here.", "此处不符合 SPARQL 语法。"),
        "editor.answer": ("Answer", "查询结果"),
        "editor.rows": ("Rows: {n}", "行数：{n}"),
        "editor.more": ("Show more rows ({n} left)", "显示更多（还有 {n} 行）"),
        "editor.true": ("Yes, it is so (true).", "是（true）。"),
        "editor.false": ("No, it is not so (false).", "否（false）。"),
        "editor.keys": (
            "Ctrl+Enter runs the query, Ctrl+Space proposes terms by name or by label, "
            "Tab leaves the editor.",
            "Ctrl+Enter 运行查询，Ctrl+空格 按名称或中英文标签提示术语，Tab 离开编辑器。",
        ),
        "editor.plain": (
            "This is the plain form: the server was started without its editor, which `make web` builds.",
            "这是简易表单：服务器未包含完整编辑器，可用 make web 构建。",
        ),
        "editor.no-script": (
            "Without JavaScript the answer comes as a file in the format you choose.",
            "未启用 JavaScript 时，查询结果以所选格式的文件返回。",
        ),
        "editor.examples": ("Begin with a stored question", "从已存问题开始"),
        "editor.examples-lead": (
            "Each opens here as SPARQL that you can change.",
            "点击后以可修改的 SPARQL 形式在此打开。",
        ),
        "editor.from": ("This is the SPARQL of the question", "这是以下问题的 SPARQL"),
        "editor.results": ("tables", "表格"),
        "editor.triples": ("triples", "三元组"),
    }
)
