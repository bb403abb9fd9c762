"""An answer read back from Turtle, as ``answer_rdf`` writes it or as another program wrote it again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import RdfFormat, parse

from pairgraph.serve.answer_rdf import RS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.query.values import Term

__all__ = ["ResultSet", "read_result_set"]

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Facts = dict[str, dict[str, list[Any]]]
"""Subject → property → values."""


class ResultSet:
    """A result set: its IRI, its variables by name, its solutions by their index.

    Args:
        iri: of the set.
        names: of the variables; RDF keeps no order of its own.
        solutions: variable → term.

    """

    __slots__ = ("iri", "names", "solutions")

    def __init__(self, iri: str, names: tuple[str, ...], solutions: tuple[dict[str, Term], ...]) -> None:
        self.iri = iri
        self.names = names
        self.solutions = solutions


def read_result_set(text: str) -> ResultSet:
    """Read an ``rs:ResultSet``.

    Raises:
        ValueError: there is none, or more than one, or it is incomplete.
        SyntaxError: it is no Turtle.

    >>> read_result_set("<urn:x:a> a <http://www.w3.org/2001/sw/DataAccess/tests/result-set#ResultSet> .").iri
    'urn:x:a'

    """
    facts, sets = _facts(text)
    if len(sets) != 1:
        message = f"it has {len(sets)} result sets"
        raise ValueError(message)
    told = facts[sets[0]]
    solutions = sorted(_all(told, "solution"), key=lambda one: _index(facts[one.value]))
    names = tuple(sorted(name.value for name in _all(told, "resultVariable")))
    return ResultSet(sets[0], names, tuple(dict(_bindings(facts, one.value)) for one in solutions))


def _facts(text: str) -> tuple[Facts, list[str]]:
    """Read triples by their subjects, and say which of these are result sets."""
    facts: Facts = defaultdict(lambda: defaultdict(list))
    sets = []
    for quad in parse(text, RdfFormat.TURTLE):
        subject, value = getattr(quad.subject, "value", ""), quad.object
        facts[subject][quad.predicate.value].append(value)
        if quad.predicate.value == _TYPE and getattr(value, "value", "") == RS + "ResultSet":
            sets.append(subject)
    return facts, sets


def _all(told: dict[str, list[Any]], name: str) -> list[Any]:
    return told.get(RS + name, [])


def _only(told: dict[str, list[Any]], name: str) -> Any:  # noqa: ANN401 - a term of pyoxigraph
    if len(found := _all(told, name)) != 1:
        message = f"something has {len(found)} of rs:{name}"
        raise ValueError(message)
    return found[0]


def _index(told: dict[str, list[Any]]) -> int:
    return int(_only(told, "index").value)


def _bindings(facts: Facts, solution: str) -> Iterator[tuple[str, Term]]:
    for binding in _all(facts[solution], "binding"):
        told = facts[binding.value]
        yield _only(told, "variable").value, _only(told, "value")
