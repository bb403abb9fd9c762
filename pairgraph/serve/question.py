"""The page of a question: its form, its answer, its pictures, what to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import ParameterError
from pairgraph.serve.answered import FILES, answered
from pairgraph.serve.answers import KEEP, document, links_of
from pairgraph.serve.asked import ask, given, stored
from pairgraph.serve.catalogue import topic_name
from pairgraph.serve.cells import heading, is_number
from pairgraph.serve.fields import fields
from pairgraph.serve.language import language
from pairgraph.serve.live import PARTIAL, partial
from pairgraph.serve.mentions import mentions
from pairgraph.serve.negotiation import best
from pairgraph.serve.page import Alternate, kept, page
from pairgraph.serve.parameter_words import PARAMETER_WORDS
from pairgraph.serve.permanent import query_string
from pairgraph.serve.problem import Problem
from pairgraph.serve.question_words import QUESTION_WORDS
from pairgraph.serve.writers import MEDIA_TYPES

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["answer"]

_REFUSED_AS: Final = ("text/html", "application/problem+json", "application/json")
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
    if context["error"] and best(request.headers.get("accept", ""), _REFUSED_AS) != _REFUSED_AS[0]:
        raise Problem(400, "Bad parameter", context["error"])
    files = () if not asked else FILES if context["table"] else ("rq",)
    alternates = [Alternate(asked.address(one), MEDIA_TYPES[one], one) for one in files]
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
    context["about"] = mentions(one.description or one.summary, session.catalogue)
    context |= {"heading": lambda name: heading(name, lang)}
    context |= {
        "hint": lambda text: text if lang == "en" else PARAMETER_WORDS.get(text, text),
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
    return context | answered(request, asked)
