from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.syntax import explain, nearest

if TYPE_CHECKING:
    from pairgraph.query.graph import Graph


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("SELECT * {\n ?s foo:b ?o }", 2, 5, "prefix 'foo:' is not declared"),
        ("SELECT * {\n ?s pao:value ?o }", 2, 5, "PREFIX pao: <https://w3id.org/pairing-off/ontology#>"),
        ("SELECT * {\n ?s ?p\n", 3, 1, "not SPARQL 1.1"),
        ("", 1, 1, "not SPARQL 1.1"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?y ?z }", 1, 40, "unbound"),
        ("SELECT * { <a> ?p ?o }", 1, 12, "<a> is not a whole IRI"),
        ("\n DROP ALL", 2, 2, "DROP is an update"),
        ("PREFIX a: <http://example.org/>\nINSERT DATA { a:b a:c 1 }", 2, 1, "INSERT is an update"),
        ("SELECT * {\n  SERVICE ?x { } }", 2, 3, "another server"),
    ],
)
def test_an_error_says_where_and_what(graph: Graph, text: str, line: int, column: int, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        graph.sparql(text)
    assert said in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_the_line_is_shown_with_a_mark() -> None:
    shown = str(explain(SyntaxError("error at 2:3: expected one of OPTIONAL"), "SELECT * {\n} foo"))
    assert shown.endswith("\n  } foo\n    ^")


def test_an_error_without_a_place_keeps_its_sentence() -> None:
    assert str(explain(RuntimeError("The function <x> is not supported"), "")) == (
        "The query cannot be run: The function <x> is not supported."
    )


def test_nothing_near_is_nothing_said() -> None:
    assert not nearest("zzz", ["supporter"])
