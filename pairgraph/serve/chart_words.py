"""The words of the pictures of answers."""

from __future__ import annotations

from pairgraph.serve.words import add

__all__: list[str] = []

add(
    {
        "chart.at-least": ("at least {n}", "至少 {n}"),
        "chart.at-most": ("at most {n}", "至多 {n}"),
        "chart.untold": ("not told", "未说明"),
        "chart.cny": ("CNY", "元"),
        "chart.million": ("million {unit}", "百万{unit}"),
        "chart.year": ("Year", "年份"),
        "chart.number": ("number", "数量"),
        "chart.count": ("number", "数量"),
        "chart.total": ("number", "数量"),
        "chart.named": ("number of works", "行动数量"),
        "chart.works": ("number of works", "行动数量"),
        "chart.of-bounds": ("Bar chart", "条形图"),
        "chart.of-numbers": ("Bar chart", "条形图"),
        "chart.of-years": ("Chart by year", "按年份的图"),
        "chart.of-flow": ("Who supports whom", "帮扶关系图"),
        "chart.supports": ("{supporter} supports {supported}", "{supporter} 帮扶 {supported}"),
        "chart.in": ("in {unit}", "单位：{unit}"),
        "chart.rest": ("and {n} more", "另有 {n} 项"),
        "chart.key-bounds": (
            "The solid bar is the lower bound, the pale one reaches to the upper bound; "
            "a tip shows that there is no upper bound.",
            "深色条为下限，浅色条延伸至上限；箭头表示没有上限。",
        ),
        "chart.key-years": (
            "Lines reach from the lower to the upper bound; a tip shows that there is no upper bound.",
            "竖线由下限到上限；三角表示没有上限。",
        ),
        "chart.region": ("Picture of the answer, scrolls sideways", "结果图示，可横向滚动"),
        "chart.table": ("The same as a table", "查看对应表格"),
        "chart.source": ("Vega-Lite", "Vega-Lite"),
    }
)
