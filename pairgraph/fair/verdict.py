"""Verdicts: what became of each criterion, and what it comes to together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pairgraph.fair.criterion import ALL, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pairgraph.fair.criterion import Choice, Criterion

__all__ = ["Finding", "Report", "State", "Verdict", "judge"]


class State(StrEnum):
    """What became of a criterion."""

    PASSED = "passed"
    FAILED = "failed"
    ON_PURPOSE = "on purpose"
    """It is not met, and the reason is written down. This counts as not passed."""
    NOT_RUN = "not run"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """Something that is not as a criterion asks: a term or an address, and what of it."""

    focus: str
    what: str = ""

    def __str__(self) -> str:
        return f"{self.focus}: {self.what}" if self.what else self.focus


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one criterion.

    Attributes:
        criterion: what was asked.
        state: what became of it.
        found: what is wrong; where the state is "on purpose", what is left so.

    """

    criterion: Criterion
    state: State
    found: tuple[Finding, ...] = ()

    @property
    def reasons(self) -> tuple[Choice, ...]:
        """The choices that cover something that was found."""
        return tuple(one for one in self.criterion.choices if any(_covers(one, some) for some in self.found))

    def as_json(self) -> dict[str, Any]:
        """Return everything as what JSON can say."""
        asked = self.criterion
        said = {
            key: getattr(asked, key) for key in ("catalogue", "id", "title", "source", "severity", "asks")
        }
        said |= {"state": self.state, "found": [str(one) for one in self.found]}
        reasons = [f"{one.what}: {one.reason}" for one in self.reasons]
        return said | {"reasons": [asked.reason] if asked.reason else reasons}


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts.

    >>> Report(()).score
    (0, 0)
    """

    verdicts: tuple[Verdict, ...]

    def of(self, catalogue: str) -> Report:
        """Return the part that one catalogue has in it."""
        return Report(tuple(one for one in self.verdicts if one.criterion.catalogue == catalogue))

    def in_state(self, state: State) -> list[Verdict]:
        """Return the verdicts of one state."""
        return [one for one in self.verdicts if one.state == state]

    @property
    def score(self) -> tuple[int, int]:
        """How many passed, of how many that were run."""
        return len(self.in_state(State.PASSED)), len(self.verdicts) - len(self.in_state(State.NOT_RUN))

    @property
    def sound(self) -> bool:
        """Whether nothing failed that must not."""
        return all(one.criterion.severity != Severity.MUST for one in self.in_state(State.FAILED))

    def as_json(self) -> dict[str, Any]:
        """Return everything as what JSON can say."""
        passed, run = self.score
        checks = [one.as_json() for one in self.verdicts]
        return {"passed": passed, "run": run, "of": len(self.verdicts), "checks": checks}


def judge(criterion: Criterion, found: Iterable[Finding]) -> Verdict:
    """Say what becomes of a criterion for which something was found, or nothing.

    What a choice covers is left so on purpose; a single finding that none covers makes it fail.
    """
    wrong = tuple(sorted(set(found)))
    uncovered = tuple(one for one in wrong if not _covered(one, criterion.choices))
    if uncovered:
        return Verdict(criterion, State.FAILED, uncovered)
    return Verdict(criterion, State.ON_PURPOSE if wrong else State.PASSED, wrong)


def _covered(finding: Finding, choices: Sequence[Choice]) -> bool:
    return any(_covers(one, finding) for one in choices)


def _covers(choice: Choice, finding: Finding) -> bool:
    return choice.what in {ALL, finding.focus, finding.what}
