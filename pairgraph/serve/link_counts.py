"""How many links there are to the data of others, by relation and collection."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import BASE

if TYPE_CHECKING:
    from pairgraph.query.session import Session

__all__ = ["Linkset", "link_counts"]

_DATASET: Final = BASE + "dataset#"


@dataclass(frozen=True, slots=True)
class Linkset:
    """Links of one relation to one collection; ``id`` is its anchor on the page of the dataset."""

    id: str
    title: str
    relation: Name
    target: str
    count: int


def link_counts(session: Session) -> list[Linkset]:
    """Return the sets of links, by their IRIs."""
    found = {row.linkset: row for row in rows(session, "link-counts") if row.linkset.startswith(_DATASET)}
    called = names(session, {row.relation for row in found.values()})
    return [
        Linkset(
            iri.removeprefix(_DATASET),
            str(row.title or ""),
            called[row.relation],
            str(row.target or ""),
            row["count"],
        )
        for iri, row in found.items()
    ]
