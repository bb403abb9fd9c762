"""Coverage: is every number of a text claimed by a fact, and does every passage hold."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pairgraph.extract.ledger import WAYS, Ledger
from pairgraph.extract.passages import check_facts, check_passages, check_text
from pairgraph.extract.periods import check_periods
from pairgraph.extract.sheet import Sheet
from pairgraph.extract.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.extract.problem import Problem
    from pairgraph.extract.things import Node, Place

__all__ = ["WAYS", "Coverage", "check"]

_CHECKS = (check_text, check_passages, check_facts, check_periods)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What holding one fact file against its text came to.

    Attributes:
        report: id of the report.
        tokens: how many numbers and dates the text prints.
        claimed: way (see ``WAYS``) → how many of them are accounted for in it.
        passages: how many passages were checked.
        facts: how many things the file describes, figures included.
        facts_with_passage: how many of them name a passage that is there.
        problems: all that is wrong, by line of the fact file; what has no line comes last.

    """

    report: str
    tokens: int
    claimed: dict[str, int]
    passages: int
    facts: int
    facts_with_passage: int
    problems: list[Problem]

    @property
    def complete(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def percent(self) -> float:
        """Share of the numbers accounted for, cut to one decimal; 100 only where nothing is wrong."""
        share = sum(self.claimed.values()) * 1000 // self.tokens / 10 if self.tokens else 100.0
        return share if self.complete else min(share, 99.9)


def check(document: Node, text: str, line: Callable[[Place], int] = lambda _: 0) -> Coverage:
    """Hold a fact file against its text.

    Args:
        document: the fact file as read from YAML.
        text: the report, as it is.
        line: gives the line of a place in the fact file; without it, lines are not known.

    >>> found = check({"id": "report:a"}, "Two bees")
    >>> found.percent, found.problems[-1].subject, found.problems[-1].message
    (0.0, "'Two' at 0-3", 'No fact claims it.')

    """
    sheet = Sheet(document, Source(text), line)
    ledger = Ledger(sheet)
    found = [
        *check_text(sheet),
        *check_passages(sheet),
        *check_facts(sheet),
        *check_periods(sheet),
        *ledger.problems(),
    ]
    return Coverage(
        report=str(document.get("id")),
        tokens=len(sheet.source.tokens),
        claimed=ledger.counts(),
        passages=len(sheet.rows("passages")),
        facts=len(sheet.things),
        facts_with_passage=sum(bool(sheet.spans(thing)) for thing in sheet.things),
        problems=sorted(found, key=lambda problem: problem.line or sys.maxsize),
    )
