"""A batch of queries as clients send it, checked part by part."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from pairgraph.serve.problem import Problem

__all__ = ["BATCH", "Given", "Property", "Query", "document", "read_batch"]

BATCH: Final = 1000
"""How many queries a batch may have."""
_LIMIT: Final = 10
_MOST: Final = 100
_MEMBERS: Final = frozenset({"query", "type", "limit", "properties", "type_strict"})
_STRICT: Final = ("any", "should", "all")
_PROPERTIES: Final = 20
_VALUES: Final = 50
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Given:
    """A value that a table has for a property: a text, or a thing that was matched before."""

    text: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property and the values of which a candidate should have one."""

    id: str
    values: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What one row of a table asks: a name, kinds, and what else the row tells.

    ``strict`` says whether a candidate has to be of ``any`` or ``all`` of the kinds, or only ``should``.
    """

    text: str = ""
    types: tuple[str, ...] = ()
    strict: str = "any"
    limit: int = _LIMIT
    properties: tuple[Property, ...] = ()


def document(text: str, what: str) -> dict[str, Any]:
    """Read a JSON object that a client sent.

    Raises:
        Problem: 400, it is none.

    >>> document('{"ids": []}', "extend")
    {'ids': []}

    """
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()
    except RecursionError:
        raise _wrong(what, "is nested too deeply") from None
    except ValueError as error:
        raise _wrong(what, f"is no JSON: {str(error)[:200]}") from None
    if not isinstance(found, dict):
        raise _wrong(what, "has to be a JSON object")
    return found


def read_batch(text: str) -> dict[str, Query]:
    """Read a batch of queries.

    Raises:
        Problem: 400, something in it is wrong; 413, there are too many queries.

    >>> read_batch('{"q0": {"query": "Wuxi", "type": "Region"}}')
    {'q0': Query(text='Wuxi', types=('Region',), strict='any', limit=10, properties=())}

    """
    found = document(text, "queries")
    if len(found) > BATCH:
        raise Problem(413, "Batch too long", f"A batch may have up to {BATCH} queries, not {len(found)}.")
    return {key: _query(value, f"queries[{key[:40]!r}]") for key, value in found.items()}


def _query(value: object, where: str) -> Query:
    if not isinstance(value, dict):
        raise _wrong(where, "has to be an object")
    if unknown := sorted(value.keys() - _MEMBERS):
        raise _wrong(where, f"has no member {unknown[0][:40]!r}; there are {', '.join(sorted(_MEMBERS))}")
    if not value.get("properties") and "query" not in value:
        raise _wrong(where, "needs a query or properties")
    strict = value.get("type_strict", "any")
    if strict not in _STRICT:
        raise _wrong(f"{where}.type_strict", f"is one of {', '.join(_STRICT)}")
    return Query(
        _text(value.get("query", ""), f"{where}.query"),
        _types(value.get("type", []), f"{where}.type"),
        strict,
        _number(value.get("limit", _LIMIT), f"{where}.limit"),
        _properties(value.get("properties", []), f"{where}.properties"),
    )


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong(where, "has to be a string")
    return value.strip() if len(value) <= _LONGEST else ""  # what is longer is no name: nothing is called so


def _types(value: object, where: str) -> tuple[str, ...]:
    some = value if isinstance(value, list) else [value]
    if len(some) > _VALUES or not all(isinstance(one, str) for one in some):
        raise _wrong(where, f"is a string or up to {_VALUES} of them")
    return tuple(filter(None, some))


def _number(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value <= 0 or value % 1:
        raise _wrong(where, "has to be a whole number above 0")
    return int(min(value, _MOST))


def _properties(value: object, where: str) -> tuple[Property, ...]:
    if not isinstance(value, list) or len(value) > _PROPERTIES:
        raise _wrong(where, f"is a list of up to {_PROPERTIES}")
    return tuple(_property(one, f"{where}[{place}]") for place, one in enumerate(value))


def _property(value: object, where: str) -> Property:
    if not isinstance(value, dict) or not isinstance(value.get("pid"), str) or "v" not in value:
        raise _wrong(where, "needs a pid, which is a string, and a v")
    some = value["v"] if isinstance(value["v"], list) else [value["v"]]
    if len(some) > _VALUES:
        raise _wrong(f"{where}.v", f"has up to {_VALUES} values")
    given = (_given(one, f"{where}.v") for one in some)
    return Property(value["pid"], tuple(one for one in given if one.text or one.iri))


def _given(value: object, where: str) -> Given:
    if isinstance(value, bool):
        return Given(str(value).lower())
    if isinstance(value, (int, float)):
        return Given(str(value) if value % 1 else str(int(value)))
    if isinstance(value, str):
        return Given(_text(value, where))
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return Given(_text(value.get("name") or "", where), value["id"].strip()[:_LONGEST])
    raise _wrong(where, "is a string, a number, true, false, or an object with an id")


def _wrong(where: str, what: str) -> Problem:
    return Problem(400, "Bad query", f"{where} {what}.")
