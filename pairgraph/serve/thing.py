"""What a page tells of one thing: what is said of it, what points to it, its figures, its passages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from pairgraph.query.values import Iri
from pairgraph.serve.ask import rows
from pairgraph.serve.figures import figures
from pairgraph.serve.names import Name, names
from pairgraph.vocabulary import ID, PREFIXES, compact, graph_iri

if TYPE_CHECKING:
    from pairgraph.query.evidence import Passage
    from pairgraph.query.row import Row
    from pairgraph.query.session import Session
    from pairgraph.serve.figures import Figure

__all__ = ["Fact", "Pointers", "Thing", "tell"]

_TYPE: Final = PREFIXES["rdf"] + "type"
_INFERRED: Final = graph_iri("inferred")
_SHOWN_ELSEWHERE: Final = {
    PREFIXES["skos"] + "prefLabel",
    PREFIXES["rdfs"] + "label",
    PREFIXES["prov"] + "wasDerivedFrom",
}
_TOLD_APART: Final = {PREFIXES["pao"] + "versionOf", PREFIXES["pao"] + "linkSubject"}
"""Properties by which versions and judgements point to a thing: the page has tables of both."""
_WITHOUT_FIGURES: Final = ("figure", "passage", "region-version", "appointment", "document", "recognition")
_WITH_FIGURES: Final = (ID, PREFIXES["pam"], PREFIXES["pau"], PREFIXES["pas"])
_FEW: Final = 60


@dataclass(frozen=True)
class Fact:
    """One property of a thing, with its values; each says whether only the rules derived it."""

    property: Name
    values: tuple[tuple[Any, bool], ...]


@dataclass(frozen=True)
class Pointers:
    """The things that point to a thing by one property: how many there are, and the first of them."""

    property: Name
    count: int
    things: tuple[Name, ...]


@dataclass(frozen=True)
class Thing:
    """A thing as its page tells it."""

    name: Name
    kinds: tuple[Name, ...]
    facts: tuple[Fact, ...]
    pointers: tuple[Pointers, ...]
    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    names: dict[str, Name]


def tell(session: Session, iri: str) -> Thing | None:
    """Return what the graph tells of a thing; nothing where it tells nothing."""
    said = [row for row in rows(session, "statements", thing=[iri]) if not str(row.value).startswith("_:")]
    pointing = list(_pointing(session, iri))
    if not said and not pointing:
        return None
    passages = tuple(session.passages([iri])[iri])
    called = names(session, _mentioned(iri, said, pointing) | {one.report for one in passages})
    return Thing(
        name=called[iri],
        kinds=tuple(called[kind] for kind in _kinds(said)),
        facts=tuple(_facts(said, called)),
        pointers=tuple(
            Pointers(called[which], count, tuple(called[one] for one in some))
            for which, count, some in pointing
        ),
        figures=tuple(_figures(session, iri)),
        passages=passages,
        names=called,
    )


def _facts(said: list[Row], called: dict[str, Name]) -> list[Fact]:
    """Group statements by property; ours come first, and the types last."""
    shown = [row for row in said if row.property not in _SHOWN_ELSEWHERE]
    shown.sort(key=lambda row: (_rank(row.property), row.property, str(row.value)))
    facts = []
    for which, some in groupby(shown, key=lambda row: row.property):
        graphs: dict[Any, set[str]] = {}
        for row in some:
            graphs.setdefault(row.value, set()).add(row.graph)
        values = tuple((value, found == {_INFERRED}) for value, found in graphs.items())
        facts.append(Fact(called[which], values))
    return facts


def _rank(which: Iri) -> int:
    if which == _TYPE:
        return 3
    if which.prefixed in {"skos:definition", "dcterms:title", "dcterms:description"}:
        return 0
    return 1 if which.prefixed.startswith("pao:") else 2


def _kinds(said: list[Row]) -> list[str]:
    """Return the types that were stated, ours only unless there are no others."""
    stated = [row.value for row in said if row.property == _TYPE and row.graph != _INFERRED]
    ours = [kind for kind in stated if compact(kind).startswith("pao:")]
    return sorted(set(ours or stated))


def _pointing(session: Session, iri: str) -> list[tuple[str, int, list[str]]]:
    found = []
    for row in (row for row in rows(session, "pointing", thing=[iri]) if row.property not in _TOLD_APART):
        some = rows(session, "pointers", thing=[iri], property=[row.property])
        found.append((str(row.property), row["count"], [one.subject for one in some]))
    return found


def _mentioned(iri: str, said: list[Row], pointing: list[tuple[str, int, list[str]]]) -> set[str]:
    of_statements = {cell for row in said for cell in (row.property, row.value) if isinstance(cell, Iri)}
    return {iri} | of_statements | {one for which, _, some in pointing for one in (which, *some)}


def _figures(session: Session, iri: str) -> list[Figure]:
    kind = iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""
    if kind in _WITHOUT_FIGURES or not iri.startswith(
        (ID, PREFIXES["pam"], PREFIXES["pau"], PREFIXES["pas"])
    ):
        return []
    found = [row.figure for row in rows(session, "figures-about", thing=[iri])]
    return figures(session, found[:_FEW])
