"""Literals as people write them: numbers, stretches of time, points on the earth, durations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pairgraph.graph.terms import decimal_text
from pairgraph.serve.words import WORDS, say
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from decimal import Decimal

    from pairgraph.query.values import Text

__all__ = ["level", "number", "period", "written"]

_POINT: Final = re.compile(r"POINT ?\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)")
_DURATION: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_PARTS: Final = ("years", "months", "days")


def number(value: Decimal | int | None) -> str:
    """Write a number for people; nothing for none.

    >>> from decimal import Decimal
    >>> number(Decimal("99233000.0")), number(None)
    ('99,233,000', '')
    """
    if value is None:
        return ""
    whole, point, rest = decimal_text(value).partition(".")
    return f"{int(whole):,}" + point + rest


def period(start: object, end: object, lang: str) -> str:
    """Write a stretch of time as precisely as it is known: 2002–2009, since 2004, until 2009, or nothing.

    >>> from pairgraph.serve import pages_words
    >>> period("2002", "2009", "en"), period("2004", None, "en"), period(None, None, "en")
    ('2002–2009', 'since 2004', '')
    """
    if start and end:
        return str(start) if start == end else f"{start}–{end}"
    if start or end:
        return say(lang, "figure.since" if start else "figure.until", year=start or end)
    return ""


def written(text: Text, lang: str) -> str:
    """Write a literal for people: a point by its degrees, a duration by its years; others as they are.

    >>> from pairgraph.query.values import Text
    >>> from pairgraph.serve import pages_words
    >>> written(Text("POINT(113.57 22.27)", datatype=PREFIXES["geo"] + "wktLiteral"), "en")
    '22.27° N, 113.57° E'
    >>> written(Text("P3Y", datatype=PREFIXES["xsd"] + "duration"), "zh-Hans")
    '3 年'
    """
    if text.datatype == PREFIXES["geo"] + "wktLiteral" and (point := _POINT.fullmatch(text)):
        return _place(point[1], point[2], lang)
    if text.datatype == PREFIXES["xsd"] + "duration" and (parts := _DURATION.fullmatch(text)):
        told = (_counted(part, n, lang) for part, n in zip(_PARTS, parts.groups(), strict=True) if n)
        return " ".join(told) or str(text)
    return str(text)


def level(text: str, lang: str) -> str:
    """Write the level of a region in a language.

    >>> from pairgraph.serve import listing_words
    >>> level("county", "zh-Hans"), level("galaxy", "zh-Hans")
    ('县级', 'galaxy')
    """
    return say(lang, f"level.{text}") if f"level.{text}" in WORDS else text


def _place(east: str, north: str, lang: str) -> str:
    latitude = say(lang, "word.south" if north.startswith("-") else "word.north", n=north.lstrip("-"))
    longitude = say(lang, "word.west" if east.startswith("-") else "word.east", n=east.lstrip("-"))
    return say(lang, "word.point", latitude=latitude, longitude=longitude)


def _counted(part: str, count: str, lang: str) -> str:
    return say(lang, f"word.{part.removesuffix('s') if int(count) == 1 else part}", n=count)
