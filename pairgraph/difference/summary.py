"""What changed between two releases, in one reading: counts, things, figures, versions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.difference.change import graph_name
from pairgraph.difference.data_step import FOLLOWING_GRAPHS, data_reasons
from pairgraph.difference.exclusions import exclusion_reasons
from pairgraph.difference.figures import FigureChange, figure_change
from pairgraph.difference.lines import quads_of, read_lines
from pairgraph.difference.ontology_step import GONE, NEW, ONTOLOGY_GRAPHS, ontology_reasons
from pairgraph.difference.version import Step, Verdict
from pairgraph.vocabulary import BASE, ID, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pyoxigraph import Quad

    from pairgraph.difference.change import Change, Changes
    from pairgraph.difference.questions import QuestionChange
    from pairgraph.difference.side import Side

__all__ = ["Reasons", "Summary", "Thing", "summarise"]

_VERSIONS: Final = {
    "ontology": f"<{BASE}ontology> <{expand('owl:versionInfo')}> ".encode(),
    "data": f"<{BASE}dataset> <{expand('dcat:version')}> ".encode(),
}
_TYPE: Final = expand("rdf:type")
_COLUMNS: Final = (Step.MAJOR, "a stored question has other columns")


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that came or went: its IRI, its kinds as asserted, and the graphs that tell of it."""

    iri: str
    kinds: Sequence[str]
    graphs: Sequence[str]


@dataclass
class Reasons:
    """What demands a step: step and why → the IRIs of what demands it."""

    found: defaultdict[tuple[Step, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, iri: str, reasons: Iterable[tuple[Step, str]]) -> None:
        """Take up why one change demands something; the same reason counts once."""
        for reason in dict.fromkeys(reasons):
            self.found[reason].append(iri)

    @property
    def step(self) -> Step:
        """The largest step of all."""
        return max((step for step, _ in self.found), default=Step.NONE)


@dataclass
class Summary:
    """What changed, as far as it is few.

    Attributes:
        removed: graph → how many statements it does not hold any more.
        added: graph → how many it holds that it did not.
        came: the things that are new; ``went``: those that are gone.
        changed: how many things are in both and not the same.
        figures: the figures that say something else.
        reasons: ``ontology`` and ``data`` → what demands a step.
        verdicts: the same → whether the version follows.

    """

    removed: Counter[str] = field(default_factory=Counter)
    added: Counter[str] = field(default_factory=Counter)
    came: list[Thing] = field(default_factory=list)
    went: list[Thing] = field(default_factory=list)
    changed: int = 0
    figures: list[FigureChange] = field(default_factory=list)
    reasons: Mapping[str, Reasons] = field(default_factory=lambda: {"ontology": Reasons(), "data": Reasons()})
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    def add(self, change: Change) -> None:
        """Take up one change."""
        self.removed.update(map(graph_name, change.removed))
        self.added.update(map(graph_name, change.added))
        figure = figure_change(change)
        if figure:
            self.figures.append(figure)
        self._count(change)
        self._weigh(change, figure)

    def _count(self, change: Change) -> None:
        stated = [
            [quad for quad in quads_of(lines) if graph_name(quad) not in FOLLOWING_GRAPHS]
            for lines in (change.before, change.after)
        ]
        if not change.iri.startswith(ID) or stated[0] == stated[1]:
            return
        if not stated[0]:
            self.came.append(_thing(change, stated[1]))
        elif not stated[1]:
            self.went.append(_thing(change, stated[0]))
        else:
            self.changed += 1

    def _weigh(self, change: Change, figure: FigureChange | None) -> None:
        both = (change.removed, change.added)
        other = ONTOLOGY_GRAPHS | FOLLOWING_GRAPHS
        ontology = [[quad for quad in some if graph_name(quad) in ONTOLOGY_GRAPHS] for some in both]
        data = [[quad for quad in some if graph_name(quad) not in other] for some in both]
        if any(ontology):
            self.reasons["ontology"].add(change.iri, ontology_reasons(change, ontology[0], ontology[1]))
        if any(data) or not any(ontology):
            self.reasons["data"].add(change.iri, data_reasons(change, data[0], data[1], figure))


def summarise(changes: Changes, questions: Sequence[QuestionChange] = ()) -> Summary:
    """Read all changes once.

    The ontology is part of the data, so whatever moves its version moves that of the data as far.

    Args:
        changes: what changed.
        questions: whose answers changed; a question with other columns breaks what reads them.

    Raises:
        PairgraphError: a side is damaged.

    """
    found = Summary()
    for change in changes:
        found.add(change)
    terms = found.reasons["ontology"]
    new, gone = set(terms.found.get((Step.MINOR, NEW), ())), set(terms.found.get((Step.MAJOR, GONE), ()))
    terms.add("", exclusion_reasons(*changes.blank, new, gone))
    for question in questions:
        if question.other_columns:
            found.reasons["data"].add(expand(f"paq:{question.name}"), [_COLUMNS])
    ontology, data = found.reasons["ontology"].step, found.reasons["data"].step
    if ontology > data:
        found.reasons["data"].add(f"{BASE}ontology", [(ontology, "the ontology is part of the data")])
    before, after = _versions(changes.a), _versions(changes.b)
    found.verdicts = {
        name: Verdict(before[name], after[name], reasons.step) for name, reasons in found.reasons.items()
    }
    return found


def _thing(change: Change, quads: Sequence[Quad]) -> Thing:
    kinds = [term.value for term in change.values(quads, _TYPE)]
    return Thing(change.iri, kinds, sorted({graph_name(quad) for quad in quads}))


def _versions(side: Side) -> dict[str, str]:
    """Read what a side says of its versions; empty where it says nothing."""
    found = dict.fromkeys(_VERSIONS, "")
    for line in read_lines(side.nquads):
        for name, start in _VERSIONS.items():
            if line.startswith(start):
                found[name] = getattr(quads_of([line])[0].object, "value", "")
    return found
