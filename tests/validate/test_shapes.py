"""How the shapes are written; what they find is tested in tests/shapes."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef

from pairgraph.validate import SEVERITIES, shapes, shapes_graph
from pairgraph.validate.shapes import SetCheck, core_shapes, set_checks
from pairgraph.vocabulary import PREFIXES, project_files

SHAPE = "https://w3id.org/pairing-off/shape/"
KINDS = (SH.NodeShape, SH.PropertyShape)
CONSTRAINTS = {
    SH[name]
    for name in [
        "class",
        "datatype",
        "in",
        "minCount",
        "maxCount",
        "or",
        "xone",
        "not",
        "hasValue",
        "closed",
        "pattern",
    ]
}


@pytest.mark.parametrize("shape", shapes())
def test_shape_says_what_it_is_for(shape: str) -> None:
    graph, node = shapes_graph(), URIRef(shape)
    assert re.fullmatch(SHAPE + r"[a-z]+(-[a-z]+)*", shape)
    assert len(list(graph.objects(node, RDFS.label))) == 1
    messages = [str(message) for message in graph.objects(node, SH.message)]
    assert len(messages) == 1
    assert re.fullmatch(r"[^.].*[^.]\. [A-Z].*\.", messages[0]), "what is wrong, and what to do"
    severity = graph.value(node, SH.severity, default=SH.Violation)
    assert str(severity).removeprefix(str(SH)) in SEVERITIES
    assert any(
        (node, target, None) in graph for target in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    )


def test_every_declared_shape_makes_findings() -> None:
    graph = shapes_graph()
    declared = {str(node) for kind in KINDS for node in graph.subjects(RDF.type, kind)}
    assert declared == set(shapes())


@pytest.mark.parametrize("check", set_checks(), ids=lambda check: check.shape.removeprefix(SHAPE))
def test_query_is_one_that_answers_for_all_nodes(check: SetCheck) -> None:
    assert isinstance(ox.Store().query(check.query), ox.QuerySolutions)
    assert not re.search(r"\b(MINUS|VALUES|SERVICE)\b", check.query), "the standard forbids it"
    names = set(re.findall(r"\{[?$](\w+)\}", check.message))
    select = check.query.partition("SELECT")[2].partition("WHERE")[0]
    assert names <= set(re.findall(r"[?$](\w+)", select)), "the message names what the query gives"


def test_shape_has_a_query_or_core_constraints_not_both() -> None:
    graph = shapes_graph()
    for check in set_checks():
        predicates = set(graph.predicates(URIRef(check.shape)))
        assert not predicates & CONSTRAINTS, check.shape
        assert len(list(graph.objects(URIRef(check.shape), SH.sparql))) == 1
    assert {str(node) for node in core_shapes().subjects(SH.message)}.isdisjoint(
        c.shape for c in set_checks()
    )


def test_only_named_shapes_can_be_the_source_of_a_finding() -> None:
    graph = shapes_graph()
    assert not [node for node in graph.subjects(SH.message) if isinstance(node, BNode)]
    nested = set(graph.objects(None, SH.property))
    inside = {
        item
        for kind in (SH["or"], SH.xone)
        for head in graph.objects(None, kind)
        for item in graph.items(head)
    }
    outer = {owner for node in nested for owner in graph.subjects(SH.property, node)}
    assert outer <= inside | {node for node in outer if isinstance(node, BNode)}


def test_shapes_are_well_formed_by_the_standard_s_own_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


def test_shapes_use_defined_terms_only() -> None:
    ontology = project_files() / "ontology"
    files = [ontology / "pairing-off.ttl", *sorted((ontology / "schemes").glob("*.ttl"))]
    defined = {
        quad.subject.value
        for file in files
        for quad in ox.parse(path=file)
        if isinstance(quad.subject, ox.NamedNode)
    }
    ours = tuple(PREFIXES[prefix] for prefix in ("pao", "pau", "pam", "pas"))
    used = {
        str(t)
        for triple in shapes_graph()
        for t in triple
        if isinstance(t, URIRef) and str(t).startswith(ours)
    }
    for check in set_checks():
        used |= {PREFIXES[p] + n for p, n in re.findall(r"\b(pao|pau|pam|pas):([\w-]+)", check.query)}
    assert used <= defined
