"""Small invented releases that differ in one thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from pairgraph.graph.canonical import canonical_nquads, digest
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad

HEADS = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
BASE = {
    "ontology": """
<https://w3id.org/pairing-off/ontology> a owl:Ontology ; owl:versionInfo "1.2.3" .
pao:Flow a owl:Class ; skos:prefLabel "flow"@en ; skos:definition "A flow is a flow of things."@en ;
  rdfs:subClassOf pao:Thing , [ a owl:Restriction ; owl:onProperty pao:stage ; owl:maxCardinality 1 ] .
pao:Thing a owl:Class ; skos:prefLabel "thing"@en .
[] a owl:AllDisjointClasses ; owl:members ( pao:Flow pao:Thing ) .""",
    "schemes": 'pas:education a pao:Sector ; skos:prefLabel "education"@en .',
    "dataset": '<https://w3id.org/pairing-off/dataset> dcat:version "2.0.0" .',
    "reference": 'region:maple a pao:Region ; skos:prefLabel "Maple"@en .',
    "report/maple-birch": """
figure:schools a pao:Figure ; pao:value 7.0 ; pao:unit pau:school ; pao:comparator pao:exactly ;
  pao:quantifies result:schools ; prov:wasDerivedFrom passage:maple-birch-0-50 ; pao:note "read twice"@en .
result:schools a pao:Output ; skos:prefLabel "Schools"@en .
passage:maple-birch-0-50 a pao:Passage .""",
    "inferred": 'figure:schools rdfs:label "7 schools"@en ; pao:lowerBound 7.0 ; pao:upperBound 7.0 .',
    "queries": 'paq:schools a sh:SPARQLSelectExecutable ; rdfs:label "Schools"@en .',
}
QUERY = """#+ summary: Schools
#+ question: {en: "How many schools are there?", zh-Hans: "有多少学校？"}
#+ description: Each figure with its number.
#+ method: GET
#+ tags: [works]
#+ columns:
#+   - {name: figure, type: iri, description: "the figure"}
#+   - {name: value, type: decimal, description: "its number"}
PREFIX pao: <https://w3id.org/pairing-off/ontology#>

SELECT ?figure ?value WHERE { ?figure a pao:Figure ; pao:value ?value } ORDER BY ?figure
"""


def quads(**more: tuple[str, str] | str) -> list[Quad]:
    """Return the world; ``graph=(old, new)`` changes words of a graph, ``graph=text`` adds to it."""
    found = []
    for name, text in BASE.items():
        change = more.get(name.replace("/", "_").replace("-", "_"), "")
        if isinstance(change, tuple):
            assert change[0] in text
            text = text.replace(*change)  # noqa: PLW2901 - the text as it is changed
        else:
            text += change  # noqa: PLW2901
        graph = parse(f"{HEADS}<{PREFIXES['pag']}{name}> {{ {text} }}", RdfFormat.TRIG)
        found += list(graph)
    return found


def release(folder: Path, some: list[Quad], query: str = QUERY) -> Path:
    """Write quads as a release that has no store."""
    lines = canonical_nquads(some)
    topic = folder / "queries" / "works"
    topic.mkdir(parents=True)
    (topic / "schools.rq").write_text(query, "utf-8")
    (folder / "pairgraph.nq").write_bytes(lines)
    (folder / "manifest.json").write_text(json.dumps({"digest": digest(lines), "inputs": {}}), "utf-8")
    return folder
