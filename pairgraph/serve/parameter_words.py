"""What the parameters of the stored questions mean, in Chinese; their own descriptions are English."""

from __future__ import annotations

from typing import Final

__all__ = ["PARAMETER_WORDS"]

PARAMETER_WORDS: Final[dict[str, str]] = {
    "The report that names the actor; both unless given.": "提及该参与方的报告；不填则两份皆查。",
    "Who was honoured; all unless given.": "受表彰者；不填则为全部。",
    "The department; all of them unless given.": "部门；不填则为全部。",
    "The enterprise or group of enterprises; all of them unless given.": "企业或企业群体；不填则为全部。",
    "The leading group; all of them unless given.": "领导小组；不填则为全部。",
    "Where the organization is based; everywhere unless given.": "组织所在地；不填则不限。",
    "The person; all of them unless given.": "人物；不填则为全部。",
    "Who issued it; all unless given.": "发布方；不填则为全部。",
    "Group, or appointment without a name; both unless given.": "群体，或未载姓名的任职；不填则两者皆查。",
    "The actor; all of them unless given.": "参与方；不填则为全部。",
    "What the actor did; all three unless given.": "参与方做了什么；不填则三者皆查。",
    "The region that supports; all of them unless given.": "给予帮扶的地区；不填则为全部。",
    "The measure; all of them unless given.": "指标；不填则为全部。",
    "The report; all of them unless given.": "报告；不填则为全部。",
    "The level of the regions; all of them unless given.": "地区级别；不填则为全部。",
    "The supported region; all of them unless given.": "受帮扶地区；不填则为全部。",
    "The region where the investor is based; all of them, and those not told, unless given.": (
        "投资方所在地区；不填则为全部（含未说明者）。"
    ),
    "The actor that gave; all of them unless given.": "给予方；不填则为全部。",
    "The region or group that received; all of them unless given.": "受援的地区或群体；不填则为全部。",
    "The sector; all of them unless given.": "领域；不填则为全部。",
    "The year; all of them unless given.": "年份；不填则为全部。",
    "The incident; all of them unless given.": "事件；不填则为全部。",
    "Goal, principle or condition; all unless given.": "目标、原则或条件；不填则为全部。",
    "The region; all of them unless given.": "地区；不填则为全部。",
    "The whole; all of them unless given.": "总项；不填则为全部。",
    "The collection linked to; all of them unless given.": "所链接的数据集；不填则为全部。",
    "The thing of ours; all of them unless given.": "本图中的事物；不填则为全部。",
    "The collection; wikidata unless given.": "数据集；不填则为 wikidata。",
    "Output or outcome; both unless given.": "产出或成效；不填则两者皆查。",
    "The year; 2009 unless given.": "年份；不填则为 2009 年。",
    "The year that the codes are from; 2009 unless given.": "代码所属年份；不填则为 2009 年。",
    "The year of the table to join with; 2020 unless given.": "要合并的表格的年份；不填则为 2020 年。",
    "The level; all of them unless given.": "级别；不填则为全部。",
    "The region; the whole of China unless given.": "地区；不填则为全国。",
    "The class; all of them unless given.": "类；不填则为全部。",
    "The section's name as the report has it; all of them unless given.": (
        "报告中的章节名称；不填则为全部。"
    ),
    "The relation; all of them unless given.": "帮扶关系；不填则为全部。",
    "The year.": "年份。",
    "The kind of thing; all of them unless given.": "事物类型；不填则为全部。",
    "Only what begins, or is told up to, in this year or later.": "仅限起始或截止于该年及以后的内容。",
    "Only what begins, or is told up to, in this year or earlier.": "仅限起始或截止于该年及以前的内容。",
}
"""English → Chinese; what is not here is shown in English."""
