"""Who supports whom: the relations between cities and regions, and those within them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairgraph.serve.ask import rows
from pairgraph.serve.names import names

if TYPE_CHECKING:
    from pairgraph.query.session import Session
    from pairgraph.serve.names import Name

__all__ = ["Pairing", "pairings"]


@dataclass(frozen=True)
class Pairing:
    """One relation: a supporter, whom it supports, since when, and the narrower relations within it."""

    relation: Name
    supporter: Name
    supported: Name
    start: str | None = None
    within: list[Pairing] = field(default_factory=list)


def pairings(session: Session) -> list[Pairing]:
    """Return the widest relations, each with those within it, by supporter and supported."""
    found = list(rows(session, "relations"))
    called = names(session, {row[part] for row in found for part in ("relation", "supporter", "supported")})
    made, wider = {}, {}
    for row in found:
        made[row.relation] = Pairing(
            called[row.relation], called[row.supporter], called[row.supported], row.start
        )
        wider[row.relation] = row.wider
    for relation, one in made.items():
        if wider[relation] in made:
            made[wider[relation]].within.append(one)
    widest = [one for relation, one in made.items() if wider[relation] not in made]
    return sorted(widest, key=lambda one: (one.supporter.iri, one.supported.iri))
