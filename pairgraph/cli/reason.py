"""``pairgraph reason``: whether the ontology is well written and free of contradiction."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from pairgraph.reason.hermit import Reasoning

__all__ = ["reason"]


def reason(
    data: Annotated[
        bool, typer.Option("--data", help="Check the facts of the release together with the ontology.")
    ] = False,
    release: Annotated[
        Path | None,
        typer.Option("--release", help="Take the facts of this release, not of the current."),
    ] = None,
) -> None:
    """Check how the ontology is written, and with HermiT that it holds together.

    It holds together when it is consistent and every class can have members.

    Exit code 0: all is well. 1: something is wrong. 3: there is no Java, or no release.
    """
    from pairgraph.errors import CheckFailedError
    from pairgraph.reason.hermit import check_consistency
    from pairgraph.reason.quality import check_ontology

    facts = _facts(release) if data or release else []
    flaws = check_ontology(data=facts)
    for flaw in flaws:
        typer.echo(flaw)
    typer.echo(f"quality: {_count(len(flaws), 'flaw')}")
    result = check_consistency(facts)
    typer.echo(_verdict(result, len(facts)))
    if flaws or not result.sound:
        raise CheckFailedError("The ontology does not pass.", remedy="Mend what is listed above.")


def _facts(release: Path | None) -> list[Triple]:
    from pairgraph.graph.release import find_release
    from pairgraph.vocabulary import graph_iri

    wanted = (graph_iri("report/"), graph_iri("reference"))
    store = find_release(release).store()
    graphs = [graph for graph in store.named_graphs() if str(graph)[1:-1].startswith(wanted)]
    return [quad.triple for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)]


def _verdict(result: Reasoning, facts: int) -> str:
    with_facts = f" with {_count(facts, 'fact triple')}" if facts else ""
    checked = f"{_count(result.classes, 'class', 'classes')} checked{with_facts} in {result.seconds:.1f} s"
    if not result.consistent:
        return f"HermiT: INCONSISTENT, {checked}"
    if result.unsatisfiable:
        return f"HermiT: no member possible for {', '.join(result.unsatisfiable)}; {checked}"
    return f"HermiT: consistent, no unsatisfiable class, {checked}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"
