"""The page of a question: its form, its answer, its pictures, what to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from pairgraph.errors import ParameterError
from pairgraph.serve.answers import KEEP, document, links_of
from pairgraph.serve.asked import ask, given, stored
from pairgraph.serve.catalogue import topic_name
from pairgraph.serve.cells import heading, is_number
from pairgraph.serve.citation import CITATIONS, cite
from pairgraph.serve.fields import fields
from pairgraph.serve.figure import figures
from pairgraph.serve.language import language
from pairgraph.serve.live import PARTIAL, partial
from pairgraph.serve.page import Alternate, kept, page
from pairgraph.serve.permanent import query_string
from pairgraph.serve.problem import Problem
from pairgraph.serve.question_words import QUESTION_WORDS
from pairgraph.serve.snippets import snippets
from pairgraph.serve.table import ROWS, table
from pairgraph.serve.writers import MEDIA_TYPES, sparql

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.serve.asked import Asked

__all__ = ["answer"]

_FORBIDDEN: Final = 403
_FILES: Final = ("csv", "json", "ttl", "tsv", "xml", "rq")
_WORDS: Final = QUESTION_WORDS  # the templates say them


async def answer(request: Request, name: str, extension: str) -> Response:
    """Answer a question with a file, or with a page where there is no extension; kept like other pages."""
    return await kept(request, lambda: _answer(request, name, extension))


async def _answer(request: Request, name: str, extension: str) -> Response:
    if not extension:
        return await _page(request, name)
    asked = await request.app.state.site.run(ask, request, name, given(request))
    return await document(request, asked, extension)


async def _page(request: Request, name: str) -> Response:
    """Return the page of a question: its form and, unless something is missing or wrong, its answer."""
    site = request.app.state.site
    context = await site.run(_context, request, name)
    asked, status = context["asked"], context.pop("status")
    alternates = [Alternate(asked.address(one), MEDIA_TYPES[one], one) for one in _FILES] if asked else ()
    response = page(
        request,
        "question.html",
        400 if context["error"] else status,
        alternates=alternates,
        canonical=f"/questions/{name}" + (query_string(asked.parameters) if asked else ""),
        **context,
    )
    response.headers["Cache-Control"] = KEEP[bool(context["question"].services)]
    if asked and asked.gaps:
        response.headers[PARTIAL] = partial(asked.gaps)
    if asked:
        links = [f'<{href}>; rel="{relation}"' for relation, href in links_of(asked).items()]
        response.headers["Link"] = ", ".join([response.headers["Link"], *links])
    return response


def _context(request: Request, name: str) -> dict[str, Any]:
    """Gather what the page shows; takes its time."""
    session = request.app.state.site.session
    one, values = stored(session.catalogue, name), given(request)
    lang = language(request)
    context: dict[str, Any] = {"question": one, "topic": topic_name(one.topic, lang)}
    context |= {"heading": lambda name: heading(name, lang)}
    context |= {
        "fields": fields(session, one, values),
        "is_number": is_number,
        "error": "",
        "status": 200,
        "asked": None,
    }
    needed = any(parameter.required and parameter.default is None for parameter in one.parameters)
    if needed and not values:
        return context
    try:
        asked = ask(request, name, values)
    except ParameterError as error:
        return context | {"error": str(error)}
    return context | _answered(request, asked)


def _answered(request: Request, asked: Asked) -> dict[str, Any]:
    try:
        found = asked.run()
    except Problem as problem:
        if not asked.stored.services:
            raise
        return _shown(asked) | {
            "live": problem,
            "status": 200 if problem.status == _FORBIDDEN else problem.status,
        }
    row = _whole(request, "row")
    if row is not None and row > len(found):
        raise Problem(404, "No such row", f"The answer has {len(found)} rows.")
    shown = table(asked.session, found, _whole(request, "page") or 1, row)
    return _shown(asked) | {
        "table": shown,
        "row": row,
        "size": ROWS,
        "charts": figures(asked.session, asked.stored, found, asked.parameters, language(request)),
        "files": [(one, asked.address(one), MEDIA_TYPES[one]) for one in _FILES],
        "citations": {one: cite(asked, one) for one in CITATIONS} if asked.link else {},
    }


def _shown(asked: Asked) -> dict[str, Any]:
    """Return what a page shows of a question whether it has an answer or not."""
    return {
        "asked": asked,
        "sparql": sparql(asked),
        "editor": "/editor?query=" + quote(asked.sparql, safe=""),
        "snippets": snippets(asked),
        "live": None,
        "table": None,
        "charts": (),
        "files": (),
        "citations": {},
    }


def _whole(request: Request, name: str) -> int | None:
    """Return a number of the address; None where there is none.

    Raises:
        Problem: 400, it is no number from 1.

    """
    text = request.query_params.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 8 and int(text)):  # noqa: PLR2004
        raise Problem(400, detail=f"{name} takes a whole number from 1, not '{text[:40]}'.", parameter=name)
    return int(text)
