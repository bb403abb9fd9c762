"""Our own graph as an authority, and as the list of those that links are looked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.errors import PairgraphError
from pairgraph.link.authority import Authority
from pairgraph.link.candidate import Entry, Name, Role, Wanted
from pairgraph.link.names import is_han
from pairgraph.link.score_names import wanted_form
from pairgraph.query.answer import Answer
from pairgraph.vocabulary import compact, expand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.link.candidate import Subject
    from pairgraph.query.row import Row
    from pairgraph.query.session import Session

__all__ = ["KINDS", "Sought", "label_of", "of_graph", "sought", "things"]

KINDS: Final[dict[str, tuple[str, Subject]]] = {
    "regions": ("pao:Region", "region"),
    "versions": ("pao:RegionVersion", "region"),
    "bodies": ("pao:Organization", "body"),
    "people": ("pao:Person", "person"),
}
"""What links are looked for → its class, and how its names are spelt."""

_COUNTRY: Final = "region:china"
_QUERY: Final = Path(__file__).parent / "queries" / "things.rq"
_LABEL: Final = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
_ROLES: Final[tuple[Role, ...]] = ("label", "alternative", "former")


@dataclass(frozen=True, slots=True)
class Sought:
    """Something that a link is looked for: what it is here, and what to look for."""

    id: str
    label: str
    wanted: Wanted


def of_graph(session: Session, kind: str) -> Authority:
    """Return what the graph knows of one kind as an authority.

    Raises:
        KeyError: there is no such kind.

    """
    return Authority(things(session, kind), "this graph")


def things(session: Session, kind: str) -> list[Entry]:
    """Return what the graph knows of one kind: ``regions``, ``versions``, ``bodies`` or ``people``."""
    return [_entry(thing, rows, KINDS[kind][1]) for thing, rows in _told(session, kind).items()]


def sought(session: Session, kind: str) -> list[Sought]:
    """Return the things of one kind as what to look for elsewhere.

    The version of a region is looked for by its code and first year: what it lay in then is not told.
    """
    return [_sought(thing, rows, kind) for thing, rows in _told(session, kind).items()]


def label_of(session: Session, thing: str) -> str:
    """Return what the graph calls a thing in English, or its name where it has no label.

    Args:
        session: the graph.
        thing: a prefixed name or an IRI.

    Raises:
        PairgraphError: the graph has no such thing.

    """
    try:
        iri = NamedNode(expand(thing))
    except ValueError as error:
        raise _unknown(thing) from error
    text = (
        f"SELECT ?label WHERE {{ {iri} ?property [] OPTIONAL {{ {iri} {_LABEL} ?label }} }} ORDER BY ?label"
    )
    answer = session.sparql(text)
    assert isinstance(answer, Answer)  # noqa: S101 - the text is ours
    labels = [str(row.label or "") for row in answer]
    if not labels:
        raise _unknown(thing)
    return min(labels, key=is_han) or thing


def _unknown(thing: str) -> PairgraphError:
    remedy = "See: pairgraph link suggest regions --all"
    return PairgraphError(f"The graph has no '{thing}'.", remedy=remedy)


def _told(session: Session, kind: str) -> dict[str, list[Row]]:
    text = _QUERY.read_text("utf-8").replace("#+values", f"VALUES ?class {{ {KINDS[kind][0]} }}")
    answer = session.sparql(text)
    assert isinstance(answer, Answer)  # noqa: S101 - the text is ours
    told: dict[str, list[Row]] = defaultdict(list)
    for row in answer:
        told[str(row.thing)].append(row)
    return told


def _sought(thing: str, rows: Sequence[Row], kind: str) -> Sought:
    said = _said(rows)
    names = tuple(dict.fromkeys([*said["label"], *said["alternative"]]))
    level = min(said["level"], default="")
    wanted = Wanted(names, _ancestors(rows), level, subject=KINDS[kind][1])
    if kind == "versions":
        wanted = Wanted(names, level=level, code=min(said["code"], default=""), year=_year(said["since"]))
    return Sought(compact(thing), _label(said, thing), wanted)


def _entry(thing: str, rows: Sequence[Row], subject: Subject) -> Entry:
    said = _said(rows)
    names = [Name(wanted_form(text, subject), role) for role in _ROLES for text in said[role]]
    return Entry(
        id=compact(thing),
        label=_label(said, thing),
        names=tuple(dict.fromkeys(names)),
        level=min(said["level"], default=""),
        types=frozenset(map(compact, said["type"])),
        parents=frozenset(wanted_form(text, "region") for text in said["parent"]),
        codes=frozenset(said["code"]),
        since=_year(said["since"]),
        until=_year(said["until"]),
        about=" ".join([*filter(is_han, said["label"]), *said["code"]]),
    )


def _said(rows: Sequence[Row]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        said[str(row.what)].append(str(row.value))
    return said


def _label(said: dict[str, list[str]], thing: str) -> str:
    return min(said["label"], key=is_han, default=compact(thing))


def _year(said: Sequence[str]) -> int | None:
    return min(map(int, said), default=None)


def _ancestors(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return one name of each place it lies in, in Chinese where there is one; the country tells nothing."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.what == "parent" and compact(str(row.of)) != _COUNTRY:
            names[str(row.of)].append(str(row.value))
    return tuple(max(several, key=is_han) for several in names.values())
