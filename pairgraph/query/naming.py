"""From what people call a thing to its IRI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from pairgraph.errors import QueryError
from pairgraph.query.syntax import nearest
from pairgraph.query.values import Iri
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Callable

    from pairgraph.query.answer import Answer

    Select = Callable[[str], Answer]

__all__ = ["find", "near"]

_SHOWN: Final = 8
_NAMED: Final = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?thing ?label WHERE {
  ?thing skos:prefLabel|skos:altLabel|rdfs:label ?label FILTER (%s)
} ORDER BY ?thing ?label
"""


def find(select: Select, thing: str) -> Iri:
    """Return the IRI meant by an IRI, a prefixed name or a label.

    Raises:
        QueryError: nothing, or more than one thing, is called so.

    """
    expanded = expand(thing.strip().removeprefix("<").removesuffix(">"))
    if "://" in expanded:
        return _valid(expanded)
    things = {row.thing for row in select(_NAMED % f"LCASE(STR(?label)) = LCASE({_literal(thing)})")}
    if len(things) == 1:
        return Iri(things.pop())
    if not things:
        raise QueryError(f"Nothing in the graph is called '{thing}'.", remedy=_similar(select, thing))
    names = ", ".join(sorted(one.prefixed for one in things)[:_SHOWN])
    raise QueryError(f"'{thing}' is the name of {len(things)} things.", remedy=f"Say which: {names}.")


def _valid(iri: str) -> Iri:
    try:
        return Iri(NamedNode(iri).value)
    except ValueError as error:
        raise QueryError(f"'{iri}' is no IRI: {error}.") from None


def _literal(thing: str) -> Literal:
    try:
        return Literal(thing.strip())
    except ValueError:  # a lone surrogate: bytes on the command line that are not UTF-8
        raise QueryError(f"{thing!r} is not Unicode text.") from None


def _similar(select: Select, thing: str) -> str:
    """Propose what has the words in its label, else the nearest label."""
    rows = select(_NAMED % f"CONTAINS(LCASE(STR(?label)), LCASE({_literal(thing)}))")
    by_length = sorted(rows, key=lambda row: (len(row.label), row.thing))
    if names := list(dict.fromkeys(row.thing.prefixed for row in by_length)):
        return f"These have it in their name: {', '.join(names[:_SHOWN])}."
    return nearest(thing, {str(row.label) for row in select(_NAMED % "true")})


def near(select: Select, iri: Iri) -> str:
    """Propose the prefixed name nearest to one that the graph does not have."""
    known = {row.thing.prefixed for row in select(_NAMED % "ISIRI(?thing)")}
    return nearest(iri.prefixed, known)
