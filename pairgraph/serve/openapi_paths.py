"""The paths of the JSON API as OpenAPI describes them: one for each question, with its own parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve.writers import MEDIA_TYPES

if TYPE_CHECKING:
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.stored import Parameter, StoredQuery

__all__ = ["ERRORS", "paths"]

_TYPES: Final[dict[str, dict[str, Any]]] = {
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
    "year": {"type": "integer", "minimum": -9999, "maximum": 9999},
    "date": {"type": "string", "format": "date"},
    "iri": {"type": "string"},
    "string": {"type": "string"},
}
ERRORS: Final = {
    "400": "A parameter is not right; the detail names what would be.",
    "403": "The question asks other servers, which this one may not.",
    "404": "There is no such question; the nearest names are told.",
    "502": "Another server that the question asks does not answer.",
    "503": "The graph cannot be reached.",
    "504": "Another server that the question asks takes too long.",
}
_LIVE: Final = ("403", "502", "504")
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
        "/questions/{name}.{format}": {"get": _file(name)},
    }


def _list(catalogue: Catalogue) -> dict[str, Any]:
    topics = {"type": "string", "enum": catalogue.topics}
    return {
        "operationId": "questions",
        "tags": ["catalogue"],
        "summary": "The questions, all or some",
        "parameters": [
            {
                "name": "q",
                "in": "query",
                "description": "Words that they speak of.",
                "schema": {"type": "string"},
            },
            {"name": "topic", "in": "query", "description": "Their topic.", "schema": topics},
        ],
        "responses": _responses("Questions", "400"),
    }


def _file(name: dict[str, Any]) -> dict[str, Any]:
    """Describe the answers as files; their parameters are those of the question."""
    values = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
    formats = {"type": "string", "enum": list(MEDIA_TYPES)}
    return {
        "operationId": "file",
        "tags": ["files"],
        "summary": "An answer as a file that carries its permanent link",
        "parameters": [
            name,
            {"name": "format", "in": "path", "required": True, "schema": formats},
            {
                "name": "parameters",
                "in": "query",
                "style": "form",
                "explode": True,
                "description": "The parameters of the question, each as often as it has values.",
                "schema": values,
            },
        ],
        "responses": {
            "200": {"description": "The answer.", "content": {one: {} for one in MEDIA_TYPES.values()}},
            **_errors("400", "404", *_LIVE),
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


def _responses(schema: str, *errors: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"200": {"description": schema, "content": content}, **_errors(*errors)}


def _errors(*codes: str) -> dict[str, Any]:
    return {code: {"$ref": f"#/components/responses/{code}"} for code in (*codes, "503")}
