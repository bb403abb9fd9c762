"""Candidates for links, beside what was judged of them before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from pairgraph.link.score import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from pairgraph.link.authority_graph import Sought
    from pairgraph.link.candidate import Candidate, Outcome, Wanted
    from pairgraph.link.mapping import Mapping as Judgement
    from pairgraph.link.mapping_set import MappingSet

__all__ = ["Find", "Suggestion", "linked", "suggest"]

Find: TypeAlias = "Callable[[Sequence[Wanted]], Sequence[Outcome]]"
"""Looks several things up at once; one outcome each, in order."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What was found for one thing.

    Attributes:
        sought: the thing.
        outcome: its candidates without those that were rejected.
        accepted: the objects its links go to already.

    """

    sought: Sought
    outcome: Outcome
    accepted: frozenset[str] = field(default=frozenset())

    def status(self, candidate: Candidate) -> str:
        """Return what is to be said of a candidate: accepted, match, ambiguous, unsure, or nothing."""
        if candidate.entry.id in self.accepted:
            return "accepted"
        if self.outcome.status == "match":
            return "match" if candidate is self.outcome.best else ""
        return str(self.outcome.status)


def suggest(
    sought: Sequence[Sought], find: Find, table: MappingSet | None = None, limit: int = 10
) -> Iterator[Suggestion]:
    """Look things up and yield what was found, in order.

    Args:
        sought: what to look for.
        find: where to look.
        table: the judgements so far: what was rejected is not suggested again.
        limit: how many candidates to show of each; all that tie are shown.

    """
    judged = _judged(table)
    for one, outcome in zip(sought, find([each.wanted for each in sought]), strict=True):
        said = judged[one.id] if one.id else {}
        rejected = {object_ for object_, status in said.items() if status == "rejected"}
        accepted = frozenset(object_ for object_, status in said.items() if status == "accepted")
        yield Suggestion(one, _without(outcome, rejected, limit), accepted)


def linked(sought: Iterable[Sought], table: MappingSet) -> set[str]:
    """Return the ids of the things that the table has an accepted link for."""
    judged = _judged(table)
    return {one.id for one in sought if "accepted" in judged[one.id].values()}


def _without(outcome: Outcome, rejected: set[str], limit: int) -> Outcome:
    left = [one for one in outcome.candidates if one.entry.id not in rejected]
    return decide(outcome.wanted, left, limit)


def _judged(table: MappingSet | None) -> Mapping[str, dict[str, str]]:
    """Return subject → object → what holds of the pair: of several judgements the one that stands."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    rows: Iterable[Judgement] = table.mappings if table else ()
    for row in rows:
        if row.status != "withdrawn" and found[row.subject_id].get(row.object_id) != "accepted":
            found[row.subject_id][row.object_id] = row.status
    return found
