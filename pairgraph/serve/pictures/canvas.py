"""What all pictures are drawn on: size, fonts, colours of light and dark pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.pictures.picture import Colours, Document, Picture

__all__ = ["LABEL", "THEMES", "WIDTH", "colour", "specification", "wide"]

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH: Final = 760
LABEL: Final = 300
"""How wide the names beside an axis may be, in pixels."""
_SIGN: Final = 7.0
"""How wide a letter is, roughly; a Chinese character takes two."""
_FONT: Final = "Arial, Liberation Sans, Helvetica, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
"""Fonts of one width: the picture is laid out here and shown elsewhere."""

THEMES: Final[dict[str, Colours]] = {
    "light": {
        "paper": "#ffffff",
        "ink": "#1a2224",
        "soft": "#505d61",
        "line": "#c9d1d3",
        "bands": ["#0b5e63", "#a8481f", "#5a3d80", "#2c5aa0"],
    },
    "dark": {
        "paper": "#14191a",
        "ink": "#e4e9ea",
        "soft": "#a8b4b7",
        "line": "#3b4649",
        "bands": ["#4fb3b7", "#e08a5f", "#a98fd6", "#7ba6e6"],
    },
}
"""The colours of ``site.css``."""


def specification(picture: Picture, lang: str, theme: str = "light") -> Document:
    """Return a picture as a Vega-Lite document with its data in it.

    Args:
        picture: what is drawn.
        lang: the language of the words that are not data.
        theme: light or dark.

    """
    colours = THEMES[theme]
    drawing = picture.drawing(lang, colours)
    # Several plots in one cannot be fitted into a size: they say their own.
    size = {} if "vconcat" in drawing else {"width": WIDTH, "height": picture.height, "autosize": _FIT}
    return {
        "$schema": SCHEMA,
        **size,
        "background": colours["paper"],
        **drawing,
        "config": _config(colours),
    }


_FIT: Final = {"type": "fit", "contains": "padding"}


def wide(text: str) -> float:
    """Return how wide a text is, roughly, in pixels.

    >>> wide("bee"), wide("蜜蜂")
    (21.0, 28.0)
    """
    return _SIGN * sum(1 if character < "\u2e80" else 2 for character in text)


def colour(groups: Sequence[str], colours: Colours, *, shown: bool = False) -> Document:
    """Return the encoding of groups as colours, with a legend if it is to be shown."""
    bands = colours["bands"]
    scale = {"domain": list(groups), "range": [bands[n % len(bands)] for n in range(len(groups))]}
    legend = {"orient": "top", "title": None, "symbolType": "circle"} if shown else None
    return {"field": "group", "type": "nominal", "scale": scale, "legend": legend}


def _config(colours: Colours) -> Document:
    words = {"labelColor": colours["ink"], "titleColor": colours["soft"], "labelFontSize": 13}
    return {
        "font": _FONT,
        "view": {"stroke": None},
        "axis": {
            **words,
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "gridColor": colours["line"],
            "domainColor": colours["soft"],
            "tickColor": colours["soft"],
        },
        "legend": words,
        "text": {"color": colours["ink"], "fontSize": 13},
        "rule": {"color": colours["ink"]},
        "tick": {"color": colours["ink"], "thickness": 2},
    }
