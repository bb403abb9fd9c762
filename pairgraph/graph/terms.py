"""RDF terms from Python values and back."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from pairgraph.errors import PairgraphError
from pairgraph.vocabulary import PREFIXES, compact, expand

__all__ = ["RDF_TYPE", "XSD", "decimal_text", "in_graph", "iri", "prefixed", "shown", "to_python", "to_term"]

XSD: Final = PREFIXES["xsd"]
RDF_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")

_WHOLE = {
    XSD + kind
    for kind in (
        "integer",
        "int",
        "long",
        "short",
        "nonNegativeInteger",
        "positiveInteger",
        "negativeInteger",
    )
}


@lru_cache(maxsize=100_000)
def prefixed(name: str) -> str:
    """Turn an IRI into a prefixed name where a prefix of ours fits, remembering it for the next time.

    >>> prefixed("https://w3id.org/pairing-off/unit/CNY")
    'pau:CNY'
    """
    return compact(name)


def iri(name: str) -> NamedNode:
    """Make an IRI from a prefixed name or a full IRI.

    Raises:
        PairgraphError: it is neither.

    >>> iri("pao:Figure")
    <NamedNode value=https://w3id.org/pairing-off/ontology#Figure>

    """
    try:
        return NamedNode(expand(name))
    except ValueError as error:
        message = f"{name!r} is no IRI and no prefixed name."
        raise PairgraphError(message, remedy="Write e.g. region:zhuhai or a full IRI.") from error


def in_graph(triple: Triple, graph: NamedNode | None = None) -> Quad:
    """Put a triple into a named graph, or into the default graph."""
    return Quad(triple.subject, triple.predicate, triple.object, graph or DefaultGraph())


def to_term(value: bool | int | Decimal | str, datatype: str | None = None) -> Literal:
    """Make a literal; the datatype (a prefixed name or IRI) comes from the value unless given.

    >>> to_term(Decimal("1.50"))
    <Literal value=1.5 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#decimal>>
    >>> to_term("2004-11", "xsd:gYearMonth").datatype.value
    'http://www.w3.org/2001/XMLSchema#gYearMonth'
    """
    if datatype is not None:
        return Literal(
            decimal_text(value) if isinstance(value, Decimal) else str(value), datatype=iri(datatype)
        )
    if isinstance(value, Decimal):
        return Literal(decimal_text(value), datatype=NamedNode(XSD + "decimal"))
    return Literal(value)


def to_python(term: NamedNode | BlankNode | Literal | Triple) -> bool | int | Decimal | str:
    """Turn a term into the Python value that says the same; what has none comes as text.

    >>> to_python(Literal("1.5", datatype=NamedNode(XSD + "decimal")))
    Decimal('1.5')
    """
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode) else str(term)
    kind = term.datatype.value
    if kind in _WHOLE:
        return int(term.value)
    if kind == XSD + "decimal":
        return Decimal(term.value)
    return term.value in {"true", "1"} if kind == XSD + "boolean" else term.value


def decimal_text(value: Decimal | int) -> str:
    """Write a number as xsd:decimal does: no exponent, no zeros that say nothing.

    >>> decimal_text(Decimal("1.50")), decimal_text(Decimal("1E+3")), decimal_text(Decimal("-0.0"))
    ('1.5', '1000', '0')
    """
    text = format(Decimal(value), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def shown(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """Write a term for people and tables: prefixed names, and literals without their datatype.

    >>> shown(NamedNode("https://w3id.org/pairing-off/unit/CNY"))
    'pau:CNY'
    """
    return prefixed(term.value) if isinstance(term, NamedNode) else getattr(term, "value", str(term))
