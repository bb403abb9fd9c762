"""What a federated query answers, held against the same query on one store that has both graphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store

from pairgraph.errors import QueryError
from pairgraph.query.answer import Answer
from pairgraph.query.federation import Federation
from pairgraph.query.federation_blocks import blocks
from pairgraph.query.federation_plan import Ask, Limits, plan
from pairgraph.query.federation_values import Table
from pairgraph.query.session import Graph
from tests.query.loopback import loopback

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.query.loopback import Loopback

EX = "http://example.org/"
REMOTE = "https://remote.example/sparql"
THERE = NamedNode(EX + "there")
PREFIX = f"PREFIX : <{EX}>\n"


def node(name: str) -> NamedNode:
    return NamedNode(EX + name)


HERE = [
    Quad(node("a"), node("same"), node("A")),
    Quad(node("b"), node("same"), node("B")),
    Quad(node("c"), node("same"), node("C")),
    Quad(node("a"), node("name"), Literal("ay")),
    Quad(node("c"), node("name"), Literal("sea")),
    Quad(node("d"), node("name"), Literal("dee")),
    Quad(node("d"), node("same"), BlankNode("here")),
]
ELSEWHERE = [
    Quad(node("A"), node("size"), Literal(1), THERE),
    Quad(node("A"), node("size"), Literal(2), THERE),
    Quad(node("B"), node("size"), Literal(3), THERE),
    Quad(node("Z"), node("size"), Literal(9), THERE),
    Quad(node("A"), node("label"), Literal("the A", language="en"), THERE),
    Quad(node("Z"), node("label"), Literal("the Z", language="en"), THERE),
    Quad(node("B"), node("in"), node("Z"), THERE),
]


@pytest.fixture(scope="module")
def remote() -> Iterator[Loopback]:
    store = Store()
    store.extend(Quad(*quad.triple) for quad in ELSEWHERE)
    with loopback(store) as one:
        yield one


@pytest.fixture
def graph(remote: Loopback) -> Graph:
    remote.asked.clear()
    store = Store()
    store.extend(HERE)
    return Graph(store, federation=Federation([f"{REMOTE}={remote.url}"]))


def answer(graph: Graph, query: str) -> Counter[tuple[str, ...]]:
    found = graph.sparql(PREFIX + query)
    assert isinstance(found, Answer)
    return Counter(tuple(f"{name}={row.term(name)}" for name in found.names) for row in found)


def oracle(query: str) -> Counter[tuple[str, ...]]:
    """Answer the same with both graphs in one store: there, a SERVICE is a GRAPH."""
    store = Store()
    store.extend([*HERE, *ELSEWHERE])
    text = query.replace("SERVICE SILENT", "SERVICE").replace(f"SERVICE <{REMOTE}>", f"GRAPH <{THERE.value}>")
    found = store.query(PREFIX + text)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return Counter(tuple(f"{name}={row[name]}" for name in names) for row in found)


S = f"SERVICE <{REMOTE}>"
QUERIES = {
    "first": f"SELECT * {{ {S} {{ ?x :size ?n }} ?s :same ?x }}",
    "last": f"SELECT * {{ ?s :same ?x . {S} {{ ?x :size ?n }} }}",
    "alone": f"SELECT * {{ {S} {{ ?x :size ?n }} }}",
    "optional": f"SELECT * {{ ?s :name ?m OPTIONAL {{ ?s :same ?x {S} {{ ?x :size ?n }} }} }}",
    "optional alone": f"SELECT * {{ ?s :same ?x OPTIONAL {{ {S} {{ ?x :size ?n }} }} }}",
    "optional twice": f"SELECT * {{ ?s :same ?x OPTIONAL {{ {S} {{ ?x :size ?n }} "
    f"OPTIONAL {{ {S} {{ ?x :label ?l }} }} }} }}",
    "optional in a group": f"SELECT * {{ ?s :same ?x {{ ?s :name ?m OPTIONAL {{ {S} {{ ?x :size ?n }} }} }} }}",
    "optional then the same": f"SELECT * {{ ?s :same ?x {{ OPTIONAL {{ {S} {{ ?x :size ?n }} }} }} }}",
    "unbound before": f"SELECT * {{ ?s :name ?m OPTIONAL {{ ?s :same ?x FILTER (?m = 'ay') }} {S} {{ ?x :size ?n }} }}",
    "union": f"SELECT * {{ ?s :same ?x {{ {S} {{ ?x :size ?n }} }} UNION {{ ?s :name ?n }} }}",
    "union behind": f"SELECT * {{ ?s :same ?x {{ ?s :name ?n }} UNION {{ {S} {{ ?x :size ?n }} }} }}",
    "union first": f"SELECT * {{ {{ ?s :name ?x }} UNION {{ {S} {{ ?x :size ?n }} }} ?s :same ?x }}",
    "minus": f"SELECT * {{ ?s :same ?x MINUS {{ {S} {{ ?x :label ?l }} }} }}",
    "subquery": f"SELECT * {{ ?s :same ?x {{ SELECT ?x (SUM(?n) AS ?sum) {{ {S} {{ ?x :size ?n }} }} GROUP BY ?x }} }}",
    "limited subquery": f"SELECT * {{ ?s :same ?x {{ SELECT ?x ?n {{ {S} {{ ?x :size ?n }} }} ORDER BY DESC(?n) LIMIT 1 }} }}",
    "subquery there": f"SELECT * {{ ?s :same ?x {S} {{ SELECT ?x (MAX(?n) AS ?most) {{ ?x :size ?n }} GROUP BY ?x }} }}",
    "filter before": f"SELECT * {{ ?s :same ?x FILTER (?n > 1) FILTER NOT EXISTS {{ ?s :none ?n }} {S} {{ ?x :size ?n }} }}",
    "bind before": f"SELECT * {{ ?s :name ?m BIND (:A AS ?x) {S} {{ ?x :size ?n }} }}",
    "values before": f"SELECT * {{ VALUES ?x {{ :A :Q UNDEF }} {S} {{ ?x :size ?n }} }}",
    "two of them": f"SELECT * {{ ?s :same ?x {S} {{ ?x :in ?y }} {S} {{ ?y :label ?l }} }}",
    "optional there": f"SELECT * {{ ?s :same ?x {S} {{ OPTIONAL {{ ?x :label ?l }} ?x :size ?n }} }}",
    "key optional there": f"SELECT * {{ ?s :same ?x {S} {{ ?z :in ?y OPTIONAL {{ ?x :label ?l }} }} }}",
    "no variable": f"SELECT * {{ ?s :same :A {S} {{ :A :size 1 }} }}",
    "not there": f"SELECT * {{ ?s :same :A {S} {{ :A :size 7 }} }}",
    "group and count": f"SELECT ?s (COUNT(?n) AS ?many) {{ ?s :same ?x {S} {{ ?x :size ?n }} }} GROUP BY ?s HAVING (COUNT(?n) > 1)",
    "filter there": f"SELECT * {{ ?s :same ?x {S} {{ ?x :size ?n FILTER (?n > 1) }} }}",
    "ordered": f"SELECT ?n {{ ?s :same ?x . {S} {{ ?x :size ?n }} . }} ORDER BY DESC(?n) LIMIT 2",
    "comment": f"SELECT * {{ ?s :same ?x # SERVICE <x> {{\n{S} # }}\n{{ ?x :size ?n # }} \n }} }}",
    "braces in texts": f"SELECT * {{ ?s :same ?x {S} {{ ?x :size ?n FILTER (STR(?n) != '}}') }} FILTER (?n != \"{{\") }}",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_it_means_what_the_standard_says(graph: Graph, query: str) -> None:
    assert answer(graph, query) == oracle(query)


def test_only_what_is_known_is_asked_for(graph: Graph, remote: Loopback) -> None:
    answer(graph, QUERIES["optional alone"])
    [asked] = remote.asked
    assert f"VALUES (?x) {{ (<{EX}A>) (<{EX}B>) (<{EX}C>) }}" in asked
    assert "here" not in asked, "a blank node says nothing elsewhere"


def test_nobody_is_asked_about_nothing(graph: Graph, remote: Loopback) -> None:
    assert not answer(graph, f"SELECT * {{ ?s :same :Q ; :other ?x . {S} {{ ?x :size ?n }} }}")
    assert remote.asked == []


def test_what_is_no_sparql_is_told_before_anybody_is_asked(graph: Graph, remote: Loopback) -> None:
    with pytest.raises(QueryError, match=r"line 2, column 77"):
        graph.sparql(f"{PREFIX}SELECT * {{ ?s :same ?x . {S} {{ ?x :size }} }}")
    assert remote.asked == []


def test_the_same_is_asked_once(graph: Graph, remote: Loopback) -> None:
    one = f"{{ {S} {{ ?x :size ?n }} }}"
    answer(graph, f"SELECT * {{ {one} UNION {one} }}")
    assert len(remote.asked) == 1


PIECES = [
    "?s :same ?x .",
    "?s :name ?m .",
    "?x :size ?k .",
    "OPTIONAL { ?s :same ?x }",
    "OPTIONAL { ?s :name ?m }",
    "FILTER (?n > 1)",
    "FILTER (!BOUND(?m))",
    "VALUES ?x { :A :Z UNDEF }",
    "BIND (3 AS ?k3)",
    "MINUS { ?s :name 'ay' }",
    f"{S} {{ ?x :size ?n }}",
    f"{S} {{ ?x :label ?l . OPTIONAL {{ ?x :size ?n }} }}",
    f"{S} {{ ?y :in ?x }}",
    f"{S} {{ OPTIONAL {{ ?x :in ?y }} }}",
]
PATTERNS = st.recursive(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(" ".join),
    lambda inner: st.one_of(
        st.builds("{} {{ {} }}".format, inner, inner),
        st.builds("{} OPTIONAL {{ {} }}".format, inner, inner),
        st.builds("{} MINUS {{ {} }}".format, inner, inner),
        st.builds("{{ {} }} UNION {{ {} }}".format, inner, inner),
        st.builds("{} {{ SELECT DISTINCT ?x ?n {{ {} }} }}".format, inner, inner),
        st.builds("{} {{ SELECT ?x (COUNT(*) AS ?many) {{ {} }} GROUP BY ?x }}".format, inner, inner),
    ),
    max_leaves=4,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PATTERNS)
def test_any_pattern_means_what_the_standard_says(pattern: str) -> None:
    """The same, without HTTP, for patterns nobody thought of."""
    query = f"SELECT * {{ {pattern} }}"
    here, there = Store(), Store()
    here.extend(HERE)
    there.extend(Quad(*quad.triple) for quad in ELSEWHERE)
    try:
        expected = oracle(query)
    except SyntaxError:
        return
    text = PREFIX + query
    steps = plan(text, blocks(text), Limits())
    try:
        step = next(steps)
        while True:
            store = there if isinstance(step, Ask) else Store() if step.empty else here
            found = store.query(step.text)
            assert isinstance(found, QuerySolutions)
            step = steps.send(Table(tuple(v.value for v in found.variables), [tuple(row) for row in found]))
    except StopIteration as end:
        found = here.query(end.value.text)
    names = [variable.value for variable in found.variables]
    assert Counter(tuple(f"{name}={row[name]}" for name in names) for row in found) == expected
