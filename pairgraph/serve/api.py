"""The stored questions as a JSON API, described at ``/openapi.json``."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import wraps
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from pairgraph.errors import PairgraphError
from pairgraph.serve.asked import ask, base_url, given, stored
from pairgraph.serve.catalogue import fresh, listing, search, summary
from pairgraph.serve.problem import Problem, of_error
from pairgraph.serve.writers import MEDIA_TYPES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Passage
    from pairgraph.query.session import Session
    from pairgraph.query.stored import Column, Parameter, StoredQuery
    from pairgraph.serve.asked import Asked

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
        "parameters": [_parameter(session, one, parameter) for parameter in one.parameters],
        "columns": [_column(column) for column in one.columns],
        "sparql": one.sparql,
        "answer": f"{base}/api/questions/{one.name}/answer",
        "files": {name: f"{base}/questions/{one.name}.{name}" for name in MEDIA_TYPES},
    }


@_json
def answer(request: Request) -> dict[str, Any]:
    """Return an answer with plain values, and with the passages behind its cells if asked for."""
    asked = ask(request, request.path_params["name"], given(request))
    found = asked.run()
    document = _document(asked, found)
    wanted = request.query_params.get("evidence", "false")
    if wanted not in {"true", "false"}:
        raise Problem(400, detail=f"evidence takes true or false, not '{wanted[:40]}'.", parameter="evidence")
    return document | (_evidence(found) if wanted == "true" else {})


def _document(asked: Asked, found: Answer) -> dict[str, Any]:
    reference = asked.reference
    return {
        "question": asked.name,
        "parameters": asked.values,
        "release": asked.release,
        "query": reference.query if reference else "",
        "link": asked.link,
        "partial": [{"service": gap.target, "reason": gap.reason} for gap in asked.gaps],
        "columns": [_column(column) for column in found.columns],
        "rows": [{name: plain(value) for name, value in row.as_dict().items()} for row in found],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """Return a cell as JSON has it.

    >>> plain(Decimal("99233000.0")), plain(Decimal("99.233")), plain(("a", "b"))
    (99233000, 99.233, ['a', 'b'])
    """
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def _evidence(found: Answer) -> dict[str, Any]:
    """Return the passages once each, and for every row the places of those behind each of its columns."""
    places: dict[Passage, int] = {}
    rows = []
    for row in found:
        behind = {name: found.evidence(row, name) for name in found.names}
        rows.append(
            {
                name: [places.setdefault(one, len(places)) for one in some]
                for name, some in behind.items()
                if some
            }
        )
    return {"evidence": rows, "passages": [_passage(one) for one in places]}


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "iri": str(passage.iri),
        "report": str(passage.report),
        "section": passage.section,
        "sentence": passage.sentence,
        "start": passage.start,
        "end": passage.end,
        "digest": passage.digest,
    }


def _parameter(session: Session, one: StoredQuery, parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "description": parameter.description,
        "required": parameter.required,
        "several": parameter.several,
        "default": parameter.default,
        "choices": [
            {"value": choice.value, "label": choice.label}
            for choice in session.choices(one.name, parameter.name)
        ],
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type,
        "unit": column.unit,
        "description": column.description,
        "evidence": column.evidence,
        "hidden": column.hidden,
    }


routes = [
    Route("/api/questions", questions, name="api-questions"),
    Route("/api/questions/{name}", question, name="api-question"),
    Route("/api/questions/{name}/answer", answer, name="api-answer"),
]
