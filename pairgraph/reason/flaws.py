"""Flaws: what the checks of the ontology find."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Flaw"]


@dataclass(frozen=True, order=True, slots=True)
class Flaw:
    """Something wrong with the ontology, or with a file that uses its terms.

    Args:
        check: the check that found it.
        focus: the term it is about, as a prefixed name where there is one.
        message: what is wrong and what to do about it.
        place: file and line, where the check read files.

    >>> print(Flaw("class-cycles", "pao:A", "A class is above itself. Take one link out."))
    pao:A: A class is above itself. Take one link out. [class-cycles]

    """

    check: str
    focus: str
    message: str
    place: str = ""

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.focus}: {self.message} [{self.check}]"
