"""Which pictures say more than an answer's table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.query.values import Iri
from pairgraph.serve import chart_words  # noqa: F401 - it adds the words of the pictures
from pairgraph.serve.ask import rows
from pairgraph.serve.names import names
from pairgraph.serve.pictures import bands, bars, maps, periods, units, years
from pairgraph.serve.pictures.points import points
from pairgraph.serve.pictures.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.query.answer import Answer
    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery
    from pairgraph.serve.pictures.picture import Picture

__all__ = ["KINDS", "choose", "read"]

KINDS: Final[dict[str, Callable[[Reading], Picture | None]]] = {
    "flow": bands.read,
    "years": years.read,
    "bounds": bars.read_bounds,
    "units": units.read,
    "numbers": bars.read_numbers,
    "periods": periods.read,
    "map": maps.read,
}
"""What reads each kind; the first one that finds something is shown, and the map beside it."""
_ROWS: Final = 200
"""How many rows' things are called by name, in another language than the answer's own."""


def choose(question: StoredQuery, reading: Reading) -> tuple[Picture, ...]:
    """Return the pictures of an answer: those its question names, else one by its columns, and its map."""
    if question.charts:
        named = (KINDS[kind](reading) for kind in question.charts if kind in KINDS)
        return tuple(one for one in named if one)
    plain = (read(reading) for kind, read in KINDS.items() if kind != "map")
    first = next((one for one in plain if one), None)
    return tuple(one for one in (first, maps.read(reading)) if one)


def read(session: Session, answer: Answer, lang: str) -> Reading:
    """Read an answer in a language, with the points of its regions."""
    things = {str(cell) for row in answer for cell in row if isinstance(cell, Iri)}
    where = points(session, things)
    told = set(where) if lang == "en" or len(answer) > _ROWS else things
    called = names(session, told) if told else {}
    return Reading(answer, called, where, {} if lang == "en" else _units(session, lang), lang)


def _units(session: Session, lang: str) -> dict[str, str]:
    """Return what units are called in a language, by their notation."""
    return {
        str(row.notation): str(row.label)
        for row in rows(session, "units")
        if getattr(row.label, "language", None) == lang
    }
