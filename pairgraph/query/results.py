"""Answers as SPARQL 1.1 results: JSON, CSV, TSV, XML.

The cells of list columns are sorted here, because ``GROUP_CONCAT`` keeps no order.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, parse_query_results

from pairgraph.query.delimited import quoted
from pairgraph.query.in_xml import readable
from pairgraph.query.values import XSD, Term, language_tag

if TYPE_CHECKING:
    from pairgraph.query.answer import Answer

__all__ = ["DATATYPES", "SEPARATORS", "split", "to_csv", "to_json", "to_tsv", "to_xml"]

SEPARATORS: Final = {"iri-list": " ", "string-list": " | "}
"""Column type → what stands between the parts of a cell."""

DATATYPES: Final = {
    "iri": "anyURI",
    "iri-list": "anyURI",
    "integer": "integer",
    "year": "integer",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
}
"""Column type → datatype of CSV on the Web; the others are strings."""


def split(cell: str, separator: str) -> list[str]:
    """Return the parts of a list cell, each once, sorted.

    >>> split("b a b", " ")
    ['a', 'b']
    """
    return sorted({part for part in cell.split(separator) if part})


def to_json(answer: Answer) -> str:
    """Return an answer as SPARQL 1.1 results in JSON."""
    head = {"vars": list(answer.names)}
    return json.dumps({"head": head, "results": {"bindings": _bindings(answer)}}, ensure_ascii=False)


def to_csv(answer: Answer) -> str:
    """Return an answer as SPARQL 1.1 results in CSV."""
    rows = ([_plain(binding.get(name)) for name in answer.names] for binding in _bindings(answer))
    return "".join(",".join(map(quoted, row)) + "\n" for row in (answer.names, *rows))


def to_tsv(answer: Answer) -> str:
    """Return an answer as SPARQL 1.1 results in TSV."""
    return _by_oxigraph(answer, QueryResultsFormat.TSV)


def to_xml(answer: Answer) -> str:
    """Return an answer as SPARQL 1.1 results in XML.

    Raises:
        NotForXmlError: there is a character that XML cannot hold.

    """
    return readable(_by_oxigraph(answer, QueryResultsFormat.XML).encode()).decode()


def _by_oxigraph(answer: Answer, form: QueryResultsFormat) -> str:
    parsed: Any = parse_query_results(to_json(answer), format=QueryResultsFormat.JSON)
    written: bytes = parsed.serialize(format=form)
    return written.decode()


def _bindings(answer: Answer) -> list[dict[str, dict[str, str]]]:
    separators = [(column.name, SEPARATORS.get(column.type)) for column in answer.columns]
    return [
        {
            name: _binding(term, separator)
            for name, separator in separators
            if (term := row.term(name)) is not None
        }
        for row in answer
    ]


def _binding(term: Term, separator: str | None) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    return _literal(term, separator) if isinstance(term, Literal) else {"type": "literal", "value": str(term)}


def _literal(term: Literal, separator: str | None) -> dict[str, str]:
    value = separator.join(split(term.value, separator)) if separator else term.value
    binding = {"type": "literal", "value": value}
    if term.language:
        return {**binding, "xml:lang": language_tag(term.language)}
    datatype = term.datatype.value
    return binding if datatype == XSD + "string" else {**binding, "datatype": datatype}


def _plain(binding: dict[str, str] | None) -> str:
    if binding is None:
        return ""
    return f"_:{binding['value']}" if binding["type"] == "bnode" else binding["value"]
