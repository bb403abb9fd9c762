"""The paths of the stored questions as OpenAPI describes them: one for each, with its own parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.answer_forms import EXTENSIONS
from pairgraph.serve.openapi_parts import errors, json_content, refers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.stored import Parameter, StoredQuery

__all__ = ["paths"]

_TYPES: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
    "year": {"type": "integer", "minimum": -9999, "maximum": 9999},
    "date": {"type": "string", "format": "date"},
    "iri": {"type": "string"},
    "string": {"type": "string"},
}
_LIVE: Final = ("403", "502", "504")
_VALUES: Final = {
    "name": "parameters",
    "in": "query",
    "style": "form",
    "explode": True,
    "description": "The parameters of the question, each as often as it has values.",
    "schema": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
}
_EVIDENCE: Final = {
    "name": "evidence",
    "in": "query",
    "description": "Whether to return the passages behind every cell as well.",
    "schema": {"type": "boolean", "default": False},
}


def paths(catalogue: Catalogue) -> dict[str, Any]:
    """Return path → what can be done there.

    >>> from pairgraph.query.catalogue import Catalogue
    >>> sorted(paths(Catalogue()))[0]
    '/api/questions'
    """
    answers = {f"/api/questions/{one.name}/answer": {"get": _answer(one)} for one in catalogue}
    return _fixed(catalogue) | answers


def _fixed(catalogue: Catalogue) -> dict[str, Any]:
    """Return the paths that do not hang on a question."""
    names = {"type": "string", "enum": sorted(catalogue.paths)}
    name = {"name": "name", "in": "path", "required": True, "schema": names}
    return {
        "/api/questions": {"get": _list(catalogue)},
        "/api/questions/{name}": {
            "get": {
                "operationId": "question",
                "tags": ["catalogue"],
                "summary": "A question: its parameters, their choices, its columns, its SPARQL",
                "parameters": [name],
                "responses": _responses("Question", "404"),
            }
        },
        "/questions/{name}": {"get": _page(name)},
        "/questions/{name}.{format}": {"get": _file(name)},
    }


def _list(catalogue: Catalogue) -> dict[str, Any]:
    topics = {"type": "string", "enum": catalogue.topics}
    return {
        "operationId": "questions",
        "tags": ["catalogue"],
        "summary": "The questions, all or some",
        "parameters": [
            {"name": "q", "in": "query", "description": "Words to speak of.", "schema": {"type": "string"}},
            {"name": "topic", "in": "query", "description": "Their topic.", "schema": topics},
        ],
        "responses": _responses("Questions", "400"),
    }


def _page(name: dict[str, Any]) -> dict[str, Any]:
    forms = {"type": "string", "enum": ["html", *EXTENSIONS]}
    wanted = {"name": "format", "in": "query", "description": "Before any Accept header.", "schema": forms}
    summary = "A question with its answer, as a page or in the format that is wanted"
    return _formats("question-page", summary, ["text/html", *EXTENSIONS.values()], [name, wanted], "406")


def _file(name: dict[str, Any]) -> dict[str, Any]:
    formats = {"type": "string", "enum": list(EXTENSIONS)}
    ending = {"name": "format", "in": "path", "required": True, "schema": formats}
    summary = "An answer as a file that carries its permanent link"
    return _formats("file", summary, EXTENSIONS.values(), [name, ending])


def _formats(
    operation: str, summary: str, media: Iterable[str], parameters: list[dict[str, Any]], *codes: str
) -> dict[str, Any]:
    """Describe the answers to any question; what else they take are the parameters of the question."""
    return {
        "operationId": operation,
        "tags": ["files"],
        "summary": summary,
        "parameters": [*parameters, _VALUES],
        "responses": {
            "200": {"description": "The answer.", "content": {one: {} for one in media}},
            **errors("400", "404", *codes, *_LIVE),
        },
    }


def _answer(one: StoredQuery) -> dict[str, Any]:
    return {
        "operationId": one.name,
        "tags": [one.topic],
        "summary": one.summary,
        "description": f"{one.question['en']}\n\n{one.description}".rstrip(),
        "parameters": [*map(_parameter, one.parameters), _EVIDENCE],
        "responses": _responses("Answer", "400", *(_LIVE if one.services else ())),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = dict(_TYPES[parameter.type])
    if parameter.several:
        schema = {"type": "array", "items": schema}
    if (default := parameter.default) is not None:
        schema["default"] = [default] if parameter.several and not isinstance(default, list) else default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required and parameter.default is None,
        "description": f"{parameter.description} An empty value is as if it were not given.".lstrip(),
        "style": "form",
        "explode": True,
        "schema": schema,
    }


def _responses(schema: str, *codes: str) -> dict[str, Any]:
    return {"200": {"description": schema, "content": json_content(refers(schema))}, **errors(*codes)}
