"""The words of the interface, in English and in simplified Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "WORDS", "add", "say"]

LANGUAGES: Final[dict[str, str]] = {"en": "English", "zh-Hans": "简体中文"}
"""The languages of the interface, each by its own name; the first one where nobody says which."""

WORDS: Final[dict[str, tuple[str, str]]] = {
    "site.name": ("Pairing-off graph", "对口帮扶知识图谱"),
    "site.claim": (
        "Who supports whom in China’s East-West pairing-off",
        "中国东西部对口帮扶：谁帮扶谁",
    ),
    "site.skip": ("Skip to the content", "跳到正文"),
    "site.navigation": ("Main", "主导航"),
    "site.language": ("Language", "语言"),
    "site.release": ("Release", "数据版本"),
    "site.formats": ("This page as data", "本页数据格式"),
    "site.licence": ("Data under CC BY 4.0", "数据采用 CC BY 4.0 许可"),
    "site.licence-terms": ("licence", "许可协议"),
    "nav.questions": ("Questions", "问题"),
    "nav.browse": ("Browse", "浏览"),
    "nav.reports": ("Reports", "报告"),
    "nav.quality": ("Quality", "数据质量"),
    "nav.ontology": ("Ontology", "本体"),
    "nav.dataset": ("Dataset", "数据集"),
    "nav.editor": ("Query editor", "查询编辑器"),
    "error.what": ("What you can do", "您可以"),
    "error.home": ("Go to the home page", "返回首页"),
    "error.questions": ("Look through the questions", "查看问题目录"),
    "error.status": ("Status {status}", "状态码 {status}"),
    "error.search": ("Search the questions", "搜索问题"),
    "error.title-400": ("Bad Request", "请求有误"),
    "error.title-403": ("Forbidden", "不允许"),
    "error.title-404": ("Not Found", "未找到"),
    "error.title-405": ("Method Not Allowed", "不支持此方法"),
    "error.title-406": ("Not Acceptable", "没有所要的格式"),
    "error.title-413": ("Content Too Large", "请求过大"),
    "error.title-415": ("Unsupported Media Type", "不支持此媒体类型"),
    "error.title-429": ("Too Many Requests", "请求过多"),
    "error.detail-404": ("There is nothing at this address.", "此地址没有内容。"),
    "error.detail-405": ("This address does not take this method.", "此地址不接受这种请求方法。"),
    "word.and": ("and", "和"),
    "word.or": ("or", "或"),
    "word.more": ("{n} more", "另有 {n} 项"),
    "word.none": ("none", "无"),
    "word.yes": ("yes", "是"),
    "word.no": ("no", "否"),
    "word.open": ("open", "不定"),
    "word.derived": ("derived", "推导"),
    "word.path": ("You are here", "当前位置"),
    "word.sentence": ("sentence {n}", "第 {n} 句"),
    "word.characters": ("characters {start}–{end}", "字符 {start}–{end}"),
    "word.colon": (": ", "："),
    "word.stop": (".", "。"),
    "word.north": ("{n}° N", "北纬 {n}°"),
    "word.south": ("{n}° S", "南纬 {n}°"),
    "word.east": ("{n}° E", "东经 {n}°"),
    "word.west": ("{n}° W", "西经 {n}°"),
    "word.point": ("{latitude}, {longitude}", "{latitude}，{longitude}"),
    "word.year": ("{n} year", "{n} 年"),
    "word.years": ("{n} years", "{n} 年"),
    "word.month": ("{n} month", "{n} 个月"),
    "word.months": ("{n} months", "{n} 个月"),
    "word.day": ("{n} day", "{n} 天"),
    "word.days": ("{n} days", "{n} 天"),
    "word.search": ("Search", "搜索"),
    "word.all": ("All", "全部"),
    "word.table": ("table, scrolls sideways", "表格，可横向滚动"),
}
"""Key → the English and the Chinese word; ``{name}`` stands for a value put in."""

_PLACES: Final = {language: place for place, language in enumerate(LANGUAGES)}


def add(words: Mapping[str, tuple[str, str]]) -> None:
    """Add the words of a part of the site.

    Raises:
        ValueError: a key is taken by another word.

    >>> add({"site.skip": ("Skip", "跳过")})
    Traceback (most recent call last):
    ValueError: The words have these keys already: site.skip.

    """
    if taken := [key for key, pair in words.items() if WORDS.get(key, pair) != pair]:
        raise ValueError(f"The words have these keys already: {', '.join(taken)}.")
    WORDS.update(words)


def say(language: str, key: str, /, **values: object) -> str:
    """Say a word in a language.

    Raises:
        KeyError: there is no such word.

    >>> say("zh-Hans", "word.more", n=3)
    '另有 3 项'

    """
    word = WORDS[key][_PLACES[language]]
    return word.format(**values) if values else word
