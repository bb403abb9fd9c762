"""Stored queries and SPARQL on whatever runs them."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions

from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.catalogue import Catalogue
from pairgraph.query.choices import Choice
from pairgraph.query.evidence import Evidence
from pairgraph.query.federation_plan import Resolved
from pairgraph.query.parameters import bind
from pairgraph.query.triples import Triples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.query.description import Description
    from pairgraph.query.engine import Engine, Result
    from pairgraph.query.federation import Federation
    from pairgraph.query.federation_plan import Gap
    from pairgraph.query.stored import Parameter, StoredQuery

__all__ = ["PartialWarning", "Session"]


class PartialWarning(UserWarning):
    """A yes or no that was found without a service that did not answer (SERVICE SILENT)."""


class Session:
    """Stored queries and SPARQL on one engine.

    Args:
        engine: what runs the queries.
        catalogue: the stored queries; the project's own unless told.
        federation: answers what queries ask of others with SERVICE; without it that is the engine's to do,
            and the embedded one refuses.

    """

    def __init__(
        self, engine: Engine, catalogue: Catalogue | None = None, federation: Federation | None = None
    ) -> None:
        self.engine = engine
        self.federation = federation
        self.catalogue = Catalogue() if catalogue is None else catalogue
        self.passages = Evidence(self._select)
        self._choices: dict[tuple[str, str], Sequence[Choice]] = {}

    def query(self, name: str, /, **parameters: object) -> Answer:
        """Run a stored query.

        Args:
            name: its name; ``session.catalogue`` has them all.
            parameters: its parameters; an IRI as such, as a prefixed name, or as a name among its choices.

        Raises:
            UnknownQueryError: there is none of that name.
            ParameterError: a parameter is unknown, missing or of the wrong type.
            MissingError: the engine cannot be reached.

        """
        return self.run(self.catalogue[name], parameters)

    def run(self, stored: StoredQuery, parameters: Mapping[str, object]) -> Answer:
        """Run a stored query that need not be in the catalogue.

        Raises:
            ParameterError: a parameter is unknown, missing or of the wrong type.
            QueryError: the query is wrong; names file, line and column.
            ServiceError: it asks another server, which does not answer.

        """
        text = self.bind(stored, parameters)
        try:
            resolved = self._resolved(text, stored.services)
        except QueryError as error:
            raise QueryError(f"{stored.path}: {error}") from error
        return Answer(self._run(stored, resolved.text), stored.columns, self.passages, resolved.gaps)

    def text(self, name: str, /, **parameters: object) -> str:
        """Return the SPARQL of a stored query with its parameters bound, to run elsewhere."""
        return self.bind(self.catalogue[name], parameters).lstrip("\n")

    def sparql(self, text: str) -> Answer | Triples | bool:
        """Run any SPARQL 1.1 query: an Answer for SELECT, Triples for CONSTRUCT and DESCRIBE, a bool for ASK.

        Raises:
            QueryError: the query is wrong; names line and column.

        """
        resolved = self._resolved(text)
        return self._answer(self.engine.run(resolved.text), resolved.gaps)

    def _answer(self, result: Result, gaps: Sequence[Gap]) -> Answer | Triples | bool:
        if isinstance(result, QuerySolutions):
            return Answer(result, find=self.passages, gaps=gaps)
        if not isinstance(result, QueryBoolean):
            return Triples(result, gaps)
        for gap in gaps:  # a bool has no place to say so
            warnings.warn(f"Without {gap.target}, which {gap.reason}.", PartialWarning, stacklevel=3)
        return bool(result)

    def choices(self, name: str, parameter: str) -> Sequence[Choice]:
        """Return the values that a parameter of a stored query can take in this data."""
        stored = self.catalogue[name]
        found = stored.parameter(parameter)
        return self._choose(stored, found) if found and found.choices else ()

    def describe(self, thing: str) -> Description:
        """Return everything about a thing: an IRI, a prefixed name or a label.

        Raises:
            QueryError: nothing, or more than one thing, is called so.

        """
        from pairgraph.query.description import describe

        return describe(self._select, self.passages, thing)

    def bind(self, stored: StoredQuery, parameters: Mapping[str, object]) -> str:
        """Return a stored query's text with its parameters bound, its lines numbered as in its file."""
        return bind(stored, parameters, lambda parameter: self._choose(stored, parameter))

    def _resolved(self, text: str, services: Sequence[str] = ()) -> Resolved:
        if self.federation is None:
            return Resolved(text)
        return self.federation.resolve(text, self.engine, services)

    def _run(self, stored: StoredQuery, text: str) -> QuerySolutions:
        """Run a stored query's text; an error names its file."""
        try:
            return _selected(self.engine.run(text))
        except QueryError as error:
            raise QueryError(f"{stored.path}: {error}") from error

    def _choose(self, stored: StoredQuery, parameter: Parameter) -> Sequence[Choice]:
        key = (stored.name, parameter.name)
        if key not in self._choices:
            found = Answer(self._run(stored, parameter.choices))
            if found.names != ("value", "label"):
                message = f"{stored.path}: The choices of '{parameter.name}' have to SELECT ?value ?label."
                raise QueryError(message)
            self._choices[key] = [Choice(str(row.value), str(row.label or "")) for row in found]
        return self._choices[key]

    def _select(self, text: str) -> Answer:
        answer = self.sparql(text)
        if not isinstance(answer, Answer):
            raise QueryError("This has to be a SELECT.")
        return answer


def _selected(result: Result) -> QuerySolutions:
    if not isinstance(result, QuerySolutions):
        raise QueryError("A stored query has to be a SELECT.")
    return result
