"""The stored questions asked of both sides: whose answers changed, and by which rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pairgraph.difference.side import Side
    from pairgraph.query.graph import Graph
    from pairgraph.query.stored import StoredQuery

__all__ = ["UNKNOWN", "Asked", "QuestionChange", "ask", "compare_questions"]

UNKNOWN: Final = ("known to the first release alone", "known to the second release alone")
"""Why a question cannot be compared that one side does not have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what a release answers.

    Attributes:
        text: the question's file.
        columns: the names of the columns.
        rows: the rows as CSV has them.
        why: why it was not answered; empty where it was.

    """

    text: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question whose answer is not the same, or cannot be compared.

    Attributes:
        name: the question.
        why: why the two are not compared by rows; empty where they are.
        reworded: whether the question itself is another.
        columns: the columns of the second side.
        other_columns: whether the first has others.
        removed: the rows of the first that the second does not have.
        added: the rows that are new.

    """

    name: str
    why: str = ""
    reworded: bool = False
    columns: tuple[str, ...] = ()
    other_columns: bool = False
    removed: tuple[tuple[str, ...], ...] = ()
    added: tuple[tuple[str, ...], ...] = ()


def compare_questions(a: Side, b: Side) -> list[QuestionChange]:
    """Ask each side its own stored questions, the two at once, and tell those that differ, by name.

    Raises:
        PairgraphError: a side has no readable store.

    """
    if a.digest == b.digest:  # the questions are in the graph too
        return []
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        first, second = pool.map(ask, (a, b))
    return [
        change
        for name in sorted(first.keys() | second.keys())
        if (change := _compared(name, first.get(name), second.get(name)))
    ]


def ask(side: Side) -> dict[str, Asked]:
    """Ask a side all its stored questions that need no parameter and no other service.

    Returns:
        Name of the question → what came of it.

    """
    from pairgraph.query.catalogue import Catalogue
    from pairgraph.query.graph import Graph

    if side.queries is None:
        return {}
    graph = Graph(side.store(), Catalogue(side.queries))
    return {name: _asked(graph, name) for name in graph.catalogue.paths}


def _asked(graph: Graph, name: str) -> Asked:
    text = graph.catalogue.paths[name].read_text("utf-8")
    try:
        if why := _reason(graph.catalogue[name]):
            return Asked(text, why=why)
        columns, *rows = csv.reader(io.StringIO(graph.query(name).to_csv(), newline=""))
    except PairgraphError as error:
        return Asked(text, why=f"it cannot be asked: {error.message}")
    return Asked(text, tuple(columns), tuple(map(tuple, rows)))


def _reason(stored: StoredQuery) -> str:
    if any(one.required and one.default is None for one in stored.parameters):
        return "it needs a parameter"
    return "it asks another service" if stored.services else ""


def _compared(name: str, a: Asked | None, b: Asked | None) -> QuestionChange | None:
    """Tell what became of an answer; nothing where it is the same, or was asked on neither side."""
    if a is None or b is None:
        return QuestionChange(name, UNKNOWN[a is None])
    reworded = a.text != b.text
    if a.why or b.why:
        same = a.why == b.why and not reworded
        return None if same else QuestionChange(name, b.why or a.why, reworded)
    if a.columns != b.columns:
        return QuestionChange(
            name, f"its columns were {', '.join(a.columns)}", reworded, b.columns, other_columns=True
        )
    before, after = Counter(a.rows), Counter(b.rows)
    removed, added = tuple((before - after).elements()), tuple((after - before).elements())
    moved = "the same rows come in another order" if not removed and not added and a.rows != b.rows else ""
    if not (removed or added or moved):
        return None
    return QuestionChange(name, moved, reworded, b.columns, removed=removed, added=added)
