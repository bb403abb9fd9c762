"""The names, levels and codes that a region has had, and what took their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.query.session import Session

__all__ = ["Version", "versions"]


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a region: in force from the end of ``start`` on, no more in ``end``; None while it lasts."""

    name: Name
    level: str
    code: str
    start: str | None
    end: str | None
    successors: tuple[Name, ...]


def versions(session: Session, iri: str) -> list[Version]:
    """Return the versions of a region, the oldest first; none of other things."""
    if not iri.startswith(PREFIXES["region"]):
        return []
    found = list(rows(session, "region-versions", region=[iri]))
    called = names(session, {row[one] for row in found for one in ("version", "next") if row[one]})
    made: dict[str, Version] = {}
    for row in found:
        before = made[row.version].successors if row.version in made else ()
        after = (called[row.next],) if row.next else ()
        made[row.version] = Version(
            called[row.version],
            str(row.level or ""),
            str(row.code or ""),
            row.start and str(row.start),
            row.end and str(row.end),
            before + after,
        )
    return list(made.values())
