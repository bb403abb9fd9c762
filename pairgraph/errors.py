"""The exceptions of pairgraph, drawn as a tree.

::

    PairgraphError                exit 2   something the caller can mend
    ├── FactFileError                      a fact file: names file and line
    ├── QueryError                         a stored or ad hoc query: names line and column
    │   ├── UnknownQueryError              no stored query of that name
    │   └── ParameterError                 a parameter is unknown, missing or of the wrong type
    ├── CheckFailedError          exit 1   a check ran to its end and found violations
    ├── MissingError              exit 3   a release, a program or an endpoint is not there
    └── BusyError                 exit 4   another build holds the lock
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "BusyError",
    "CheckFailedError",
    "FactFileError",
    "MissingError",
    "PairgraphError",
    "ParameterError",
    "QueryError",
    "UnknownQueryError",
]


class PairgraphError(Exception):
    """Anything that went wrong and that the caller can mend.

    Args:
        message: what is wrong, one sentence.
        remedy: what to do about it, one sentence; empty where there is nothing to add.

    >>> str(PairgraphError("The release is gone.", remedy="Run: pairgraph build"))
    'The release is gone. Run: pairgraph build'

    """

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(part for part in (self.message, self.remedy) if part)


class FactFileError(PairgraphError):
    """A fact file that cannot be read as facts.

    >>> from pathlib import Path
    >>> error = FactFileError("'valeu' is no key here.", file=Path("a.yaml"), line=7, remedy="Write 'value'.")
    >>> str(error)
    "a.yaml:7: 'valeu' is no key here. Write 'value'."
    """

    def __init__(self, message: str, *, file: Path, line: int | None = None, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.file = file
        self.line = line

    def __str__(self) -> str:
        place = str(self.file) if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {super().__str__()}"


class QueryError(PairgraphError):
    """A query that cannot be parsed or run.

    >>> str(QueryError("Expected a variable.", line=2, column=8))
    'line 2, column 8: Expected a variable.'
    """

    def __init__(
        self, message: str, *, line: int | None = None, column: int | None = None, remedy: str = ""
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = f"line {self.line}, column {self.column}: " if self.line is not None else ""
        return place + super().__str__()


class UnknownQueryError(QueryError):
    """No stored query has the name asked for."""


class ParameterError(QueryError):
    """A parameter of a stored query is unknown, missing or of the wrong type."""


class CheckFailedError(PairgraphError):
    """A check ran to its end and found violations."""

    exit_code = 1


class MissingError(PairgraphError):
    """Something that has to be there is not: a release, a program, an endpoint."""

    exit_code = 3


class BusyError(PairgraphError):
    """Another build holds the lock and did not let go in time."""

    exit_code = 4
