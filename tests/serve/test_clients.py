"""Clients that nobody here wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, N3, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from pairgraph.query.remote import RemoteGraph

if TYPE_CHECKING:
    from tests.serve.conftest import Live

FEW = "SELECT ?s ?o { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o } ORDER BY ?s ?o LIMIT 3"
GRAPH = "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3"


def wrapper(live: Live, query: str, form: str) -> SPARQLWrapper:
    client = SPARQLWrapper(live.url + "/sparql", returnFormat=form)
    client.setQuery(query)
    return client


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
class TestSPARQLWrapper:
    @pytest.mark.parametrize("method", ["GET", "POST"])
    @pytest.mark.parametrize("directly", [False, True], ids=["form", "direct"])
    def test_select(self, live: Live, method: str, directly: bool) -> None:
        client = wrapper(live, FEW, JSON)
        client.setMethod(method)
        client.setRequestMethod("postdirectly" if directly else "urlencoded")
        found: Any = client.queryAndConvert()
        assert len(found["results"]["bindings"]) == 3

    def test_other_formats(self, live: Live) -> None:
        assert len(wrapper(live, FEW, XML).queryAndConvert().getElementsByTagName("result")) == 3  # type: ignore[union-attr]
        assert wrapper(live, FEW, CSV).queryAndConvert().count(b"\n") == 4  # type: ignore[union-attr,arg-type]
        assert wrapper(live, FEW, TSV).queryAndConvert().count(b"\n") == 4  # type: ignore[union-attr,arg-type]

    def test_graphs(self, live: Live) -> None:
        assert len(wrapper(live, GRAPH, RDFXML).queryAndConvert()) == 3  # type: ignore[arg-type]
        for form in (TURTLE, N3):
            client = wrapper(live, GRAPH, form)
            client.setOnlyConneg(True)
            assert client.queryAndConvert()

    def test_ask_and_describe(self, live: Live) -> None:
        asked: Any = wrapper(live, "ASK {}", JSON).queryAndConvert()
        assert asked["boolean"] is True
        assert wrapper(live, "DESCRIBE <http://example.org/>", RDFXML).queryAndConvert() is not None

    def test_a_bad_query_is_one(self, live: Live) -> None:
        with pytest.raises(QueryBadFormed):
            wrapper(live, "SELECT", JSON).query()


class TestRdflib:
    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("form", ["xml", "json", "csv", "tsv"])
    def test_a_store(self, live: Live, method: Any, form: str) -> None:  # noqa: ANN401
        store = SPARQLStore(live.url + "/sparql", method=method, returnFormat=form)
        graph = rdflib.Graph(store)
        rows = list(graph.query(FEW))
        assert len(rows) == 3
        if form in {"xml", "json"}:  # of the others the standard knows no ASK
            assert bool(graph.query("ASK { ?s ?p ?o }"))

    def test_triples(self, live: Live) -> None:
        graph = rdflib.Graph(SPARQLStore(live.url + "/sparql"))
        labels = list(graph.subject_objects(rdflib.SKOS.prefLabel))
        assert len(labels) > 3
        subject = next(iter(labels))[0]
        assert (subject, None, None) in graph
        assert len(list(graph.predicate_objects(subject))) > 1


def test_our_own_remote_graph(live: Live) -> None:
    graph = RemoteGraph(live.url + "/sparql")
    assert len(list(graph.sparql(FEW))) == 3  # type: ignore[arg-type]


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
class TestCurl:
    def curl(self, live: Live, *options: str) -> subprocess.CompletedProcess[bytes]:
        command = ["curl", "--silent", "--show-error", *options, live.url + "/sparql"]
        return subprocess.run(command, capture_output=True, check=False, timeout=60)

    def test_the_usual_ways(self, live: Live) -> None:
        asked = ("--data-urlencode", f"query={FEW}")
        assert len(json.loads(self.curl(live, *asked).stdout)["results"]["bindings"]) == 3
        assert self.curl(live, "--get", *asked, "--header", "Accept: text/csv").stdout.count(b"\n") == 4
        direct = ("--header", "Content-Type: application/sparql-query", "--data-binary", FEW)
        assert self.curl(live, *direct, "--compressed", "--http1.0").returncode == 0

    def test_a_broken_transfer_is_an_error(self, live: Live) -> None:
        query = "query=SELECT * { ?a ?b ?c . ?d ?e ?f }"
        for more in ([], ["--compressed"]):
            options = ["--data-urlencode", query, "--data", "result-limit=4000000", *more]
            done = self.curl(live, *options)
            assert done.returncode == 18, done.stderr  # "transfer closed with outstanding read data"

    def test_a_failure_is_an_error(self, live: Live) -> None:
        assert self.curl(live, "--fail", "--data-urlencode", "query=SELECT").returncode == 22


COMUNICA = """
import { QueryEngine } from '@comunica/query-sparql';
const engine = new QueryEngine();
const context = { sources: [{ type: 'sparql', value: process.argv[2] }] };
const rows = await (await engine.queryBindings(process.argv[3], context)).toArray();
const triples = await (await engine.queryQuads(process.argv[4], context)).toArray();
const found = await engine.queryBoolean('ASK { ?s ?p ?o }', context);
console.log(JSON.stringify([rows.length, triples.length, found]));
"""
# Its newest HTTP library wants a newer Node than many have.
PACKAGE = {"dependencies": {"@comunica/query-sparql": "4"}, "overrides": {"undici": "7.10.0"}}


@pytest.mark.extra
def test_comunica(live: Live, tmp_path_factory: pytest.TempPathFactory) -> None:
    if not shutil.which("npm"):
        pytest.skip("comunica needs Node and npm, which are not installed")
    folder = Path(tmp_path_factory.mktemp("comunica"))
    (folder / "package.json").write_text(json.dumps(PACKAGE), "utf-8")
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"@comunica/query-sparql cannot be installed: {done.stderr[-200:]}")
    (folder / "ask.mjs").write_text(COMUNICA, "utf-8")
    asked = ["node", "ask.mjs", live.url + "/sparql", FEW, GRAPH]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [3, 3, True]
