"""The shapes of what the JSON API answers, as JSON Schema 2020-12."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["SCHEMAS"]

_TEXT: Final = {"type": "string"}
_TRUTH: Final = {"type": "boolean"}
_LINK: Final = {"type": "string", "format": "uri"}
_DIGEST: Final = {"type": "string", "pattern": "^([0-9a-f]{64})?$"}
_ANY: Final = {"type": ["string", "number", "boolean", "null", "array"]}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_SAID: Final = {"type": "object", "additionalProperties": _TEXT, "required": ["en"]}
_HEAD: Final[dict[str, Any]] = {
    "name": _TEXT,
    "topic": _TEXT,
    "question": {**_SAID, "description": "The question by language."},
    "summary": _TEXT,
    "query": {**_DIGEST, "description": "SHA-256 of the question’s file."},
    "page": _LINK,
    "api": _LINK,
}
_ANSWER: Final = _object(
    question=_TEXT,
    parameters={"type": "object", "additionalProperties": _list(_TEXT)},
    release={**_DIGEST, "description": "Digest of the release; empty where a remote store answers."},
    query=_DIGEST,
    link={**_TEXT, "description": "The permanent link; empty where a remote store answers."},
    partial={
        **_list(_object(service=_TEXT, reason=_TEXT)),
        "description": "The servers whose part is missing because they did not answer.",
    },
    columns=_list(_ref("Column")),
    rows=_list({"type": "object", "additionalProperties": _ANY}),
)

SCHEMAS: Final[dict[str, Any]] = {
    "Questions": _object(release=_DIGEST, questions=_list(_object(**_HEAD, parameters=_list(_TEXT)))),
    "Question": _object(
        **_HEAD,
        description=_TEXT,
        expects={"enum": ["rows", "empty"]},
        services={**_list(_TEXT), "description": "The SPARQL services of others that it asks, live."},
        parameters=_list(_ref("Parameter")),
        columns=_list(_ref("Column")),
        sparql=_TEXT,
        answer=_LINK,
        files={"type": "object", "additionalProperties": _LINK},
    ),
    "Parameter": _object(
        name=_TEXT,
        type=_TEXT,
        description=_TEXT,
        required=_TRUTH,
        several=_TRUTH,
        default={},
        choices=_list(_object(value=_TEXT, label=_TEXT)),
    ),
    "Column": _object(name=_TEXT, type=_TEXT, unit=_TEXT, description=_TEXT, evidence=_TEXT, hidden=_TRUTH),
    "Answer": {
        **_ANSWER,
        "properties": {
            **_ANSWER["properties"],
            "evidence": _list(
                {
                    "type": "object",
                    "description": "Column → places in passages of what is behind the row’s cell.",
                    "additionalProperties": _list({"type": "integer", "minimum": 0}),
                }
            ),
            "passages": _list(_ref("Passage")),
        },
    },
    "Passage": _object(
        iri=_LINK,
        report=_LINK,
        section=_TEXT,
        sentence={"type": ["integer", "null"]},
        start={"type": "integer", "description": "Offset in Unicode characters into the report’s text."},
        end={"type": "integer"},
        digest={**_TEXT, "description": "SHA-256 of that stretch of text."},
    ),
    "Problem": {
        "type": "object",
        "description": "RFC 9457.",
        "properties": {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT},
        "required": ["title", "status"],
    },
}
"""Name → schema."""
