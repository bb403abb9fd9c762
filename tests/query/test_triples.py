from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import QueryError
from pairgraph.query.triples import GRAPH_FORMATS, Triples

if TYPE_CHECKING:
    from pairgraph.query.graph import Graph

ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own JSON-LD parser
@pytest.mark.parametrize("form", list(GRAPH_FORMATS))
def test_every_format_reads_back_in_rdflib(graph: Graph, form: str) -> None:
    import rdflib

    found = graph.sparql(ALL)
    assert isinstance(found, Triples)
    name = {"jsonld": "json-ld", "rdfxml": "xml"}.get(form, form)
    assert len(rdflib.Graph().parse(data=found.to(form), format=name)) == len(found)
    assert found.to(form) == found.to(form)


def test_rdflib(graph: Graph) -> None:
    found = graph.sparql(ALL)
    assert isinstance(found, Triples)
    assert len(found.rdflib()) == len(found)


def test_an_unknown_format_gets_the_nearest(graph: Graph) -> None:
    found = graph.sparql(ALL)
    assert isinstance(found, Triples)
    with pytest.raises(QueryError, match="Did you mean 'ttl'"):
        found.to("tll")
