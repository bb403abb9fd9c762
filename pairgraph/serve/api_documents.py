"""What the JSON API tells of questions and answers, as plain values."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Passage
    from pairgraph.query.session import Session
    from pairgraph.query.stored import Column, Parameter, StoredQuery
    from pairgraph.serve.asked import Asked

__all__ = ["answered", "backed", "column_document", "parameter_document", "plain"]


def answered(asked: Asked, found: Answer) -> dict[str, Any]:
    """Return an answer with its reference, its columns and its rows."""
    reference = asked.reference
    return {
        "question": asked.name,
        "parameters": asked.values,
        "release": asked.release,
        "query": reference.query if reference else "",
        "link": asked.link,
        "partial": [{"service": gap.target, "reason": gap.reason} for gap in asked.gaps],
        "columns": [column_document(column) for column in found.columns],
        "rows": [{name: plain(value) for name, value in row.as_dict().items()} for row in found],
    }


def plain(value: object) -> Any:  # noqa: ANN401 - whatever JSON has
    """Return a cell as JSON has it.

    >>> plain(Decimal("99233000.0")), plain(Decimal("99.233")), plain(("a", "b")), plain(float("-inf"))
    (99233000, 99.233, ['a', 'b'], '-INF')
    """
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, float) and not isfinite(value):
        return str(value).upper().replace("NAN", "NaN")  # as XML Schema writes them: JSON has no such numbers
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def backed(found: Answer) -> dict[str, Any]:
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


def parameter_document(session: Session, one: StoredQuery, parameter: Parameter) -> dict[str, Any]:
    """Return a parameter of a question with its choices."""
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


def column_document(column: Column) -> dict[str, Any]:
    """Return what is known of a column."""
    return {
        "name": column.name,
        "type": column.type,
        "unit": column.unit,
        "description": column.description,
        "evidence": column.evidence,
        "hidden": column.hidden,
    }
