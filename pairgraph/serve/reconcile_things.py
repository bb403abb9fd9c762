"""What tables can be matched to, as the graph tells of it: names, codes and places, now and formerly."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.row import Row
    from pairgraph.query.session import Session

__all__ = ["Called", "Coded", "Thing", "things"]

_FORMER: Final = "former"


@dataclass(frozen=True, slots=True)
class Called:
    """What a thing is called: its label, an alternative, or a name it had from one year to before another."""

    text: str
    language: str = ""
    how: str = "label"
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A code and a level of administration with the years a place had them; none of them: it has them now."""

    code: str = ""
    level: str = ""
    since: int | None = None
    until: int | None = None

    @property
    def dated(self) -> bool:
        """Whether it is told since when."""
        return self.since is not None or self.until is not None


@dataclass(slots=True)
class Thing:
    """A thing with all its names, classes, codes and the places around it."""

    iri: str
    classes: set[str] = field(default_factory=set)
    called: list[Called] = field(default_factory=list)
    coded: list[Coded] = field(default_factory=list)
    places: set[str] = field(default_factory=set)

    @property
    def name(self) -> Name:
        """Its labels by language."""
        return Name(self.iri, {one.language: one.text for one in self.called if one.how == "label"})

    @property
    def code(self) -> str:
        """Its code of today; empty where it has none."""
        return next((one.code for one in self.coded if one.code and not one.dated), "")

    @property
    def level(self) -> str:
        """Its level of administration of today; empty where it has none."""
        return next((one.level for one in self.coded if one.level and not one.dated), "")

    @property
    def former(self) -> list[Called]:
        """What it was called at some time, the earliest first."""
        return sorted(
            (one for one in self.called if one.how == _FORMER),
            key=lambda one: (one.since or 0, one.language, one.text),
        )


def things(session: Session, roots: Iterable[str]) -> dict[str, Thing]:
    """Return the things of some kinds by IRI, in its order; those without a label are left out.

    Args:
        session: what to ask.
        roots: IRIs of classes.

    """
    wanted = list(roots)
    found: dict[str, Thing] = {}
    for row in rows(session, "reconcile-things", **{"class": wanted}):
        _of(found, row).classes.add(str(row["class"]))
    for row in rows(session, "reconcile-names", **{"class": wanted}):
        _of(found, row).called.append(_called(row))
    for row in rows(session, "reconcile-codes", **{"class": wanted}):
        coded = Coded(str(row.code or ""), str(row.level or ""), _year(row, "since"), _year(row, "until"))
        _of(found, row).coded.append(coded)
    for row in rows(session, "reconcile-places", **{"class": wanted}):
        _of(found, row).places.add(str(row.place))
    _widen(found)
    return {iri: thing for iri, thing in sorted(found.items()) if thing.classes and thing.name.labels}


def _of(found: dict[str, Thing], row: Row) -> Thing:
    return found.setdefault(str(row.thing), Thing(str(row.thing)))


def _called(row: Row) -> Called:
    language = getattr(row.name, "language", None) or ""
    return Called(str(row.name), language, str(row.how), _year(row, "since"), _year(row, "until"))


def _year(row: Row, column: str) -> int | None:
    """Return the year a cell begins with, whatever its datatype."""
    start = str(row[column] or "")[:4]
    return int(start) if start.isascii() and start.isdecimal() else None


def _widen(found: dict[str, Thing]) -> None:
    """Add the places around the places; a region's own are already all there."""
    for thing in found.values():
        around = (found[place].places for place in list(thing.places) if place in found)
        thing.places = thing.places.union(*around) - {thing.iri}
