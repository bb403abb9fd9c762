"""From a fact file to RDF: the declared JSON-LD context says how, here is only the step."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from pairgraph.errors import FactFileError
from pairgraph.graph.terms import decimal_text
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pairgraph.build.facts import FactFile

__all__ = ["CONTEXT", "quads"]

CONTEXT = "context.jsonld"
"""The context's file, in the project's ``data/``."""

_XSD = PREFIXES["xsd"]
# A date's datatype follows from how precisely it is written.
_DATES = frozenset({"start", "end"})
_PRECISION = {0: "gYear", 1: "gYearMonth", 2: "date"}


def quads(facts: FactFile, graph: str) -> list[Quad]:
    """Return what a fact file says as quads of one named graph.

    Args:
        facts: a fact file that has passed the checks.
        graph: the named graph's IRI.

    Raises:
        FactFileError: the context cannot make RDF of it.

    """
    text = json.dumps({"@context": _context(), **_mapping(facts.document)})
    name = NamedNode(graph)
    try:
        parsed = list(parse(text, format=RdfFormat.JSON_LD, lenient=False))
    except SyntaxError as error:
        raise FactFileError(f"It cannot be turned into RDF: {error}.", file=facts.path) from error
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in parsed]


@cache
def _context() -> object:
    return json.loads((project_files() / "data" / CONTEXT).read_text("utf-8"))["@context"]


def _mapping(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _value(key, value) for key, value in node.items()}


def _value(key: str, value: object) -> object:
    """Turn a value into what JSON-LD keeps exactly: numbers as strings, dates with their datatype."""
    if isinstance(value, dict):
        return _mapping(value)
    if isinstance(value, list):
        return [_value(key, inner) for inner in value]
    if key in _DATES:
        return _date(str(value))
    return _number(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else value


def _date(text: str) -> dict[str, str]:
    return {"@value": text, "@type": _XSD + _PRECISION[text.count("-")]}


def _number(value: int | Decimal) -> str:
    return decimal_text(value) if isinstance(value, Decimal) else str(value)
