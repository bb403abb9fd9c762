"""The addresses of pictures: an answer's Vega-Lite, and what the server draws of it as SVG.

Pages need no script for them: a picture is an ``<img>`` that the browser fetches when the page is there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.routing import Route

from pairgraph.serve.asked import ask, given
from pairgraph.serve.drawing import can_draw, svg
from pairgraph.serve.figure import FORMS
from pairgraph.serve.language import language
from pairgraph.serve.page import same
from pairgraph.serve.pictures.canvas import specification
from pairgraph.serve.pictures.choice import KINDS, choose, read
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.serve.state import Site

__all__ = ["routes"]

_QUEUE: Final = 64
_turn: Final = CapacityLimiter(1)


async def chart(request: Request) -> Response:
    """Answer ``/charts/<question>.<kind>.svg``, ``.dark.svg`` and ``.json``; the first kind unless told."""
    name, kind, form = _parts(request.path_params["file"])
    site: Site = request.app.state.site
    etag = f'W/"{site.digest[:32]}-chart-{form}-{language(request)}"'
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language, Cookie"}
    if site.digest:
        headers["ETag"] = etag
        if same(request, etag):
            return Response(status_code=304, headers=headers)
    body = await site.run(_document, request, name, kind, form)
    if form != "json":
        body = await _draw(body)
    return Response(body, headers=headers, media_type=FORMS[form])


def _parts(file: str) -> tuple[str, str, str]:
    """Return what an address says: the question, the kind of picture if it does, the form."""
    name, _, rest = file.partition(".")
    head, _, tail = rest.partition(".")
    kind, form = (head, tail) if head in KINDS else ("", rest)
    if form not in FORMS:
        raise Problem(404, detail=f"Pictures end in .{', .'.join(FORMS)}.")
    return name, kind, form


def _document(request: Request, name: str, kind: str, form: str) -> str:
    if form != "json" and not can_draw():
        raise Problem(
            404, detail="This server was installed without what draws pictures (pairgraph[charts])."
        )
    lang = language(request)
    asked = ask(request, name, given(request))
    found = choose(asked.stored, read(asked.session, asked.run(), lang))
    picture = next((one for one in found if kind in {"", one.kind}), None)
    if picture is None:
        raise Problem(404, detail="There is no such picture of this answer.")
    made = specification(picture, lang, "dark" if form == "dark.svg" else "light")
    return json.dumps(made, ensure_ascii=False)


async def _draw(document: str) -> str:
    """Draw one picture after the other; those who wait for theirs keep no thread from others."""
    if _turn.statistics().tasks_waiting >= _QUEUE:
        raise Problem(503, detail="Many pictures are being drawn.", headers={"Retry-After": "5"})
    return await run_sync(svg, document, limiter=_turn)


routes: Final = [Route("/charts/{file}", chart, name="chart")]
