"""Pictures as Vega-Lite: bars with bounds, points by year, bands from supporter to supported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pairgraph.serve.plots import Mark, Plot

__all__ = ["THEMES", "WIDTH", "height", "specification", "unit_of", "value_text"]

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH: Final = 760
_ROW: Final = 28
_AROUND: Final = 70
_YEARS_HEIGHT: Final = 320
_LABEL: Final = 300
_SIGN: Final = 7.0
"""How wide a letter is, roughly; a Chinese character takes two."""
_BENDS: Final = (0, 0.12, 0.88, 1)
"""Where a band leaves its side and reaches the other."""
_FONT: Final = "Arial, Liberation Sans, Helvetica, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
"""Fonts of one width: the picture is laid out here and shown elsewhere."""

THEMES: Final[dict[str, dict[str, Any]]] = {
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


def specification(plot: Plot, lang: str, theme: str = "light") -> dict[str, Any]:
    """Return a plot as a Vega-Lite document with its data in it."""
    colours = THEMES[theme]
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": height(plot),
        "autosize": {"type": "fit", "contains": "padding"},
        "background": colours["paper"],
        **_DRAW[plot.kind](plot, lang, colours),
        "config": _config(colours),
    }


def height(plot: Plot) -> int:
    """Return how high the picture is, in pixels."""
    if plot.kind == "years":
        return _YEARS_HEIGHT
    return _ROW * len(plot.marks) + (20 if plot.kind == "flow" else _AROUND)


def unit_of(plot: Plot, lang: str) -> str:
    """Return what the numbers are counted in."""
    if plot.kind == "numbers":
        return say(lang, f"chart.{plot.counted}")
    unit = say(lang, "chart.cny") if plot.unit == "CNY" else plot.unit
    return say(lang, "chart.million", unit=unit) if plot.factor > 1 else unit


def value_text(mark: Mark, lang: str) -> str:
    """Write a mark's number as far as it is known.

    >>> from pairgraph.serve import chart_words
    >>> from pairgraph.serve.plots import Mark
    >>> value_text(Mark("", lower=21.106, upper=24.306), "en"), value_text(Mark("", lower=8), "en")
    ('21.106–24.306', 'at least 8')
    """
    if mark.lower is None and mark.upper is None:
        return say(lang, "chart.untold")
    if mark.upper is None:
        return say(lang, "chart.at-least", n=_short(mark.lower))
    if mark.lower is None:
        return say(lang, "chart.at-most", n=_short(mark.upper))
    if mark.lower == mark.upper:
        return _short(mark.lower)
    return f"{_short(mark.lower)}–{_short(mark.upper)}"


def _short(number: float | None) -> str:
    return f"{number or 0:,.3f}".rstrip("0").rstrip(".")


def _bars(plot: Plot, lang: str, colours: dict[str, Any]) -> dict[str, Any]:
    groups = _groups(plot.marks)
    rows = [_bar(mark, lang, groups) for mark in plot.marks]
    y = {"field": "label", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": _LABEL}}
    x = {
        "type": "quantitative",
        "scale": {"domain": [0, _end(rows)], "nice": False},
        "axis": _axis(plot, lang),
    }
    colour = _colour(groups, colours)

    def layer(mark: dict[str, Any], where: str, **encoding: Any) -> dict[str, Any]:  # noqa: ANN401
        return {"transform": [{"filter": where}], "mark": mark, "encoding": {"y": y, **encoding}}

    def span(start: str, stop: str) -> dict[str, Any]:
        return {"x": {"field": start, **x}, "x2": {"field": stop}}

    size = {"size": 14}
    return {
        "data": {"values": rows},
        "layer": [
            layer({"type": "bar", **size}, "datum.sure > 0", **span("zero", "sure"), color=colour),
            layer(
                {"type": "bar", "opacity": 0.35, **size}, "datum.range", **span("from", "to"), color=colour
            ),
            layer({"type": "rule", "strokeWidth": 2}, "datum.range", **span("from", "to")),
            layer({"type": "tick", **size}, "datum.range", x={"field": "to", **x}),
            layer(
                {"type": "point", "shape": "triangle-right", "filled": True, "size": 110, "xOffset": 7},
                "datum.open",
                x={"field": "end", **x},
                color=colour,
            ),
            layer(
                {"type": "text", "align": "left", "dx": 18},
                "true",
                x={"field": "end", **x},
                text={"field": "text"},
            ),
        ],
    }


def _bar(mark: Mark, lang: str, groups: Sequence[str]) -> dict[str, Any]:
    sure, most = mark.lower or 0, mark.upper if mark.upper is not None else mark.lower or 0
    name = f"{mark.group}: {mark.label}" if len(groups) > 1 and mark.group != mark.label else mark.label
    return {
        "label": name,
        "group": mark.group,
        "zero": 0,
        "sure": sure,
        "from": sure,
        "to": most,
        "range": most > sure,
        "open": mark.upper is None and mark.lower is not None,
        "end": max(sure, most),
        "text": value_text(mark, lang),
    }


def _end(rows: Sequence[dict[str, Any]]) -> float:
    """Return where the axis ends, so that the text behind each bar has its room."""
    labels = min(_LABEL, max(_wide(row["label"]) for row in rows))
    plot = WIDTH - labels - 40
    return max(row["end"] * plot / (plot - 40 - _wide(row["text"])) for row in rows) or 1


def _wide(text: str) -> float:
    return _SIGN * sum(1 if character < "\u2e80" else 2 for character in text)


def _points(plot: Plot, lang: str, colours: dict[str, Any]) -> dict[str, Any]:
    rows = [
        {
            "year": mark.year,
            "group": mark.group,
            "from": mark.lower or 0,
            "to": mark.upper if mark.upper is not None else mark.lower,
            "shape": "open" if mark.upper is None else "told",
        }
        for mark in plot.marks
    ]
    years = sorted({mark.year for mark in plot.marks if mark.year})
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": {"domain": [years[0] - 1, years[-1] + 1], "nice": False},
        "axis": {"format": "d", "tickMinStep": 1, "title": say(lang, "chart.year")},
    }
    axis = _axis(plot, lang)
    groups = _groups(plot.marks)
    colour = _colour(groups, colours, shown=len(groups) > 1)
    shape = {
        "field": "shape",
        "type": "nominal",
        "scale": {"domain": ["told", "open"], "range": ["circle", "triangle-up"]},
        "legend": None,
    }
    return {
        "data": {"values": rows},
        "encoding": {"x": x, "color": colour},
        "layer": [
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {
                    "y": {"field": "from", "type": "quantitative", "axis": axis},
                    "y2": {"field": "to"},
                },
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
                "encoding": {"y": {"field": "to", "type": "quantitative", "axis": axis}, "shape": shape},
            },
        ],
    }


def _bands(plot: Plot, _lang: str, colours: dict[str, Any]) -> dict[str, Any]:
    groups = _groups(plot.marks)
    bands, ends = _laid_out(plot.marks, groups)
    place = {
        "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [-0.35, 1.55]}},
        "y": {"field": "y", "type": "quantitative", "axis": None, "scale": {"reverse": True, "zero": False}},
    }
    text = {"type": "text", "fontSize": 14, "dx": {"expr": "datum.x ? 10 : -10"}}
    return {
        "data": {"values": bands},
        "layer": [
            {
                "mark": {"type": "line", "interpolate": "monotone", "strokeWidth": 5, "opacity": 0.6},
                "encoding": {**place, "detail": {"field": "band"}, "color": _colour(groups, colours)},
            },
            *(
                {
                    "data": {"values": [end for end in ends if end["x"] == side]},
                    "mark": {**text, "align": align, "dx": dx},
                    "encoding": {**place, "text": {"field": "name"}},
                }
                for side, align, dx in ((0, "right", -10), (1, "left", 10))
            ),
        ],
    }


def _laid_out(marks: Sequence[Mark], groups: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """Place the supported one under the other, each supporter in the middle of those it supports."""
    rights = {name: place for place, name in enumerate(dict.fromkeys(mark.label for mark in marks))}
    lefts = {
        group: (min(some) + max(some)) / 2
        for group in groups
        if (some := [rights[mark.label] for mark in marks if mark.group == group])
    }
    bands = [
        {
            "band": place,
            "group": mark.group,
            "x": x,
            "y": y,
        }
        for place, mark in enumerate(marks)
        for x, y in zip(_BENDS, (lefts[mark.group],) * 2 + (rights[mark.label],) * 2, strict=True)
    ]
    ends = [{"name": name, "x": 0, "y": y} for name, y in lefts.items()]
    return bands, ends + [{"name": name, "x": 1, "y": y} for name, y in rights.items()]


_DRAW: Final[dict[str, Callable[[Plot, str, dict[str, Any]], dict[str, Any]]]] = {
    "bounds": _bars,
    "numbers": _bars,
    "years": _points,
    "flow": _bands,
}


def _groups(marks: Sequence[Mark]) -> list[str]:
    return list(dict.fromkeys(mark.group for mark in marks))


def _axis(plot: Plot, lang: str) -> dict[str, Any]:
    step = {"tickMinStep": 1} if plot.kind == "numbers" else {}
    return {"title": unit_of(plot, lang), "grid": True, "tickCount": 6, **step}


def _colour(groups: Sequence[str], colours: dict[str, Any], *, shown: bool = False) -> dict[str, Any]:
    bands = colours["bands"]
    scale = {"domain": list(groups), "range": [bands[n % len(bands)] for n in range(len(groups))]}
    legend = {"orient": "top", "title": None, "symbolType": "circle"} if shown else None
    return {"field": "group", "type": "nominal", "scale": scale, "legend": legend}


def _config(colours: dict[str, Any]) -> dict[str, Any]:
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
