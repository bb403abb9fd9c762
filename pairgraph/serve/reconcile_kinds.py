"""The kinds of things that tables can be matched to: classes of ours, named by the graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.session import Session

__all__ = ["Kind", "Kinds", "kinds"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A class, the classes right above it, and the widest one that it belongs to."""

    name: Name
    root: str
    broader: tuple[str, ...] = ()

    @property
    def iri(self) -> str:
        """What identifies it."""
        return self.name.iri


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds by IRI, those without a broader one first."""

    found: dict[str, Kind] = field(default_factory=dict)

    @property
    def roots(self) -> list[str]:
        """The widest kinds, in the order of their IRIs."""
        return sorted({kind.root for kind in self.found.values()})

    def resolve(self, text: str) -> str:
        """Return the IRI that is meant: written out, as ``pao:Region`` or as ``Region``.

        >>> Kinds().resolve("pao:Region") == Kinds().resolve("Region")
        True
        """
        iri = expand(text)
        return iri if iri in self.found or ":" in text else PREFIXES["pao"] + text

    def above(self, iri: str) -> set[str]:
        """Return a kind and all kinds above it."""
        if iri not in self.found:
            return set()
        return {iri}.union(*(self.above(one) for one in self.found[iri].broader))

    def narrowest(self, some: Iterable[str]) -> list[str]:
        """Return those of some kinds that have no narrower one among them."""
        known = sorted(one for one in some if one in self.found)
        return [one for one in known if not any(one != other and one in self.above(other) for other in known)]


def kinds(session: Session) -> Kinds:
    """Return the kinds of things that a graph can be matched to."""
    broader: dict[str, set[str]] = {}
    roots: dict[str, str] = {}
    for row in rows(session, "reconcile-classes"):
        iri = str(row["class"])
        roots[iri] = str(row.root)
        if row.broader and row.broader != iri:
            broader.setdefault(iri, set()).add(str(row.broader))
    called = names(session, roots)
    order = sorted(roots, key=lambda iri: (iri in broader, iri))
    return Kinds({iri: Kind(called[iri], roots[iri], tuple(sorted(broader.get(iri, ())))) for iri in order})
