"""Parameter values as validated RDF terms, put into a query as a ``VALUES`` block.

No text is ever pasted into a query: a value becomes a term or an error.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from pairgraph.errors import ParameterError
from pairgraph.query.choices import choose, no_choice, wrong
from pairgraph.query.syntax import nearest
from pairgraph.query.values import XSD
from pairgraph.vocabulary import PREFIXES, expand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pairgraph.query.choices import Choice
    from pairgraph.query.stored import Parameter, StoredQuery

__all__ = ["bind", "to_terms"]

_LEXICAL: Final = {
    "integer": (r"[+-]?[0-9]+", "integer", "a whole number such as 12000"),
    "decimal": (
        r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)",
        "decimal",
        "a number such as 99.233, without commas",
    ),
    "year": (r"-?[0-9]{4}", "integer", "a year such as 2009"),
    "date": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "date", "a date such as 2004-11-05"),
    "boolean": (r"true|false", "boolean", "true or false"),
    "string": (r"(?s:.*)", "string", "a text"),
}


def bind(
    query: StoredQuery,
    values: Mapping[str, object],
    choices: Callable[[Parameter], Sequence[Choice]] = lambda _: (),
) -> str:
    """Return the text of a stored query with its parameters bound.

    Args:
        query: the stored query.
        values: name → value, or a list of values where the parameter takes several.
        choices: gives the values a parameter can take in the data; without it, IRIs are taken as they come.

    Raises:
        ParameterError: a name is unknown, a value is missing, of the wrong type or not among the choices.

    >>> from pairgraph.query.catalogue import Catalogue
    >>> "VALUES ?supporter" in bind(Catalogue()["funding-by-supporter"], {"supporter": "region:zhuhai"})
    True

    """
    _refuse_unknown(query, values)
    blocks = {one.name: _block(query, one, values.get(one.name), choices) for one in query.parameters}
    return "".join(
        piece if isinstance(piece, str) else " ".join(filter(None, (blocks[name] for name in piece)))
        for piece in query.template
    )


def _refuse_unknown(query: StoredQuery, values: Mapping[str, object]) -> None:
    known = [parameter.name for parameter in query.parameters]
    for name in values:
        if name not in known:
            remedy = nearest(name, known) or f"It has {', '.join(known) or 'none'}."
            raise ParameterError(f"The query '{query.name}' has no parameter '{name}'.", remedy=remedy)


def _block(
    query: StoredQuery, parameter: Parameter, value: object, choices: Callable[[Parameter], Sequence[Choice]]
) -> str:
    if value is None:
        value = parameter.default
    if value is None and parameter.required:
        raise ParameterError(
            f"The query '{query.name}' needs the parameter '{parameter.name}'.",
            remedy=f"Give it {_LEXICAL.get(parameter.type, ('', '', 'an IRI or a name'))[2]}.",
        )
    if value is None:
        return ""
    terms = to_terms(parameter, value, choices(parameter) if parameter.choices else ())
    return f"VALUES ?{parameter.name} {{ {' '.join(str(term) for term in terms)} }}"


def to_terms(
    parameter: Parameter, value: object, choices: Sequence[Choice] = ()
) -> list[NamedNode | Literal]:
    """Turn a value, or several, into terms of the parameter's type.

    Raises:
        ParameterError: saying what would be right.

    >>> from pairgraph.query.stored import Parameter
    >>> to_terms(Parameter("since", "year"), 2002)
    [<Literal value=2002 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>]

    """
    several = list(value) if isinstance(value, (list, tuple, set, frozenset)) else [value]
    if not several or (len(several) > 1 and not parameter.several):
        raise ParameterError(f"The parameter '{parameter.name}' takes one value, not {len(several)}.")
    to_term = _iri if parameter.type == "iri" else _literal
    return [to_term(parameter, one, choices) for one in several]


def _literal(parameter: Parameter, value: object, choices: Sequence[Choice]) -> Literal:
    pattern, datatype, right = _LEXICAL[parameter.type]
    lexical = _lexical(value)
    if (
        lexical is None
        or not re.fullmatch(pattern, lexical, re.ASCII)
        or not _exists(parameter.type, lexical)
    ):
        raise wrong(parameter, value, f"It takes {right}.")
    if choices and lexical not in {choice.value for choice in choices}:
        raise no_choice(parameter, lexical, choices)
    try:
        return Literal(lexical, datatype=NamedNode(XSD + datatype))
    except ValueError:  # a lone surrogate is no character
        raise wrong(parameter, value, f"It takes {right} in Unicode.") from None


def _lexical(value: object) -> str | None:
    """Write a Python value as a literal's lexical form; None for what is not a plain value."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}"
    if isinstance(value, float):
        return _lexical(Decimal(repr(value)))
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, (str, int)) else None


def _exists(kind: str, lexical: str) -> bool:
    """Say whether a date is in the calendar; everything else is."""
    if kind != "date":
        return True
    try:
        return bool(datetime.date.fromisoformat(lexical))
    except ValueError:
        return False


def _iri(parameter: Parameter, value: object, choices: Sequence[Choice]) -> NamedNode:
    if not isinstance(value, str):
        raise wrong(parameter, value, "It takes an IRI, a prefixed name or a name among its choices.")
    wanted = expand(value.removeprefix("<").removesuffix(">").strip())
    if choices:
        return NamedNode(choose(parameter, wanted, choices).value)
    if wanted == value and ":" in value and "/" not in value:
        prefix = value.partition(":")[0]
        raise wrong(parameter, value, nearest(prefix, PREFIXES) or f"The prefix '{prefix}:' is not known.")
    try:
        return NamedNode(wanted)
    except ValueError as error:
        raise wrong(parameter, value, f"It takes an IRI such as region:zhuhai ({error}).") from None
