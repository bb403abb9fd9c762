"""All that is wrong with the fact files, told at once."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from pairgraph.errors import FactFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FactProblemsError", "nearest", "refuse"]


class FactProblemsError(FactFileError):
    """Several things are wrong with fact files; each is a :class:`FactFileError` of its own.

    >>> from pathlib import Path
    >>> one = FactFileError("It is empty.", file=Path("a.yaml"))
    >>> two = FactFileError("It has a tab.", file=Path("b.yaml"), line=3)
    >>> print(FactProblemsError([one, two]))
    a.yaml: It is empty.
    b.yaml:3: It has a tab.
    2 problems in the fact files.
    """

    def __init__(self, problems: Iterable[FactFileError]) -> None:
        self.problems = tuple(sorted(problems, key=lambda p: (str(p.file), p.line or 0, p.message)))
        first = self.problems[0]
        super().__init__(first.message, file=first.file, line=first.line, remedy=first.remedy)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.problems), f"{len(self.problems)} problems in the fact files."])


def refuse(problems: Iterable[FactFileError]) -> None:
    """Raise what there is: nothing, the one problem, or all of them together.

    >>> refuse([])
    """
    found = list(problems)
    if len(found) == 1:
        raise found[0]
    if found:
        raise FactProblemsError(found)


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known word is closest, as a sentence, or nothing where none is near.

    >>> nearest("valeu", ["value", "unit"])
    "Did you mean 'value'?"
    >>> nearest("xyz", ["value", "unit"])
    ''
    """
    close = get_close_matches(word, sorted(known), n=1)
    return f"Did you mean {close[0]!r}?" if close else ""
