"""Answers as files: each carries its permanent link, in the way its format has for that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from pairgraph.serve.answer_rdf import to_turtle
from pairgraph.serve.csvw import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.query.answer import Answer
    from pairgraph.serve.asked import Asked

__all__ = ["MEDIA_TYPES", "write"]

MEDIA_TYPES: Final = {
    "json": "application/sparql-results+json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
    "rq": "application/sparql-query",
    "csv-metadata.json": "application/csvm+json",
}
"""Extension → media type of what an answer can be had as."""


def write(asked: Asked, extension: str) -> str:
    """Run a question and write its answer."""
    if extension == "rq":
        return sparql(asked)
    if extension == "csv-metadata.json":
        return json.dumps(metadata(asked), ensure_ascii=False, indent=2)
    return _WRITERS[extension](asked, asked.run())


def sparql(asked: Asked) -> str:
    """Return the SPARQL: the stored file itself, byte by byte, unless there are values in it."""
    if asked.parameters or any(one.default is not None for one in asked.stored.parameters):
        return asked.sparql
    return asked.stored.text


def _json(asked: Asked, answer: Answer) -> str:
    document: dict[str, Any] = json.loads(answer.to_json())
    if asked.link:
        document["head"]["link"] = [asked.link]
    return json.dumps(document, ensure_ascii=False)


def _xml(asked: Asked, answer: Answer) -> str:
    link = f"<link href={quoteattr(asked.link)}/>" if asked.link else ""
    return (
        answer.to_xml().replace("</head>", f"{link}</head>", 1).replace("<head/>", f"<head>{link}</head>", 1)
    )


_WRITERS: Final[dict[str, Callable[[Asked, Answer], str]]] = {
    "json": _json,
    "csv": lambda _, answer: answer.to_csv(),
    "tsv": lambda _, answer: answer.to_tsv(),
    "xml": _xml,
    "ttl": to_turtle,
}
