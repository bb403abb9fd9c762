"""An answer as RDF: the result-set vocabulary of the SPARQL tests, and where the answer comes from.

Written row by row: the many blank nodes of a result set need no canonical names, for each is used once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from pairgraph.graph.turtle_terms import TermWriter
from pairgraph.query import results
from pairgraph.vocabulary import BASE, PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pairgraph.query.answer import Answer
    from pairgraph.query.row import Row
    from pairgraph.query.stored import Column
    from pairgraph.query.values import Term
    from pairgraph.serve.asked import Asked

__all__ = ["RS", "to_turtle"]

RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
"""The vocabulary of result sets."""


def to_turtle(asked: Asked, answer: Answer) -> str:
    """Write an answer as an ``rs:ResultSet`` whose IRI is its permanent link."""
    writer = TermWriter()
    statements = [
        *_origin(asked, writer),
        *(f"rs:resultVariable {writer.write(Literal(name))}" for name in answer.names),
        *(_solution(place, answer, row, writer) for place, row in enumerate(answer, 1)),
    ]
    subject = NamedNode(asked.link or asked.base + asked.address())
    body = f"{subject} " + " ;\n  ".join(statements) + " .\n"
    prefixes = {"rs": RS} | {prefix: PREFIXES[prefix] for prefix in sorted(writer.used)}
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items()) + "\n" + body


def _origin(asked: Asked, writer: TermWriter) -> Iterator[str]:
    """Yield what the answer is, what it answers and what it was taken from."""
    name = {key: writer.iri(NamedNode(expand(key))) for key in _TERMS}
    yield f"a rs:ResultSet, {name['prov:Entity']}"
    for tag, question in asked.stored.question.items():
        yield f"{name['dcterms:title']} {writer.write(Literal(question, language=tag))}"
    yield f"{name['prov:wasDerivedFrom']} {writer.iri(NamedNode(expand('paq:' + asked.name)))}"
    yield f"{name['prov:hadPrimarySource']} {writer.iri(NamedNode(BASE + 'dataset'))}"
    if asked.release:
        yield f"{name['schema:version']} {writer.write(Literal(asked.release))}"


_TERMS: Final = (
    "prov:Entity",
    "dcterms:title",
    "prov:wasDerivedFrom",
    "prov:hadPrimarySource",
    "schema:version",
)


def _solution(place: int, answer: Answer, row: Row, writer: TermWriter) -> str:
    bindings = ",\n      ".join(
        f"[ rs:variable {writer.write(Literal(column.name))} ; rs:value {writer.write(term)} ]"
        for column in answer.columns
        if (term := _sorted(row.term(column.name), column)) is not None
    )
    return f"rs:solution [ rs:index {place}" + (f" ;\n    rs:binding {bindings} ]" if bindings else " ]")


def _sorted(term: Term, column: Column) -> Term:
    """Sort the parts of a list cell, as the other formats do."""
    separator = results.SEPARATORS.get(column.type)
    if separator and isinstance(term, Literal):
        return Literal(separator.join(results.split(term.value, separator)))
    return term
