from __future__ import annotations

import pytest

from pairgraph.errors import QueryError
from pairgraph.serve.guard import DEEPEST, check, fleeting, has_dataset

TARGET = "<http://127.0.0.1:1/sparql>"
DETOURS = {
    "plain": f"SELECT * {{ SERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "silent": f"SELECT * {{ SERVICE SILENT {TARGET} {{ ?s ?p ?o }} }}",
    "lower case": f"select * {{ service silent {TARGET} {{ ?s ?p ?o }} }}",
    "mixed case": f"SELECT * {{ sErViCe {TARGET} {{ ?s ?p ?o }} }}",
    "variable": f"SELECT * {{ VALUES ?e {{ {TARGET} }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "bound variable": f"SELECT * {{ BIND({TARGET} AS ?e) SERVICE ?e {{ ?s ?p ?o }} }}",
    "prefixed name": "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICE e:sparql { ?s ?p ?o } }",
    "no space": "PREFIX e: <http://127.0.0.1:1/> SELECT * { SERVICEe:sparql { ?s ?p ?o } }",
    "base": "BASE <http://127.0.0.1:1/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "comment between": f"SELECT * {{ SERVICE#\n{TARGET} {{ ?s ?p ?o }} }}",
    "comment before": f"SELECT * {{ # '\nSERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "carriage return": f"SELECT * {{ # comment\rSERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "after a string": f"SELECT * {{ ?s ?p '#' . SERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "after a long string": f"SELECT * {{ ?s ?p '''it's ''' . SERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "between quotes of two kinds": f"""SELECT * {{ ?s ?p "'" . SERVICE {TARGET} {{ ?s ?p "'" }} }}""",
    "after an escaped quote": f"""SELECT * {{ ?s ?p "\\"" . SERVICE {TARGET} {{ ?s ?p "" }} }}""",
    "looks like an IRI": "SELECT * { FILTER(1<2)SERVICE?x#>\n{} }",
    "short escape": f"SELECT * {{ \\u0053ERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "long escape": f"SELECT * {{ \\U00000053ERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "all escaped": "SELECT * { " + "".join(f"\\u{ord(c):04X}" for c in "SERVICE") + f" {TARGET} {{}} }}",
    "escaped quote": f"SELECT * {{ ?s ?p \\u0027x\\u0027 . SERVICE {TARGET} {{}} }}",
    "behind an escape in an IRI": f"SELECT * {{ <http://e.x/\\u00E9#> ?p ?o . SERVICE {TARGET} {{}} }}",
    "subquery": f"SELECT * {{ {{ SELECT * {{ {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }} }} }}",
    "exists": f"ASK {{ FILTER EXISTS {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }}",
    "not exists": f"ASK {{ FILTER NOT EXISTS {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }}",
    "minus": f"SELECT * {{ ?s ?p ?o MINUS {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }}",
    "optional": f"SELECT * {{ OPTIONAL {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }}",
    "graph": f"SELECT * {{ GRAPH ?g {{ SERVICE {TARGET} {{ ?s ?p ?o }} }} }}",
    "construct": f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {TARGET} {{ ?s ?p ?o }} }}",
    "describe": f"DESCRIBE ?s {{ SERVICE {TARGET} {{ ?s ?p ?o }} }}",
}
"""Ways to make an engine call another server, one more devious than the other."""


@pytest.mark.parametrize("query", DETOURS.values(), ids=DETOURS.keys())
def test_no_way_leads_to_another_server(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        check(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service a <http://example.org/Service> ; ?p "SERVICE <x>" }',
        "PREFIX s: <http://example.org/service#> SELECT * { ?s a s:Service } # SERVICE",
        "SELECT * { ?s ?p 'caf\\u00E9' }",
        "SELECT * { ?s ?p '\\UFFFFFFFF' }",
    ],
)
def test_the_word_in_data_is_no_call(query: str) -> None:
    check(query)


def test_brackets_may_not_be_open_without_end() -> None:
    check("ASK " + "{" * DEEPEST + "}" * DEEPEST)
    with pytest.raises(QueryError, match="line 1, column 105: More than 100 brackets"):
        check("ASK " + "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1))


def test_many_brackets_after_each_other_are_fine() -> None:
    check("ASK { " + "{ ?s ?p ?o } " * 500 + "}")
    check("ASK { ?s ?p '" + "{" * 500 + "' . ?s ?p (1) }")


def test_a_dataset_of_its_own_is_seen() -> None:
    assert has_dataset("select * from named <http://example.org/g> {}")
    assert not has_dataset("SELECT * { ?s ?p 'FROM <x>' . ?from a <http://example.org/FROM> }")


@pytest.mark.parametrize("call", ["NOW()", "rand ()", "UUID()", "StrUUID( )", "BNODE()"])
def test_what_differs_each_time_is_seen(call: str) -> None:
    assert fleeting(f"SELECT ({call} AS ?x) {{}}")
