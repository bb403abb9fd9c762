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
from pairgraph.query.federation_plan import Ask, Limits, Resolved, ServiceError, plan
from pairgraph.query.federation_values import Table
from pairgraph.query.graph import Graph
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


def federated(query: str) -> str:
    return PREFIX + query.replace("THERE", f"SERVICE <{REMOTE}>")


def answer(graph: Graph, query: str) -> Counter[tuple[str, ...]]:
    found = graph.sparql(federated(query))
    assert isinstance(found, Answer)
    return Counter(tuple(f"{name}={row.term(name)}" for name in found.names) for row in found)


def oracle(query: str) -> Counter[tuple[str, ...]]:
    """Answer the same with both graphs in one store: there, a SERVICE is a GRAPH."""
    store = Store()
    store.extend([*HERE, *ELSEWHERE])
    found = store.query(PREFIX + query.replace("THERE", f"GRAPH <{THERE.value}>"))
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return Counter(tuple(f"{name}={row[name]}" for name in names) for row in found)


QUERIES = {
    "first": "SELECT * { THERE { ?x :size ?n } ?s :same ?x }",
    "last": "SELECT * { ?s :same ?x . THERE { ?x :size ?n } }",
    "alone": "SELECT * { THERE { ?x :size ?n } }",
    "optional": "SELECT * { ?s :name ?m OPTIONAL { ?s :same ?x THERE { ?x :size ?n } } }",
    "optional alone": "SELECT * { ?s :same ?x OPTIONAL { THERE { ?x :size ?n } } }",
    "optional twice": "SELECT * { ?s :same ?x OPTIONAL { THERE { ?x :size ?n } OPTIONAL { THERE { ?x "
    ":label ?l } } } }",
    "optional in a group": "SELECT * { ?s :same ?x { ?s :name ?m OPTIONAL { THERE { ?x :size ?n } } } }",
    "optional then the same": "SELECT * { ?s :same ?x { OPTIONAL { THERE { ?x :size ?n } } } }",
    "optional that fits nobody": "SELECT * { :a :same ?x { ?s :name ?m OPTIONAL { THERE { ?x :in ?y } } } }",
    "unbound before": "SELECT * { ?s :name ?m OPTIONAL { ?s :same ?x FILTER (?m = 'ay') } THERE { ?x "
    ":size ?n } }",
    "union": "SELECT * { ?s :same ?x { THERE { ?x :size ?n } } UNION { ?s :name ?n } }",
    "union behind": "SELECT * { ?s :same ?x { ?s :name ?n } UNION { THERE { ?x :size ?n } } }",
    "union first": "SELECT * { { ?s :name ?x } UNION { THERE { ?x :size ?n } } ?s :same ?x }",
    "minus": "SELECT * { ?s :same ?x MINUS { THERE { ?x :label ?l } } }",
    "subquery": "SELECT * { ?s :same ?x { SELECT ?x (SUM(?n) AS ?sum) { THERE { ?x :size ?n } } "
    "GROUP BY ?x } }",
    "limited subquery": "SELECT * { ?s :same ?x { SELECT ?x ?n { THERE { ?x :size ?n } } ORDER BY "
    "DESC(?n) LIMIT 1 } }",
    "subquery there": "SELECT * { ?s :same ?x THERE { SELECT ?x (MAX(?n) AS ?most) { ?x :size ?n } "
    "GROUP BY ?x } }",
    "filter before": "SELECT * { ?s :same ?x FILTER (?n > 1) FILTER NOT EXISTS { ?s :none ?n } THERE "
    "{ ?x :size ?n } }",
    "bind before": "SELECT * { ?s :name ?m BIND (:A AS ?x) THERE { ?x :size ?n } }",
    "values before": "SELECT * { VALUES ?x { :A :Q UNDEF } THERE { ?x :size ?n } }",
    "two of them": "SELECT * { ?s :same ?x THERE { ?x :in ?y } THERE { ?y :label ?l } }",
    "optional there": "SELECT * { ?s :same ?x THERE { OPTIONAL { ?x :label ?l } ?x :size ?n } }",
    "key optional there": "SELECT * { ?s :same ?x THERE { ?z :in ?y OPTIONAL { ?x :label ?l } } }",
    "no variable": "SELECT * { ?s :same :A THERE { :A :size 1 } }",
    "not there": "SELECT * { ?s :same :A THERE { :A :size 7 } }",
    "group and count": "SELECT ?s (COUNT(?n) AS ?many) { ?s :same ?x THERE { ?x :size ?n } } GROUP BY "
    "?s HAVING (COUNT(?n) > 1)",
    "filter there": "SELECT * { ?s :same ?x THERE { ?x :size ?n FILTER (?n > 1) } }",
    "ordered": "SELECT ?n { ?s :same ?x . THERE { ?x :size ?n } . } ORDER BY DESC(?n) LIMIT 2",
    "comment": "SELECT * { ?s :same ?x # SERVICE <x> {\nTHERE # }\n{ ?x :size ?n # } \n } }",
    "braces in texts": "SELECT * { ?s :same ?x THERE { ?x :size ?n FILTER (STR(?n) != '}') } FILTER (?n "
    '!= "{") }',
}
"""Ways to ask for what is THERE."""


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
def test_it_means_what_the_standard_says(graph: Graph, query: str) -> None:
    assert answer(graph, query) == oracle(query)


