"""The stored questions as a JSON API, described at ``/openapi.json``."""

from __future__ import annotations

import json
from functools import wraps
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from pairgraph.errors import PairgraphError
from pairgraph.serve.api_documents import answered, backed, column_document, parameter_document
from pairgraph.serve.asked import ask, base_url, given, stored
from pairgraph.serve.catalogue import fresh, listing, search, summary
from pairgraph.serve.problem import Problem, of_error
from pairgraph.serve.writers import MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    Handler = Callable[[Request], Awaitable[Response]]
    Document = Callable[[Request], dict[str, Any]]

__all__ = ["routes"]

_JSON = "application/json"


def _json(make: Document) -> Handler:
    """Make a handler of what makes a document; what goes wrong is JSON as well, whatever is accepted."""

    @wraps(make)
    async def handler(request: Request) -> Response:
        try:
            made = await request.app.state.site.run(make, request)
        except Problem as problem:
            return problem.response(_JSON)
        except PairgraphError as error:
            return of_error(error).response(_JSON)
        return fresh(request, json.dumps(made, ensure_ascii=False), _JSON)

    return handler


@_json
def questions(request: Request) -> dict[str, Any]:
    """Return all questions, those of a topic, or those that speak of some words."""
    site, query = request.app.state.site, request.query_params
    found = search(site.session, query.get("q", "").strip(), query.get("topic", ""))
    return listing(found, base_url(request), site.digest)


@_json
def question(request: Request) -> dict[str, Any]:
    """Return a question with its parameters, their choices, its columns and its SPARQL."""
    session = request.app.state.site.session
    one, base = stored(session.catalogue, request.path_params["name"]), base_url(request)
    return summary(one, base) | {
        "description": one.description,
        "expects": one.expects,
        "services": list(one.services),
        "parameters": [parameter_document(session, one, parameter) for parameter in one.parameters],
        "columns": [column_document(column) for column in one.columns],
        "sparql": one.sparql,
        "answer": f"{base}/api/questions/{one.name}/answer",
        "files": {name: f"{base}/questions/{one.name}.{name}" for name in MEDIA_TYPES},
    }


@_json
def answer(request: Request) -> dict[str, Any]:
    """Return an answer with plain values, and with the passages behind its cells if asked for."""
    asked = ask(request, request.path_params["name"], given(request))
    found = asked.run()
    document = answered(asked, found)
    wanted = request.query_params.get("evidence", "false")
    if wanted not in {"true", "false"}:
        raise Problem(400, detail=f"evidence takes true or false, not '{wanted[:40]}'.", parameter="evidence")
    return document | (backed(found) if wanted == "true" else {})


routes = [
    Route("/api/questions", questions, name="api-questions"),
    Route("/api/questions/{name}", question, name="api-question"),
    Route("/api/questions/{name}/answer", answer, name="api-answer"),
]
