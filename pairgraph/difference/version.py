"""Version numbers: three numbers, and how far they have to move."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, TypeAlias

__all__ = ["Step", "Verdict", "least"]

_Numbers: TypeAlias = tuple[int, int, int]
_VERSION: Final = re.compile(r"(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})")


class Step(IntEnum):
    """How far a version has to move; docs/versions.md says what each means."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two version numbers follow what changed between them.

    Attributes:
        before: the version of A; empty where it says none.
        after: that of B.
        step: what the difference demands.

    """

    before: str
    after: str
    step: Step

    @property
    def least(self) -> str:
        """The lowest version that B may have; empty where A has none that can be read."""
        return least(self.before, self.step)

    @property
    def follows(self) -> bool | None:
        """Whether B's version is high enough; nothing where a version cannot be read.

        >>> Verdict("1.2.0", "1.3.0", Step.MINOR).follows, Verdict("1.2.0", "1.3.0", Step.MAJOR).follows
        (True, False)
        """
        wanted, found = _numbers(self.least), _numbers(self.after)
        return None if wanted is None or found is None else found >= wanted


def least(version: str, step: Step) -> str:
    """Return the lowest version after a step; empty where the version is not three numbers.

    Before 1.0.0 the names still settle: what would be major moves the second number, the rest the third.

    >>> least("1.2.3", Step.MAJOR), least("1.2.3", Step.MINOR), least("0.1.0", Step.MAJOR)
    ('2.0.0', '1.3.0', '0.2.0')
    >>> least("0.1.0", Step.MINOR), least("1.2.3", Step.NONE), least("today", Step.MAJOR)
    ('0.1.1', '1.2.3', '')

    """
    if (numbers := _numbers(version)) is None:
        return ""
    first, second, third = numbers
    place = step if first or step is Step.NONE else Step(max(step - 1, Step.PATCH))
    moved = {
        Step.NONE: numbers,
        Step.PATCH: (first, second, third + 1),
        Step.MINOR: (first, second + 1, 0),
        Step.MAJOR: (first + 1, 0, 0),
    }[place]
    return ".".join(map(str, moved))


def _numbers(version: str) -> _Numbers | None:
    match = _VERSION.fullmatch(version)
    return (int(match[1]), int(match[2]), int(match[3])) if match else None
