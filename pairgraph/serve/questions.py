"""The addresses of the stored questions: the catalogue, and a page or a file for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from pairgraph.serve.answer_forms import extension_of
from pairgraph.serve.catalogue import catalogue
from pairgraph.serve.question import answer

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["routes"]


async def question(request: Request) -> Response:
    """Answer ``/questions/<name>`` and ``/questions/<name>.<extension>``."""
    name, _, extension = request.path_params["file"].partition(".")
    return await answer(request, name, extension_of(request, extension))


async def slash(request: Request) -> Response:
    """Send ``/questions/`` to the catalogue."""
    return RedirectResponse(request.url.replace(path="/questions"), 308)


routes = [
    *(
        Route(path, catalogue, name=f"questions{path[10:]}")
        for path in ("/questions", "/questions.json", "/questions.ttl")
    ),
    Route("/questions/", slash),
    Route("/questions/{file}", question, name="question"),
]
