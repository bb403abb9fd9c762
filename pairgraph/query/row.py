"""One row of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.errors import QueryError
from pairgraph.query.syntax import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import QuerySolution

    from pairgraph.query.answer import Answer
    from pairgraph.query.evidence import Passage
    from pairgraph.query.values import Term, Value

__all__ = ["Row"]


class Row:
    """One row: ``row["lower"]``, ``row.lower`` or ``row[0]``; a term becomes a value when it is looked at."""

    __slots__ = ("_answer", "_solution")

    def __init__(self, answer: Answer, solution: QuerySolution) -> None:
        self._answer = answer
        self._solution = solution

    def __getitem__(self, column: str | int) -> Value:
        name = self._answer.names[column] if isinstance(column, int) else column
        return self._answer.convert(name, self.term(name))

    def __getattr__(self, name: str) -> Value:
        if name.startswith("_") or name not in self._answer.names:
            raise AttributeError(
                f"This row has no column '{name}'. {nearest(name, self._answer.names)}".strip()
            )
        return self[name]

    def __iter__(self) -> Iterator[Value]:
        return (self[name] for name in self._answer.names)

    def __len__(self) -> int:
        return len(self._answer.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.as_dict() == other.as_dict()

    __hash__ = None  # type: ignore[assignment] # two rows are equal by their values, which are not looked at to hash

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self.as_dict().items())})"

    def term(self, name: str) -> Term:
        """Return the RDF term of a cell, a pyoxigraph one; None where it is empty.

        Raises:
            QueryError: there is no such column.

        """
        if name not in self._answer.names:
            remedy = nearest(name, self._answer.names)
            raise QueryError(f"The answer has no column '{name}'.", remedy=remedy)
        term: Term = self._solution[name]
        return term

    def evidence(self, column: str) -> list[Passage]:
        """Return the passages behind a cell, in the order of the text; see :meth:`Answer.evidence`.

        Raises:
            QueryError: there is no such column.

        """
        return self._answer.evidence(self, column)

    def as_dict(self) -> dict[str, Value]:
        """Return the row as column → value."""
        return dict(zip(self._answer.names, self, strict=True))
