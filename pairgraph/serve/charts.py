"""Pictures of answers: chosen from an answer's columns, described as Vega-Lite, drawn here as SVG.

Pages need no script for them: a picture is an ``<img>`` that the browser fetches when the page is there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.routing import Route

from pairgraph.serve import chart_words  # noqa: F401 - it adds the words of the pictures
from pairgraph.serve.asked import ask, given
from pairgraph.serve.drawing import can_draw, svg
from pairgraph.serve.language import language
from pairgraph.serve.page import same
from pairgraph.serve.permanent import query_string
from pairgraph.serve.plots import Plot, plot
from pairgraph.serve.problem import Problem
from pairgraph.serve.vega import WIDTH, height, specification, unit_of, value_text
from pairgraph.serve.words import say

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.query.answer import Answer
    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.permanent import Parameters
    from pairgraph.serve.state import Site

__all__ = ["Figure", "describe", "figure", "routes", "spec"]

_TOLD: Final = 12
_QUEUE: Final = 64
_turn: Final = CapacityLimiter(1)
_TYPES: Final = {
    "svg": "image/svg+xml",
    "dark.svg": "image/svg+xml",
    "json": "application/vnd.vegalite.v6+json",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as a page shows it: where it is for light and dark, its size, and what it says in words."""

    light: str
    dark: str
    source: str
    width: int
    height: int
    alt: str
    key: str


def spec(
    question: StoredQuery, answer: Answer, lang: str = "en", theme: str = "light"
) -> dict[str, Any] | None:
    """Return the picture of an answer as a Vega-Lite document; None where none says more than the table.

    Args:
        question: the stored query.
        answer: what it gave.
        lang: the language of the words that are not data.
        theme: light or dark.

    """
    found = plot(question, answer)
    return specification(found, lang, theme) if found else None


def figure(question: StoredQuery, answer: Answer, parameters: Parameters, lang: str) -> Figure | None:
    """Return the picture for a page; None where there is none, or nothing here to draw it with."""
    found = plot(question, answer) if can_draw() else None
    if found is None:
        return None
    rest = query_string((*parameters, ("lang", lang)))
    light, dark, source = (f"/charts/{question.name}.{form}{rest}" for form in _TYPES)
    key = f"chart.key-{found.kind}"
    explained = say(lang, key) if found.kind in {"bounds", "years"} else ""
    return Figure(light, dark, source, WIDTH, height(found), describe(found, lang), explained)


def describe(found: Plot, lang: str) -> str:
    """Say in words what a picture shows."""
    head = say(lang, f"chart.of-{found.kind}")
    if unit := "" if found.kind == "flow" else unit_of(found, lang):
        head += f" ({say(lang, 'chart.in', unit=unit)})"
    told = [_said(found, place, lang) for place in range(min(_TOLD, len(found.marks)))]
    if len(found.marks) > _TOLD:
        told.append(say(lang, "chart.rest", n=len(found.marks) - _TOLD))
    return f"{head}: {'; '.join(told)}."


def _said(found: Plot, place: int, lang: str) -> str:
    mark = found.marks[place]
    if found.kind == "flow":
        return say(lang, "chart.supports", supporter=mark.group, supported=mark.label)
    name = ", ".join(dict.fromkeys(filter(None, (mark.group, mark.label))))
    return f"{name} {value_text(mark, lang)}"


async def chart(request: Request) -> Response:
    """Answer ``/charts/<question>.svg``, ``.dark.svg`` and ``.json``."""
    name, _, form = request.path_params["file"].partition(".")
    if form not in _TYPES:
        raise Problem(404, detail=f"Pictures end in .{', .'.join(_TYPES)}.")
    site: Site = request.app.state.site
    etag = f'W/"{site.digest[:32]}-chart-{form}-{language(request)}"'
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
    if site.digest:
        headers["ETag"] = etag
        if same(request, etag):
            return Response(status_code=304, headers=headers)
    body = await site.run(_document, request, name, form)
    if form != "json":
        body = await _draw(body)
    return Response(body, headers=headers, media_type=_TYPES[form])


def _document(request: Request, name: str, form: str) -> str:
    if form != "json" and not can_draw():
        raise Problem(
            404, detail="This server was installed without what draws pictures (pairgraph[charts])."
        )
    asked = ask(request, name, given(request))
    found = spec(asked.stored, asked.run(), language(request), "dark" if form == "dark.svg" else "light")
    if found is None:
        raise Problem(404, detail="There is no picture of this answer.")
    return json.dumps(found, ensure_ascii=False)


async def _draw(document: str) -> str:
    """Draw one picture after the other; those who wait for theirs keep no thread from others."""
    if _turn.statistics().tasks_waiting >= _QUEUE:
        raise Problem(503, detail="Many pictures are being drawn.", headers={"Retry-After": "5"})
    return await run_sync(svg, document, limiter=_turn)


routes: Final = [Route("/charts/{file}", chart, name="chart")]
