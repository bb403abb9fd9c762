"""Figures as tables show them: what is counted, as written, when, and whether it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.serve.ask import rows
from pairgraph.serve.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["Figure", "figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as a report states it."""

    name: Name
    measure: Name | None
    written: str
    comparator: Name | None
    value: Decimal
    upper: Decimal | None
    unit: Name | None
    start: str | None
    end: str | None
    realization: Name | None


def figures(session: Session, things: Iterable[str]) -> list[Figure]:
    """Return those of the things that are figures, each once, in the order of their IRIs."""
    found = {row.figure: row for row in rows(session, "figures", figure=sorted(things))}
    parts = ("figure", "measure", "comparator", "unit", "realization")
    called = names(session, {row[part] for row in found.values() for part in parts if row[part]})
    return [
        Figure(
            called[row.figure],
            called.get(row.measure),
            row.written or "",
            called.get(row.comparator),
            row.value,
            row.upper,
            called.get(row.unit),
            row.start,
            row.end,
            called.get(row.realization),
        )
        for row in found.values()
    ]
