"""A difference as JSON; ``difference.schema.json`` beside this file says what is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pairgraph.difference.change import graph_name
from pairgraph.difference.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Quad

    from pairgraph.difference.change import Change, Changes
    from pairgraph.difference.figures import FigureChange
    from pairgraph.difference.questions import QuestionChange
    from pairgraph.difference.side import Side
    from pairgraph.difference.summary import Reasons, Summary, Thing
    from pairgraph.difference.version import Verdict

__all__ = ["FORMAT", "json_lines"]

FORMAT: Final = 1
"""Raised when a key goes or changes its meaning; a new key leaves it as it is."""


def json_lines(
    changes: Changes, summary: Summary, questions: Sequence[QuestionChange] | None
) -> Iterator[str]:
    """Yield the lines of one JSON object; the things, which may be very many, come one a line at its end.

    Args:
        changes: what changed.
        summary: the same, counted.
        questions: whose answers changed; nothing where none was asked.

    """
    labels = Labels((changes.a, changes.b))
    head = {
        "format": FORMAT,
        "same": changes.a.digest == changes.b.digest and not questions,
        "from": _side(changes.a),
        "to": _side(changes.b),
        "versions": [
            _version(name, verdict, summary.reasons[name]) for name, verdict in summary.verdicts.items()
        ],
        "counts": _counts(summary),
        "figures": [_figure(figure, labels) for figure in summary.figures],
        "came": [_thing(thing, labels) for thing in summary.came],
        "went": [_thing(thing, labels) for thing in summary.went],
        "questions": None if questions is None else [_question(change) for change in questions],
    }
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ","
    yield ' "things": ['
    last = ""
    for change in changes:
        if last:
            yield f"{last},"
        last = f"  {json.dumps(_change(change, labels), ensure_ascii=False)}"
    yield f"{last}\n ]\n}}".lstrip("\n")


def _side(side: Side) -> dict[str, Any]:
    return {"name": side.name, "digest": side.digest}


def _version(name: str, verdict: Verdict, reasons: Reasons) -> dict[str, Any]:
    found = sorted(reasons.found.items(), key=lambda item: (-item[0][0], item[0][1]))
    return {
        "of": name,
        "from": verdict.before or None,
        "to": verdict.after or None,
        "step": verdict.step.name.lower(),
        "least": verdict.least or None,
        "follows": verdict.follows,
        "reasons": [{"step": step.name.lower(), "why": why, "of": iris} for (step, why), iris in found],
    }


def _counts(summary: Summary) -> dict[str, Any]:
    graphs = sorted(summary.removed.keys() | summary.added.keys())
    return {
        "removed": summary.removed.total(),
        "added": summary.added.total(),
        "went": len(summary.went),
        "came": len(summary.came),
        "changed": summary.changed,
        "graphs": {
            graph: {"removed": summary.removed[graph], "added": summary.added[graph]} for graph in graphs
        },
    }


def _figure(figure: FigureChange, labels: Labels) -> dict[str, Any]:
    def values(side: Mapping[str, Iterable[object]]) -> dict[str, list[str]]:
        return {name: [str(term) for term in terms] for name, terms in side.items() if terms}

    return {
        "figure": figure.figure,
        "label": labels[figure.figure],
        "changed": figure.changed,
        "from": values(figure.before),
        "to": values(figure.after),
        "passages": list(figure.passages),
        "reports": list(figure.reports),
    }


def _thing(thing: Thing, labels: Labels) -> dict[str, Any]:
    return {
        "thing": thing.iri,
        "label": labels[thing.iri],
        "kinds": list(thing.kinds),
        "graphs": list(thing.graphs),
    }


def _question(change: QuestionChange) -> dict[str, Any]:
    return {
        "name": change.name,
        "why": change.why or None,
        "reworded": change.reworded,
        "columns": list(change.columns),
        "removed": [list(row) for row in change.removed],
        "added": [list(row) for row in change.added],
    }


def _change(change: Change, labels: Labels) -> dict[str, Any]:
    graphs: dict[str, dict[str, list[dict[str, str]]]] = {}
    for sign, quads in (("removed", change.removed), ("added", change.added)):
        for quad in quads:
            of_graph = graphs.setdefault(graph_name(quad), {"removed": [], "added": []})
            of_graph[sign].append(_statement(quad))
    return {
        "thing": change.iri or change.subject.decode(),
        "label": labels[change.iri],
        "graphs": dict(sorted(graphs.items())),
    }


def _statement(quad: Quad) -> dict[str, str]:
    return {"property": quad.predicate.value, "value": str(quad.object)}
