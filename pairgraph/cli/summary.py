"""What ``pairgraph build --summary`` ends with: counts, verdict, a few answers, the Turtle's place."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import typer

from pairgraph.cli.info import overview
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pairgraph.graph.release import Release
    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Passage
    from pairgraph.query.graph import Graph

__all__ = ["print_summary"]

_HEADLINES: Final = ("who-supports-whom", "funding-by-supporter", "outputs-by-measure")


def print_summary(release: Release, names: Sequence[str] | None = None) -> None:
    """Print what was built and the answers to some stored queries, with their evidence.

    Args:
        release: what was built.
        names: the stored queries; a few that everybody asks unless given.

    """
    from pairgraph.query.graph import Graph

    typer.echo("\n".join(overview(release)))
    graph = Graph.of_release(release)
    for name in names or _HEADLINES:
        try:
            _print_answer(graph, name)
        except PairgraphError as error:
            typer.echo(f"\n{name}: no answer. {error}", err=True)


def _print_answer(graph: Graph, name: str) -> None:
    from pairgraph.cli.answers import print_result

    answer = graph.query(name)
    typer.echo(f"\n{graph.catalogue[name].question['en']}")
    print_result(answer, "table", evidence=False)
    for line in _evidence(_passages(answer)):
        typer.echo(line)
    typer.echo(f"  each cell's own passages: pairgraph query {name} --evidence")


def _passages(answer: Answer) -> set[Passage]:
    """Return every passage behind any cell."""
    answer.prefetch_evidence()
    shown = [column.name for column in answer.columns if not column.hidden]
    return {passage for row in answer for column in shown for passage in answer.evidence(row, column)}


def _evidence(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield one line a report: the sections and, in each, the sentences."""
    found: defaultdict[str, defaultdict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for passage in sorted(passages, key=lambda passage: passage.order):
        found[passage.report.local][passage.section][str(passage.sentence)] = None
    for report, sections in found.items():
        places = "; ".join(f"{name}: {', '.join(sentences)}" for name, sentences in sections.items())
        yield f"  evidence in {report} (section: sentences): {places}"
