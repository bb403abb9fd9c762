"""The judgements about links from a thing to data of others: what they found, how surely, and who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import GRAPHS, ID, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session

__all__ = ["Outside", "outside"]

_LINKED: Final = (ID, PREFIXES["pas"], PREFIXES["pam"], PREFIXES["pau"])
_SHARED: Final = ("passage", "judgement", "figure")
"""Kinds of things that are ours only."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A judgement: ``subject`` is the thing or one of its versions, ``target`` the name of the linkset.

    ``holds`` where it is accepted; else ``status`` says that it was rejected or withdrawn.
    """

    judgement: Name
    subject: Name
    predicate: Name
    other: Name
    target: str
    status: Name
    confidence: Decimal | None
    author: str
    created: str
    evidence: str

    @property
    def holds(self) -> bool:
        """Whether the link is in the graph."""
        return self.status.iri == PREFIXES["pao"] + "accepted"


def outside(session: Session, iri: str) -> list[Outside]:
    """Return the judgements about a thing, and about its versions if it is a region."""
    if not iri.startswith(_LINKED) or iri.removeprefix(ID).partition("/")[0] in _SHARED:
        return []
    found = list(rows(session, "judgements", thing=[iri]))
    parts = ("judgement", "subject", "predicate", "object", "status")
    called = names(session, {row[part] for row in found for part in parts})
    return [_judged(row, called) for row in found]


def _judged(row: Row, called: Mapping[str, Name]) -> Outside:
    return Outside(
        judgement=called[row.judgement],
        subject=called[row.subject],
        predicate=called[row.predicate],
        other=called[row.object],
        target=str(row.graph).removeprefix(GRAPHS + "links/"),
        status=called[row.status],
        confidence=row.confidence,
        author=str(row.author or ""),
        created=str(row.created or ""),
        evidence=str(row.ground or ""),
    )
