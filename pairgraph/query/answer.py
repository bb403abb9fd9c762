"""An answer: rows of typed values, each of which leads back to its passages."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from pairgraph.query import results
from pairgraph.query.row import Row
from pairgraph.query.stored import Column
from pairgraph.query.syntax import explain
from pairgraph.query.values import Iri, Term, Value, python_value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import pandas
    import polars
    from pyoxigraph import QuerySolution, QuerySolutions

    from pairgraph.query.evidence import Passage
    from pairgraph.query.federation_plan import Gap

__all__ = ["Answer"]


class Answer:
    """The rows of a SELECT; iterate it as often as you like.

    Args:
        solutions: what the engine gave.
        columns: what is known of the columns; in the order of the query.
        find: fetches the passages of things, for evidence.
        gaps: the services whose part is missing because they did not answer; with any, the answer is partial.

    >>> import pyoxigraph
    >>> answer = Answer(pyoxigraph.Store().query("SELECT (1 AS ?n) ('bee' AS ?what) {}"))
    >>> [row.as_dict() for row in answer]
    [{'n': 1, 'what': 'bee'}]

    """

    def __init__(
        self,
        solutions: QuerySolutions,
        columns: Sequence[Column] = (),
        find: Callable[[Collection[str]], dict[str, list[Passage]]] | None = None,
        gaps: Sequence[Gap] = (),
    ) -> None:
        self.gaps = tuple(gaps)
        self.names = tuple(variable.value for variable in solutions.variables)
        known = {column.name: column for column in columns}
        self.columns = tuple(known.get(name) or Column(name) for name in self.names)
        self._separators = {column.name: results.SEPARATORS.get(column.type) for column in self.columns}
        self._solutions: Iterator[QuerySolution] = solutions
        self._find = find

    @cached_property
    def rows(self) -> list[Row]:
        """All rows; the first look at them runs the query to its end.

        Raises:
            QueryError: the engine failed on the way.

        """
        # The engine's own object goes with the thread that reads it: another one may not even drop it.
        solutions, self._solutions = self._solutions, iter(())
        try:
            return list(map(partial(Row, self), solutions))
        except (RuntimeError, OSError) as error:
            raise explain(error, "") from error

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, index: int) -> Row:
        return self.rows[index]

    def __repr__(self) -> str:
        return f"<Answer: {len(self)} rows of {', '.join(self.names)}>"

    def convert(self, name: str, term: Term) -> Value:
        """Return a cell's term as a value; a list column's as a sorted tuple."""
        separator = self._separators[name]
        if separator is None:
            return python_value(term)
        parts = results.split(term.value if isinstance(term, Literal) else "", separator)
        return tuple(map(Iri, parts)) if separator == " " else tuple(parts)

    def evidence(self, row: Row | int, column: str) -> list[Passage]:
        """Return the passages behind a cell, in the order of the text.

        An IRI backs itself; another cell is backed by the things its ``evidence`` column lists.

        Raises:
            QueryError: there is no such column.

        """
        things = self.things(self.rows[row] if isinstance(row, int) else row, column)
        found = self._find(things) if self._find and things else {}
        passages = {passage for thing in things for passage in found.get(thing, [])}
        return sorted(passages, key=lambda passage: passage.order)

    def things(self, row: Row, column: str) -> tuple[str, ...]:
        """Return the IRIs of the things that back a cell; also a no, and a count of nothing."""
        backing = next((one.evidence for one in self.columns if one.name == column), "")
        value = row[backing or column]
        if isinstance(value, Iri):
            return (value,)
        return tuple(one for one in value if isinstance(one, Iri)) if isinstance(value, tuple) else ()

    def prefetch_evidence(self) -> None:
        """Fetch the passages of every cell at once, so that ``evidence`` need not ask again."""
        things = {thing for row in self for name in self.names for thing in self.things(row, name)}
        if self._find and things:
            self._find(things)

    def to_json(self) -> str:
        """Return SPARQL 1.1 results in JSON."""
        return results.to_json(self)

    def to_csv(self) -> str:
        """Return SPARQL 1.1 results in CSV, its lines ending in a plain line feed."""
        return results.to_csv(self)

    def to_tsv(self) -> str:
        """Return SPARQL 1.1 results in TSV."""
        return results.to_tsv(self)

    def to_xml(self) -> str:
        """Return SPARQL 1.1 results in XML."""
        return results.to_xml(self)

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas DataFrame.

        Raises:
            MissingError: pandas is not installed.

        """
        from pairgraph.query.frames import to_pandas

        return to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """Return a polars DataFrame.

        Raises:
            MissingError: polars is not installed.

        """
        from pairgraph.query.frames import to_polars

        return to_polars(self)
