"""Turtle: the same graph back from two parsers, the same text from the same graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from pairgraph.graph.canonical import canonical_nquads
from pairgraph.graph.formats import DATASET_FORMATS, FORMATS, serialise
from pairgraph.graph.terms import XSD, in_graph
from pairgraph.graph.turtle import write_trig, write_turtle
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import random

RDF = PREFIXES["rdf"]
PAO = PREFIXES["pao"]
FIRST, REST, NIL = (NamedNode(RDF + name) for name in ("first", "rest", "nil"))

_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x00￾￿")
_locals = st.text(st.sampled_from("ab9-_.~%é中:/()'!,;=&"), max_size=8)
_spaces = st.sampled_from(
    [*PREFIXES.values(), "http://example.org/", "urn:x:", "https://w3id.org/pairing-off/"]
)
iris = st.builds(lambda space, local: NamedNode(space + local.replace("%", "%41")), _spaces, _locals)
blanks = st.integers(0, 3).map(lambda n: BlankNode(f"b{n}"))
_languages = st.sampled_from(["en", "zh-hans", "de-ch-1901", "x-klingon"])
_numbers = st.sampled_from("0 -0 007 +7 12 -3 1.5 1.50 -0.5 .5 5. 1e3 1E-7 true 1 NaN".split())  # noqa: SIM905 - as is
_kinds = ("integer", "decimal", "double", "boolean", "gYear", "date")
_datatypes = st.sampled_from([*(NamedNode(XSD + name) for name in _kinds), NamedNode(PAO + "x")])
literals = st.one_of(
    st.builds(Literal, st.text(_characters)),
    st.text(st.sampled_from("\"\\\n\r\t'{}@^ a"), max_size=12).map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), st.text(_characters), _languages),
    st.builds(lambda text, kind: Literal(text, datatype=kind), _numbers, _datatypes),
)
triples = st.builds(Triple, st.one_of(iris, blanks), iris, st.one_of(iris, blanks, literals))
graphs = st.sets(triples, max_size=15)
quads = st.builds(
    Quad,
    st.one_of(iris, blanks),
    iris,
    st.one_of(iris, blanks, literals),
    st.one_of(iris, st.just(DefaultGraph())),
)


def _canonical(graph: object) -> bytes:
    return canonical_nquads(in_graph(triple) for triple in graph)  # type: ignore[attr-defined]


@given(graphs)
@settings(deadline=None, max_examples=60)
def test_oxigraph_reads_back_the_same_graph(graph: set[Triple]) -> None:
    text = write_turtle(graph)
    assert _canonical(quad.triple for quad in parse(text, format=RdfFormat.TURTLE)) == _canonical(graph)


@given(graphs)
@settings(deadline=None, max_examples=60)
def test_rdflib_reads_back_the_same_graph(graph: set[Triple]) -> None:
    read = _by_rdflib(write_turtle(graph), "turtle")
    lines = canonical_nquads(in_graph(triple) for triple in graph).decode()
    assert read == _by_rdflib(lines, "nt")


def _by_rdflib(text: str, form: str) -> bytes:
    """Parse with rdflib, which must not touch literals, and write canonically."""
    normalise, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        graph = rdflib.Graph().parse(data=text, format=form)
        return canonical_nquads(parse(graph.serialize(format="nt"), format=RdfFormat.N_TRIPLES))
    finally:
        rdflib.NORMALIZE_LITERALS = normalise


@given(graphs, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60)
def test_equal_graphs_give_equal_text(graph: set[Triple], order: random.Random) -> None:
    shuffled = sorted(graph, key=str)
    order.shuffle(shuffled)
    names = {f"b{n}": BlankNode(f"other{3 - n}") for n in range(4)}

    def renamed(term: object) -> object:
        return names[term.value] if isinstance(term, BlankNode) else term

    twin = [Triple(renamed(t.subject), t.predicate, renamed(t.object)) for t in shuffled]  # type: ignore[arg-type]
    assert write_turtle(graph) == write_turtle(twin)


@given(st.sets(quads, max_size=15))
@settings(deadline=None, max_examples=60)
def test_trig_reads_back_the_same_dataset(dataset: set[Quad]) -> None:
    read = parse(write_trig(dataset), format=RdfFormat.TRIG)
    assert canonical_nquads(read) == canonical_nquads(dataset)


def _turtle(text: str) -> list[Triple]:
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
    return [quad.triple for quad in parse(prefixes + text, format=RdfFormat.TURTLE)]


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("pao:a pao:b ( pao:c ( 1 2 ) [] ) .", "pao:a pao:b ( pao:c ( 1 2 ) [] ) ."),
        ("[] pao:b 1.5, true, -3 .", "[] pao:b true, 1.5, -3 ."),
        ("_:x pao:b _:x .", "_:c14n0 pao:b _:c14n0 ."),
        ("pao:a pao:b 'no\"\\n\"' .", 'pao:a pao:b """no"\n\\"""" .'),
        (
            "region:a-10 a pao:Region . region:a-9 a pao:Region .",
            "region:a-9 a pao:Region .\n\nregion:a-10 a",
        ),
        (
            "figure:f a pao:Figure . region:r a pao:Region .",
            "# Region\n\nregion:r a pao:Region .\n\n# Figure\n",
        ),
        ("pao:a pao:b 1, 1.0 ; a pao:C .", 'pao:a a pao:C ;\n  pao:b "1.0"^^xsd:decimal, 1 .'),
        ("pao:a pao:b [ pao:c [ pao:d 1 ] ] .", "pao:b [\n    pao:c [\n      pao:d 1\n    ]\n  ] ."),
    ],
)
def test_it_reads_as_a_person_would_write_it(given_text: str, wanted: str) -> None:
    assert wanted in write_turtle(_turtle(given_text))


def test_only_the_prefixes_used_are_declared() -> None:
    text = write_turtle(_turtle("region:a a pao:Region ."))
    assert [line.split()[1] for line in text.splitlines() if line.startswith("@prefix")] == [
        "pao:",
        "region:",
    ]


def test_long_lists_and_deep_nesting_are_written_and_read() -> None:
    items = [in_graph(Triple(BlankNode(f"l{n}"), FIRST, Literal(n))) for n in range(40)]
    items += [
        in_graph(Triple(BlankNode(f"l{n}"), REST, BlankNode(f"l{n + 1}") if n < 39 else NIL))
        for n in range(40)
    ]
    items += [in_graph(Triple(BlankNode(f"d{n}"), FIRST, BlankNode(f"d{n + 1}"))) for n in range(20)]
    items += [in_graph(Triple(NamedNode(PAO + "a"), FIRST, BlankNode("l0")))]
    text = write_turtle(quad.triple for quad in items)
    assert canonical_nquads(parse(text, format=RdfFormat.TURTLE)) == canonical_nquads(items)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_stable_and_reads_back(name: str) -> None:
    dataset = [
        Quad(*triple_parts, NamedNode(PREFIXES["pag"] + "a"))
        for triple_parts in (
            (t.subject, t.predicate, t.object) for t in _turtle("pao:a pao:b 1, [ pao:c 'x'@en ] .")
        )
    ]
    media = {"turtle": "TURTLE", "trig": "TRIG", "ntriples": "N_TRIPLES", "nquads": "N_QUADS"}
    form = getattr(RdfFormat, media.get(name, {"jsonld": "JSON_LD", "rdfxml": "RDF_XML"}.get(name, "")))

    data = serialise(dataset, name)

    assert data == serialise(reversed(dataset), name)
    wanted = dataset if name in DATASET_FORMATS else [in_graph(quad.triple) for quad in dataset]
    assert canonical_nquads(parse(data, format=form)) == canonical_nquads(wanted)
