from __future__ import annotations

import json

import pyoxigraph as ox
from rdflib import RDF, SH, Graph
from rdflib.compare import isomorphic

from pairgraph.validate import Finding, to_json, to_text, to_turtle
from pairgraph.validate.report import to_triples

ID = "https://w3id.org/pairing-off/id/"
PAO = "https://w3id.org/pairing-off/ontology#"
SHAPE = "https://w3id.org/pairing-off/shape/"
CORE = "http://www.w3.org/ns/shacl#MinCountConstraintComponent"
VIOLATION = Finding(
    "Violation",
    ID + "figure/a",
    PAO + "value",
    '"3.0"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    "It is odd. Mend it.",
    SHAPE + "figure-value",
    CORE,
)
INFO = Finding(
    "Info", ID + "result/b", None, None, "It is vague. Leave it.", SHAPE + "outcome-unmeasured", CORE
)
BLANK = Finding("Warning", "_:x", PAO + "unit", f"<{ID}figure/a>", "It is odd. Look.", SHAPE + "id", CORE)
ALL = [INFO, BLANK, VIOLATION]


def test_text_names_file_and_line_however_ids_are_written() -> None:
    places = {"figure:a": ["data/reports/x.yaml", 12], ID + "result/b": ("y.ttl",)}
    assert to_text(ALL, places) == [
        "data/reports/x.yaml:12: Violation: It is odd. Mend it. "
        '(figure:a pao:value "3.0"^^<http://www.w3.org/2001/XMLSchema#decimal>)',
        "Warning: It is odd. Look. (_:x pao:unit figure:a)",
        "y.ttl: Info: It is vague. Leave it. (result:b)",
    ]


def test_json_holds_everything_in_order() -> None:
    found = json.loads(to_json(ALL, {"figure:a": ["x.yaml", 12]}))
    assert found["conforms"] is False
    assert found["count"] == {"Violation": 1, "Warning": 1, "Info": 1}
    first, _, last = found["findings"]
    assert (first["file"], first["line"], first["shape"]) == ("x.yaml", 12, SHAPE + "figure-value")
    assert (last["file"], last["line"], last["path"]) == (None, None, None)
    assert to_json(ALL[::-1], {"figure:a": ["x.yaml", 12]}) == to_json(ALL, {"figure:a": ["x.yaml", 12]})


def test_turtle_is_a_validation_report_and_stable() -> None:
    text = to_turtle(ALL)
    assert text == to_turtle([*ALL[::-1], INFO])
    graph = Graph().parse(data=text, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms).toPython() is False
    results = list(graph.objects(report, SH.result))
    assert len(results) == len(ALL)
    for result in results:
        for needed in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.resultMessage):
            assert len(list(graph.objects(result, needed))) == 1


def test_turtle_is_the_same_graph_as_its_triples() -> None:
    plain = Graph()
    lines = "".join(f"{triple} .\n" for triple in to_triples(ALL))
    plain.parse(data=lines, format="nt")
    assert isomorphic(plain, Graph().parse(data=to_turtle(ALL), format="turtle"))
    assert len(list(ox.parse(to_turtle(ALL), format=ox.RdfFormat.TURTLE))) == len(plain)


def test_no_violation_conforms() -> None:
    assert "sh:conforms true" in to_turtle([INFO, BLANK])
