"""What is wrong with a fact file, held against its text."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps a report from being covered.

    Attributes:
        line: line of the fact file, from 1; 0 where it is not known.
        subject: id of the thing or passage it is about, or the number as printed.
        place: section and sentence of the text; empty where it has none.
        message: what is wrong, one sentence.
        remedy: what to do about it, one sentence.

    >>> problem = Problem(7, "figure:books", "Work, sentence 2", "The value is wrong.", "Write 90000.")
    >>> problem.at("a.yaml")
    'a.yaml:7: figure:books (Work, sentence 2): The value is wrong. Write 90000.'

    """

    line: int
    subject: str
    place: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = f" ({self.place})" if self.place else ""
        return f"{self.subject}{place}: {self.message} {self.remedy}"

    def at(self, file: str) -> str:
        """Return the problem in a line that names the fact file, as compilers do."""
        return f"{file}:{self.line}: {self}" if self.line else f"{file}: {self}"
