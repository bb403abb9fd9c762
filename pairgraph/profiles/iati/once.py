"""Figures chosen so that nothing is told twice: totals or their parts, and no figure inside another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.profiles.thing import Thing
    from pairgraph.profiles.things import Things

__all__ = ["once"]

_BY_PARTS: Final = "Its parts are told one by one."
_IN_TOTAL: Final = "It is part of an amount that is told as a whole."
_SHARED: Final = "Some of its parts are told under another total."
_CIRCLE: Final = "It is said to be part of itself."
_OVERLAP: Final = "It may be counted in another amount that is told."


def once(things: Things, fit: Sequence[str]) -> tuple[set[str], dict[str, str]]:
    """Choose figures so that no amount is told twice.

    A total that says that its parts are all of it gives way to them where each can be told; any other total
    stands for its parts. Of a figure that may be inside another one, the other is told.

    Args:
        things: the graph.
        fit: the IRIs of the figures that could be told.

    Returns:
        The IRIs chosen, and why each of the others is not.

    """
    choice = _Choice(things, fit)
    # Totals that give way go first: a part told for one of them must not be inside another one.
    for iri in sorted(fit, key=lambda one: (not choice.gives_way(one), one)):
        if not choice.above(iri):
            choice.take(iri)
    # What is left has no top: the graph says in a circle what is part of what.
    choice.refused.update(dict.fromkeys(choice.fit - choice.chosen - set(choice.refused), _CIRCLE))
    choice.drop_overlaps()
    return choice.chosen, choice.refused


class _Choice:
    """What has been chosen so far, and what that covers."""

    def __init__(self, things: Things, fit: Iterable[str]) -> None:
        self.things = things
        self.fit = set(fit)
        self.parts = things.pointing("pao:Figure", "pao:partOfTotal")
        self.chosen: set[str] = set()
        self.refused: dict[str, str] = {}

    def above(self, iri: str) -> set[str]:
        """Return the totals of a figure that could be told."""
        return self.fit.intersection(self.things[iri].all("pao:partOfTotal"))

    def below(self, iri: str) -> set[str]:
        """Return the parts of a figure that could be told."""
        return self.fit.intersection(part.iri for part in self._parts(iri))

    def gives_way(self, iri: str) -> bool:
        """Tell whether a total says that its parts are all of it, and each of them could be told."""
        parts = self._parts(iri)
        whole = self.things[iri].one("pao:totalComplete") is True
        return whole and bool(parts) and all(part.iri in self.fit for part in parts)

    def take(self, iri: str) -> None:
        """Choose a figure, or its parts for it."""
        below = self.below(iri)
        covered = {one for one in below if one in self.chosen or self.refused.get(one) == _IN_TOTAL}
        if not covered and not self.gives_way(iri):
            self.chosen.add(iri)
            self.refused.update(dict.fromkeys(below, _IN_TOTAL))
            return
        self.refused[iri] = _BY_PARTS if self.gives_way(iri) else _SHARED
        direct = {part for part in below if not self.above(part) & below}
        for part in sorted(direct - covered - set(self.refused)):
            self.take(part)

    def drop_overlaps(self) -> None:
        """Take away, one by one, what may be inside another figure that is told."""
        for iri in sorted(self.chosen):
            if any(self._is_told(wider) for wider in self.things[iri].all("pao:mayOverlap")):
                self.chosen.discard(iri)
                self.refused[iri] = _OVERLAP

    def _is_told(self, iri: str) -> bool:
        """Tell whether a figure is chosen, or a part of it, or a total of it."""
        family = {iri, *self.things[iri].all("pao:partOfTotal"), *(part.iri for part in self._parts(iri))}
        return bool(family & self.chosen)

    def _parts(self, iri: str) -> list[Thing]:
        return self.parts.get(iri, [])
