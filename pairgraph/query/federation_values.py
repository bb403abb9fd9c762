"""Solutions as the inline data of a query (``VALUES``), and what of them cannot be written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
from urllib.parse import quote

from pyoxigraph import BlankNode, Literal, NamedNode

from pairgraph.query.tokens import Token, could_call
from pairgraph.vocabulary.namespaces import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.query.values import Term

__all__ = ["GENID", "Solution", "Table", "inline", "writable"]

GENID: Final = BASE + ".well-known/genid/"
"""What the IRIs begin with that stand for blank nodes of other servers (RDF 1.1 Concepts, 3.5)."""

Solution: TypeAlias = "tuple[Term, ...]"


class Table(NamedTuple):
    """Solutions: the variables, and for each solution a row of terms in their order."""

    names: tuple[str, ...] = ()
    rows: Sequence[Solution] = ()

    def ordered(self, names: Sequence[str]) -> list[Solution]:
        """Return the rows for some variables; one that is not here is not bound.

        >>> Table(("a",), [(Literal("x"),)]).ordered(["b", "a"])
        [(None, <Literal value=x datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>)]
        """
        places = [self.names.index(name) if name in self.names else None for name in names]
        return [tuple(None if at is None else row[at] for at in places) for row in self.rows]


def inline(names: Sequence[str], rows: Sequence[Solution]) -> str:
    """Return the inline data that stands for solutions; what is not bound is ``UNDEF``.

    >>> inline(["a", "b"], [(Literal("x"), None)])
    'VALUES (?a ?b) { ("x" UNDEF) }'
    """
    if not rows:  # rdflib cannot take data without rows, nor a plain false
        return f"{{ {inline(names, [(None,) * len(names)])} FILTER (1 = 0) }}"
    head = " ".join(f"?{name}" for name in names)
    body = " ".join(f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows)
    return f"VALUES ({head}) {{ {body} }}"


def writable(term: Term, scope: str) -> Term:
    """Return a term of another server as it can be written into a query, checked from the ground up.

    A blank node becomes an IRI (a Skolem IRI): the same one wherever it stands in the same answer.

    Args:
        term: as it was read; a reader may have taken the server's word for its being well-formed.
        scope: tells this answer from others.

    Raises:
        ValueError: no query can hold it.

    >>> writable(BlankNode("b0"), "1").value
    'https://w3id.org/pairing-off/.well-known/genid/1/b0'

    """
    if term is None:
        return None
    if isinstance(term, BlankNode):
        return NamedNode(f"{GENID}{quote(scope, safe='')}/{quote(term.value, safe='')}")
    if isinstance(term, NamedNode):
        return _iri(term.value)
    if isinstance(term, Literal):
        if term.language:
            return Literal(term.value, language=term.language)
        return Literal(term.value, datatype=_iri(term.datatype.value))
    raise ValueError("A triple in the place of a term cannot be put into a query.")


def _iri(value: str) -> NamedNode:
    iri = NamedNode(value)
    if could_call(Token("iri", str(iri), 0)):
        raise ValueError(f"{iri} cannot be told from a call in a query.")
    return iri
