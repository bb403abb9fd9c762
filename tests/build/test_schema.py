"""The schema, the context and the ontology speak of the same things."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pyoxigraph import NamedNode

from pairgraph.build import checks, facts
from pairgraph.build.concepts import individuals, ontology_files, turtle_triples
from pairgraph.errors import FactFileError
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from pathlib import Path

DATA = project_files() / "data"
REPORT = json.loads((DATA / "schema" / "report.schema.json").read_text("utf-8"))
CONTEXT = json.loads((DATA / "context.jsonld").read_text("utf-8"))["@context"]
SUBCLASS = NamedNode(PREFIXES["rdfs"] + "subClassOf")
THINGS = [name for name, schema in REPORT["$defs"].items() if "id" in schema.get("properties", {})]


@pytest.mark.parametrize("file", sorted((DATA / "schema").glob("*.json")), ids=lambda file: file.name)
def test_it_is_a_json_schema(file: Path) -> None:
    Draft202012Validator.check_schema(json.loads(file.read_text("utf-8")))


@pytest.mark.parametrize("name", THINGS)
def test_every_key_is_in_the_context_and_explained(name: str) -> None:
    for key, schema in REPORT["$defs"][name]["properties"].items():
        assert key in CONTEXT, f"{key} would be dropped"
        described = (
            schema
            if "description" in schema
            else REPORT["$defs"].get(schema.get("$ref", "").rpartition("/")[2], {})
        )
        assert "description" in described or key == "type"


def test_every_key_of_the_context_is_in_the_schema() -> None:
    terms = {key for key, value in CONTEXT.items() if isinstance(value, dict)}
    used = {key for name in THINGS for key in REPORT["$defs"][name]["properties"]} | REPORT[
        "properties"
    ].keys()
    assert terms <= used


def test_every_type_is_a_class_of_the_ontology() -> None:
    classes = individuals(project_files() / "ontology")["Class"]
    for name in THINGS:
        schema = REPORT["$defs"][name]["properties"]["type"]
        assert set(schema.get("enum", [schema.get("const")])) <= classes


@pytest.mark.parametrize("root", ["Organization", "Intervention", "Flow", "Result", "Figure"])
def test_no_subclass_is_forgotten(root: str) -> None:
    files = ontology_files(project_files() / "ontology")
    pairs = [(t.subject, t.object) for file in files for t in turtle_triples(file) if t.predicate == SUBCLASS]
    known = {NamedNode(PREFIXES["pao"] + root)}
    while more := {child for child, parent in pairs if parent in known} - known:
        known |= more
    names = {node.value.removeprefix(PREFIXES["pao"]) for node in known}
    assert names == set(REPORT["$defs"][root.lower()]["properties"]["type"]["enum"])


@pytest.mark.parametrize(
    "kind", ["Comparator", "Stage", "Realization", "TimeBasis", "TotalBasis", "Measure", "Unit", "Sector"]
)
def test_named_values_come_from_the_ontology(kind: str) -> None:
    schemas = [schema for schema in REPORT["$defs"].values() if schema.get("instanceOf") == kind]
    assert schemas
    for schema in schemas:
        assert set(schema.get("examples", [])) <= individuals(project_files() / "ontology")[kind]


_keys = st.sampled_from(
    [
        *("id", "type", "facts", "from", "label", "start", "end", "figures", "parts", "isPartOf", "passages"),
        *("claims", "startOffset", "endOffset", "textLength", "by", "value", "succeededBy"),
    ]
)
_words = ["intervention:a", "region:a", "figure:a", "Programme", "Figure", "Report", "2009-02-30", "", "x:"]
_numbers = st.one_of(st.integers(-5, 3000), st.floats(allow_nan=False, allow_infinity=False))
_scalars = st.one_of(st.none(), st.booleans(), _numbers, st.sampled_from(_words))
_values = st.recursive(
    _scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_keys, inner, max_size=5)),
    max_leaves=25,
)
_documents = st.dictionaries(_keys, _values, max_size=8)


@given(_documents)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_says_the_checks_answer_in_sentences(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    file = tmp_path / "reports" / "a.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(document), "utf-8")
    try:
        checks.check([], [facts.read(file)])
    except FactFileError as error:
        assert str(error)  # noqa: PT017 - most of them are wrong, in ways that nobody listed
    else:
        pytest.fail("such a file cannot be right")


@given(st.text(st.sampled_from("ab:-[]{},'\"#&*!|>%@`\n ~?0123.é中"), max_size=60))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_file_reading_gives_facts_or_says_what_is_wrong(
    tmp_path: Path, text: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, "utf-8")
    try:
        read = facts.read(file)
    except FactFileError as error:
        assert error.line is None or 1 <= error.line <= text.count("\n") + 2  # noqa: PT017 - either is right
    else:
        assert all(1 <= line <= text.count("\n") + 1 for line in read.places.values())
