"""The things of a graph with all they say, read in a few queries that any SPARQL 1.1 endpoint answers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from pairgraph.errors import PairgraphError
from pairgraph.profiles.thing import Thing
from pairgraph.query.answer import Answer
from pairgraph.query.syntax import nearest
from pairgraph.query.values import Iri, Value
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pairgraph.query.session import Session

__all__ = ["Things", "report_iri", "select"]

_STATED: Final = (
    *("pao:CounterpartRelation", "pao:Intervention", "pao:Flow", "pao:Result", "pao:Goal"),
    *("pao:Figure", "pao:Group", "pao:Condition"),
)
"""Classes whose members a report states."""
_SHARED: Final = ("pao:Region", "pao:Actor", "pao:Report", "pao:Code", "skos:Concept", "skos:ConceptScheme")
"""Classes whose members several reports and the schemes share."""
_HEAD: Final = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("pao", "prov", "skos"))
_DERIVED: Final = "SELECT DISTINCT ?thing ?report { ?thing prov:wasDerivedFrom/pao:ofReport ?report }"


class Things:
    """All things of a graph, or those of one report with the regions, actors and concepts of all.

    Args:
        session: the graph.
        report: the IRI of the report; all of them unless given.

    Everything is held in memory, so take one report of a very large graph at a time.

    """

    def __init__(self, session: Session, report: str | None = None) -> None:
        of_report = _only(NamedNode(report)) if report else ""
        self._things = {
            **_read(session, _SHARED, ""),
            **_read(session, _STATED, of_report),
        }
        self.reports = _reports(session)
        self._members: dict[str, list[Thing]] = {}
        self._pointing: dict[tuple[str, str], Mapping[str, list[Thing]]] = {}

    def __getitem__(self, iri: str) -> Thing:
        """Return a thing; one of which nothing is known has no values."""
        return self._things.get(iri) or Thing(iri, {})

    def of(self, kind: str) -> list[Thing]:
        """Return the members of a class, given as a prefixed name, sorted by IRI."""
        if kind not in self._members:
            self._members[kind] = [thing for _, thing in sorted(self._things.items()) if thing.isa(kind)]
        return self._members[kind]

    def all(self, thing: Thing, *names: str) -> list[Thing]:
        """Return the things that a thing points to by some properties, each once, sorted by IRI."""
        iris = {value for name in names for value in thing.all(name) if isinstance(value, Iri)}
        return [self[iri] for iri in sorted(iris)]

    def pointing(self, kind: str, name: str) -> Mapping[str, list[Thing]]:
        """Return the members of a class that point to each thing by a property, by its IRI."""
        if (kind, name) not in self._pointing:
            found: dict[str, list[Thing]] = {}
            for thing in self.of(kind):
                for value in thing.all(name):
                    found.setdefault(str(value), []).append(thing)
            self._pointing[kind, name] = found
        return self._pointing[kind, name]

    def pointed_by(self, thing: Thing, kind: str, name: str) -> list[Thing]:
        """Return the members of a class that point to a thing by a property, sorted by IRI."""
        return self.pointing(kind, name).get(thing.iri, [])


def select(session: Session, body: str) -> Answer:
    """Run a SELECT of a profile; the usual prefixes are declared."""
    prefixes = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in PREFIXES.items())
    answer = session.sparql(prefixes + body)
    assert isinstance(answer, Answer)  # noqa: S101 - the text is ours
    return answer


def report_iri(session: Session, name: str) -> str:
    """Find a report by its IRI, its prefixed name or the last part of either.

    Raises:
        PairgraphError: there is none of that name; proposes the nearest.

    """
    known = sorted(str(row.report) for row in select(session, "SELECT ?report { ?report a pao:Report }"))
    for iri in known:
        if name in {iri, Iri(iri).prefixed, Iri(iri).local}:
            return iri
    locals_ = [Iri(iri).local for iri in known]
    remedy = nearest(name, locals_) or f"There are: {', '.join(locals_) or 'none'}."
    raise PairgraphError(f"There is no report '{name}'.", remedy=remedy)


def _read(session: Session, kinds: Iterable[str], restriction: str) -> dict[str, Thing]:
    """Read all members of some classes."""
    found: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(lambda: defaultdict(list))
    for thing, name, value in _statements(session, kinds, restriction):
        found[thing][name].append(value)
    return {
        thing: Thing(thing, {name: sorted(some, key=str) for name, some in values.items()})
        for thing, values in found.items()
    }


def _statements(session: Session, kinds: Iterable[str], restriction: str) -> Iterator[tuple[str, str, Value]]:
    text = (
        f"{_HEAD}SELECT DISTINCT ?thing ?property ?value WHERE {{ {restriction} "
        f"VALUES ?kind {{ {' '.join(kinds)} }} ?thing a ?kind ; ?property ?value . "
        "FILTER (isIRI(?thing) && ?property != prov:wasDerivedFrom) }"
    )
    answer = session.sparql(text)
    assert isinstance(answer, Answer)  # noqa: S101 - the text is ours
    names: dict[str, str] = {}
    for thing, name, value in answer:
        # There are few properties and many statements.
        yield str(thing), names.get(name) or names.setdefault(name, name.prefixed), value


def _only(report: NamedNode) -> str:
    return f"{{ SELECT DISTINCT ?thing {{ ?thing prov:wasDerivedFrom/pao:ofReport {report} }} }}"


def _reports(session: Session) -> dict[str, list[str]]:
    """Return the reports that state each thing."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in select(session, _DERIVED):
        found[str(row.thing)].append(str(row.report))
    return {thing: sorted(reports) for thing, reports in found.items()}
