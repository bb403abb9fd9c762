"""The codebook's part on the stored questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.archive.section import Item, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.archive.answers import Answered

__all__ = ["asked"]


def asked(questions: Iterable[Answered]) -> Section:
    """Tell what every question asks, and where its answer is or why there is none.

    >>> asked([]).title
    'Stored questions'
    """
    words = (
        "Each question is a SPARQL query in release/queries; its answer, without parameters, is in answers. "
        "Some have none there: those that need a parameter, and those that ask other services live.",
    )
    return Section("Stored questions", words, tuple(map(_question, questions)))


def _question(one: Answered) -> Item:
    columns = "; ".join(f"{c.name}: {c.description}" for c in one.stored.columns if c.description)
    parameters = "; ".join(f"{p.name}: {p.description}" for p in one.stored.parameters)
    told = {
        "answer": f"none here: {one.why}" if one.why else one.path,
        "rows": "" if one.why else str(one.rows),
        "asks live": ", ".join(one.stored.services),
        "columns": columns,
        "parameters": parameters,
    }
    details = tuple((name, text) for name, text in told.items() if text)
    words = one.stored.description or one.stored.summary
    return Item(f"{one.stored.topic}/{one.stored.name}", one.stored.question["en"], words, details)
