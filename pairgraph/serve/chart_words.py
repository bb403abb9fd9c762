"""The words of the pictures of answers."""

from __future__ import annotations

from pairgraph.serve.words import add

__all__: list[str] = []

add(
    {
        "chart.at-least": ("at least {n}", "至少 {n}"),
        "chart.at-most": ("at most {n}", "至多 {n}"),
        "chart.untold": ("not told", "未说明"),
        "chart.since": ("since {year}", "自 {year} 年起"),
        "chart.until": ("until {year}", "至 {year} 年"),
        "chart.vague": ("{said} (not stated as such)", "{said}（非原文直述）"),
        "chart.million": ("million {unit}", "百万{unit}"),
        "chart.year": ("Year", "年份"),
        "chart.number": ("number", "数量"),
        "chart.count": ("number", "数量"),
        "chart.total": ("number", "数量"),
        "chart.named": ("number of works", "行动数量"),
        "chart.works": ("number of works", "行动数量"),
        "chart.lower": ("lower bound", "下限"),
        "chart.of-bounds": ("Bar chart", "条形图"),
        "chart.of-units": ("Bar charts, one for each unit", "按单位分列的条形图"),
        "chart.of-years": ("Chart by year", "按年份的图"),
        "chart.of-flow": ("Who supports whom", "帮扶关系图"),
        "chart.of-periods": ("Timeline", "时间轴"),
        "chart.of-map": ("Map of regions", "地区位置图"),
        "chart.of-map-flow": ("Map of who supports whom", "帮扶关系地图"),
        "chart.supports": ("{supporter} supports {supported}", "{supporter}帮扶{supported}"),
        "chart.in": ("in {unit}", "单位：{unit}"),
        "chart.rest": ("and {n} more", "另有 {n} 项"),
        "chart.key-bounds": (
            "The solid bar is the lower bound, the pale one reaches to the upper bound; "
            "a tip shows that there is no upper bound.",
            "深色条为下限，浅色条延伸至上限；箭头表示没有上限。",
        ),
        "chart.key-units": (
            "Each unit has an axis of its own: lengths compare within a unit only.",
            "每种单位各有坐标轴，只能在同一单位内比较长短。",
        ),
        "chart.left-units": (
            "Rows not drawn, as they tell no number, have a unit of their own or find no room: {n}.",
            "未画出（数值未说明、单位仅此一行或图中已无位置）：{n} 行。",
        ),
        "chart.key-years": (
            "Lines reach from the lower to the upper bound; a tip shows that there is no upper bound.",
            "竖线由下限到上限；三角表示没有上限。",
        ),
        "chart.key-periods": (
            "Bars are periods, dots single years; a tip shows an end that is not told. "
            "What is dashed or hollow is not stated as such but follows from the context.",
            "条形为时段，圆点为单一年份；箭头表示起止未说明。"
            "虚线或空心表示年份并非原文直述，而由上下文得出。",
        ),
        "chart.over-periods": (
            "Only the first are drawn; the table has {n} more.",
            "仅画出前面的部分，其余 {n} 项见表格。",
        ),
        "chart.left-periods": ("Rows not drawn, as no year is told: {n}.", "未画出（没有年份）：{n} 行。"),
        "chart.key-map": (
            "A point is the seat of a region; there are no boundaries on this map.",
            "每个点为该地区政府驻地；本图不画界线。",
        ),
        "chart.key-quiet": (
            "Lines lead to the narrowest regions that are named; hollow points are wider ones around them.",
            "连线指向所载最小的地区；空心点为其上级地区。",
        ),
        "chart.key-size": ("The area of a dot shows: {what}.", "圆点面积表示：{what}。"),
        "chart.left-map": (
            "Regions not on the map, as no point is known: {n}.",
            "未在图上（没有坐标）的地区：{n} 个。",
        ),
        "chart.region": ("Picture of the answer, scrolls sideways", "结果图示，可横向滚动"),
        "chart.table": ("The same as a table", "查看对应表格"),
        "chart.source": ("Vega-Lite", "Vega-Lite"),
    }
)
