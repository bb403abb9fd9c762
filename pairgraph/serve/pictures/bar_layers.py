"""Bars as layers of a plot: solid up to the lower bound, pale up to the upper one, a tip where it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.pictures.amounts import amount
from pairgraph.serve.pictures.canvas import LABEL, WIDTH, colour, wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.pictures.amounts import Mark
    from pairgraph.serve.pictures.picture import Colours, Document

__all__ = ["layers"]

_SIZE: Final = {"size": 14}


def layers(
    marks: Sequence[Mark], lang: str, axis: Document, all_groups: Sequence[str], colours: Colours
) -> Document:
    """Return the layers of a plot of bars.

    Args:
        marks: a bar each.
        lang: the language of words such as *at least*.
        axis: what is said of the axis of numbers.
        all_groups: each gets a colour.
        colours: those of the page.

    """
    rows = [_row(mark, lang, all_groups) for mark in marks]
    y = {"field": "label", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": LABEL}}
    x = {"type": "quantitative", "scale": {"domain": [0, _end(rows)], "nice": False}, "axis": axis}
    tint = colour(all_groups, colours)

    def layer(mark: Document, where: str, **encoding: Document) -> Document:
        return {"transform": [{"filter": where}], "mark": mark, "encoding": {"y": y, **encoding}}

    def span(start: str, stop: str) -> Document:
        return {"x": {"field": start, **x}, "x2": {"field": stop}}

    end = {"field": "end", **x}
    tip = {"type": "point", "shape": "triangle-right", "filled": True, "size": 110, "xOffset": 7}
    pale = {"type": "bar", "opacity": 0.35, **_SIZE}
    text = {"type": "text", "align": "left", "dx": 18}
    return {
        "data": {"values": rows},
        "layer": [
            layer({"type": "bar", **_SIZE}, "datum.sure > 0", **span("zero", "sure"), color=tint),
            layer(pale, "datum.range", **span("from", "to"), color=tint),
            layer({"type": "rule", "strokeWidth": 2}, "datum.range", **span("from", "to")),
            layer({"type": "tick", **_SIZE}, "datum.range", x={"field": "to", **x}),
            layer(tip, "datum.open", x=end, color=tint),
            layer(text, "true", x=end, text={"field": "text"}),
        ],
    }


def _row(mark: Mark, lang: str, all_groups: Sequence[str]) -> Document:
    sure, most = mark.lower or 0, mark.upper if mark.upper is not None else mark.lower or 0
    both = len(all_groups) > 1 and mark.group not in {"", mark.label}
    return {
        "label": f"{mark.group}: {mark.label}" if both else mark.label,
        "group": mark.group,
        "zero": 0,
        "sure": sure,
        "from": sure,
        "to": most,
        "range": most > sure,
        "open": mark.upper is None and mark.lower is not None,
        "end": max(sure, most),
        "text": amount(mark, lang),
    }


def _end(rows: Sequence[Document]) -> float:
    """Return where the axis ends, so that the text behind each bar has its room."""
    labels = min(LABEL, max(wide(row["label"]) for row in rows))
    plot = WIDTH - labels - 40
    return max(row["end"] * plot / (plot - 40 - wide(row["text"])) for row in rows) or 1