def test_only_what_is_known_is_asked_for(graph: Graph, remote: Loopback) -> None:
    answer(graph, QUERIES["optional alone"])
    [asked] = remote.asked
    assert f"VALUES (?x) {{ (<{EX}A>) (<{EX}B>) (<{EX}C>) }}" in asked
    assert "here" not in asked, "a blank node says nothing elsewhere"


def test_nobody_is_asked_about_nothing(graph: Graph, remote: Loopback) -> None:
    assert not answer(graph, "SELECT * { ?s :same :Q ; :other ?x . THERE { ?x :size ?n } }")
    assert remote.asked == []


def test_what_is_no_sparql_is_told_before_anybody_is_asked(graph: Graph, remote: Loopback) -> None:
    with pytest.raises(QueryError, match=r"line 2, column 77"):
        graph.sparql(federated("SELECT * { ?s :same ?x . THERE { ?x :size } }"))
    assert remote.asked == []


def test_the_same_is_asked_once(graph: Graph, remote: Loopback) -> None:
    answer(graph, "SELECT * { { THERE { ?x :size ?n } } UNION { THERE { ?x :size ?n } } }")
    assert len(remote.asked) == 1


def test_a_closed_door_is_knocked_at_no_more_often_than_an_open_one() -> None:
    calls = " ".join(f"SERVICE SILENT <https://closed.example/> {{ ?s{n} ?p{n} ?o{n} }}" for n in range(9))
    knocks: list[Ask] = []

    def walk(text: str) -> Iterator[Resolved]:
        steps = plan(text, blocks(text), Limits(requests=4))
        step = next(steps)
        while True:
            try:
                if isinstance(step, Ask):
                    knocks.append(step)
                    step = steps.throw(ServiceError("unreached", step.target, "is closed"))
                else:
                    step = steps.send(Table())
            except StopIteration as done:
                yield done.value
                return

    [resolved] = walk(f"SELECT * {{ {calls} }}")
    assert len(knocks) == 4
    assert [gap.reason for gap in resolved.gaps] == ["is closed", "would have to be asked too often"]


NAMED = {
    "in a graph": "SELECT * { GRAPH :g { ?s :same ?x THERE { ?x :size ?n } } }",
    "around a graph": "SELECT * { GRAPH :g { ?s :same ?x } GRAPH ?g { ?s :name ?m THERE { ?x :size ?n } } }",
    "of a dataset": "SELECT * FROM :g { ?s :same ?x THERE { ?x :size ?n } }",
    "of another dataset": "SELECT * FROM :none { ?s :same ?x THERE { ?x :size ?n } }",
    "of named graphs": "SELECT * FROM NAMED :g { GRAPH ?g { ?s :same ?x } THERE { ?x :size ?n } }",
}
COUNTS = dict(zip(NAMED, (3, 2, 3, 0, 3), strict=True))


@pytest.mark.parametrize("name", NAMED)
def test_what_is_known_is_looked_up_in_the_graphs_that_the_query_means(name: str, remote: Loopback) -> None:
    store = Store()
    store.extend(Quad(*quad.triple, node("g")) for quad in HERE)
    engine = Federation([f"{REMOTE}={remote.url}"])
    text = engine.resolve(federated(NAMED[name]), Graph(store).engine).text
    found = store.query(text)
    assert isinstance(found, QuerySolutions)
    assert len(list(found)) == COUNTS[name]


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
    "THERE { ?x :size ?n }",
    "THERE { ?x :label ?l . OPTIONAL { ?x :size ?n } }",
    "THERE { ?y :in ?x }",
    "THERE { OPTIONAL { ?x :in ?y } }",
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
    text = federated(query)
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
