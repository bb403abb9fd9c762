"""What a difference tells: figures, things, questions, statements, and the versions they ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from typer.testing import CliRunner

import pairgraph.difference
from pairgraph.cli.app import app
from pairgraph.difference import Changes, Summary, opened, summarise
from pairgraph.difference.questions import UNKNOWN, ask, compare_questions
from pairgraph.difference.version import Step
from tests.archive.tiny import tiny_bag
from tests.difference.world import QUERY, quads, release

if TYPE_CHECKING:
    from click.testing import Result

SCHEMA = json.loads(
    (Path(pairgraph.difference.__file__).parent / "difference.schema.json").read_text(encoding="utf-8")
)
CORRECTED = {
    "report_maple_birch": ("pao:value 7.0", "pao:value 8.5"),
    "inferred": ("7.0 .", "8.5 ."),
}


def summary(folder: Path, **more: tuple[str, str] | str) -> Summary:
    a, b = release(folder / "a", quads()), release(folder / "b", quads(**more))
    with opened(a) as first, opened(b) as second:
        return summarise(Changes(first, second))


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def steps(found: Summary) -> tuple[Step, Step]:
    return found.verdicts["ontology"].step, found.verdicts["data"].step


def why(found: Summary, name: str) -> set[str]:
    return {reason for _, reason in found.reasons[name].found}


def test_a_figure_that_says_another_number_is_told_with_bounds_and_passages(tmp_path: Path) -> None:
    a, b = release(tmp_path / "a", quads()), release(tmp_path / "b", quads(**CORRECTED))
    result = run("diff", a, b, "--no-queries")
    assert result.exit_code == 1, result.output
    wanted = """\
Figures that say something else: 1
  figure:schools (7 schools)
    pao:value: 7.0 → 8.5
    pao:upperBound: 7.0 → 8.5
    unit: pau:school
    stated in: passage:maple-birch-0-50
"""
    assert wanted in result.stdout
    assert "in report/maple-birch\n      - pao:value 7.0\n      + pao:value 8.5\n" in result.stdout
    assert "upperBound" not in result.stdout.partition("Statements, by")[2]


def test_json_is_as_its_schema_says(tmp_path: Path) -> None:
    a, b = release(tmp_path / "a", quads()), release(tmp_path / "b", quads(**CORRECTED))
    result = run("diff", a, b, "--format", "json")
    assert result.exit_code == 1, result.output
    found = json.loads(result.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    (figure,) = found["figures"]
    assert figure["reports"] == ["report/maple-birch"]
    assert found["counts"]["graphs"]["report/maple-birch"] == {"removed": 1, "added": 1}
    (question,) = found["questions"]
    assert question["removed"] == [["https://w3id.org/pairing-off/id/figure/schools", "7"]]
    assert question["added"] == [["https://w3id.org/pairing-off/id/figure/schools", "8.5"]]
    (thing,) = found["things"]
    assert thing["thing"].endswith("figure/schools")


def test_the_same_is_the_same(tmp_path: Path) -> None:
    a, b = release(tmp_path / "a", quads()), release(tmp_path / "b", quads()[::-1])
    assert (run("diff", a, b).exit_code, "Nothing differs" in run("diff", a, b).stdout) == (0, True)
    found = json.loads(run("diff", a, b, "--format", "json").stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    assert (found["same"], found["things"]) == (True, [])


def test_things_that_came_and_went(tmp_path: Path) -> None:
    came = summary(tmp_path, report_maple_birch='result:books a pao:Output ; skos:prefLabel "Books"@en .')
    assert [(thing.iri.rpartition("/")[2], thing.graphs) for thing in came.came] == [
        ("books", ["report/maple-birch"])
    ]
    assert (came.went, came.changed, came.figures) == ([], 0, [])


def test_a_derived_statement_alone_makes_no_thing(tmp_path: Path) -> None:
    found = summary(tmp_path, inferred='region:other rdfs:label "other"@en .')
    assert not found.came
    assert steps(found) == (Step.NONE, Step.PATCH)


def test_questions_are_told_apart(tmp_path: Path) -> None:
    a, b = release(tmp_path / "a", quads()), release(tmp_path / "b", quads(**CORRECTED))
    reworded = QUERY.replace("?value WHERE", "(?value * 2 AS ?double) WHERE").replace(
        "name: value", "name: double"
    )
    (b / "queries" / "works" / "schools.rq").write_text(reworded, "utf-8")
    (b / "queries" / "works" / "new.rq").write_text(QUERY, "utf-8")
    (b / "queries" / "works" / "broken.rq").write_text("SELECT", "utf-8")
    with opened(a) as first, opened(b) as second:
        found = {change.name: change for change in compare_questions(first, second)}
        assert summarise(Changes(first, second), list(found.values())).verdicts["data"].step is Step.MAJOR
        assert "cannot be asked" in ask(second)["broken"].why
    assert found["schools"].why == "its columns were figure, value"
    assert (found["schools"].reworded, found["schools"].other_columns) == (True, True)
    assert found["new"].why == UNKNOWN[1]


NEW = 'skos:prefLabel "new"@en ; skos:definition "A new thing is new."@en .'
STEPS = {
    "nothing of a term": ({}, Step.NONE, Step.NONE, ""),
    "label": ({"ontology": ('"flow"@en', '"stream"@en')}, Step.PATCH, Step.PATCH, "labelled"),
    "definition": ({"ontology": ("flow of things", "stream of things")}, Step.PATCH, Step.PATCH, "read it"),
    "note": (
        {"ontology": 'pao:Flow skos:scopeNote "Of money too."@en .'},
        Step.PATCH,
        Step.PATCH,
        "labelled",
    ),
    "new term": ({"ontology": f"pao:New a owl:Class ; {NEW}"}, Step.MINOR, Step.MINOR, "term is new"),
    "new concept": ({"schemes": f"pas:new a pao:Sector ; {NEW}"}, Step.MINOR, Step.MINOR, "term is new"),
    "term gone": (
        {"schemes": ('pas:education a pao:Sector ; skos:prefLabel "education"@en .', "")},
        Step.MAJOR,
        Step.MAJOR,
        "term is gone",
    ),
    "renamed": ({"schemes": ("pas:education a", "pas:teaching a")}, Step.MAJOR, Step.MAJOR, "term is gone"),
    "class above taken away": (
        {"ontology": ("rdfs:subClassOf pao:Thing ,", "rdfs:subClassOf")},
        Step.MAJOR,
        Step.MAJOR,
        "taken away",
    ),
    "restriction changed": (
        {"ontology": ("Cardinality 1", "Cardinality 2")},
        Step.MAJOR,
        Step.MAJOR,
        "narrowed",
    ),
    "range": ({"ontology": "pao:Flow rdfs:range pao:Thing ."}, Step.MAJOR, Step.MAJOR, "narrowed"),
    "functional": ({"ontology": "pao:Flow a owl:FunctionalProperty ."}, Step.MAJOR, Step.MAJOR, "narrowed"),
    "class above": ({"ontology": "pao:Thing rdfs:subClassOf prov:Entity ."}, Step.MINOR, Step.MINOR, "more"),
    "deprecated": ({"ontology": "pao:Flow owl:deprecated true ."}, Step.MINOR, Step.MINOR, "deprecated"),
    "another vocabulary": ({"ontology": "prov:Agent a owl:Class ."}, Step.PATCH, Step.PATCH, "other vocab"),
    "new term, disjoint": (
        {"ontology": ("( pao:Flow", "( pao:New pao:Flow")},
        Step.MAJOR,
        Step.MAJOR,
        "exclude each other that did not",
    ),
    "no longer disjoint": (
        {"ontology": ("( pao:Flow pao:Thing )", "( pao:Flow )")},
        Step.MAJOR,
        Step.MAJOR,
        "any more",
    ),
    "new thing": ({"reference": "region:birch a pao:Region ."}, Step.NONE, Step.MINOR, "thing is new"),
    "thing gone": (
        {"report_maple_birch": ("passage:maple-birch-0-50 a pao:Passage .", "")},
        Step.NONE,
        Step.MAJOR,
        "thing is gone",
    ),
    "figure": (CORRECTED, Step.NONE, Step.MAJOR, "another number"),
    "unit": ({"report_maple_birch": ("pau:school", "pau:pupil")}, Step.NONE, Step.MAJOR, "another number"),
    "note of a figure": (
        {"report_maple_birch": ("read twice", "read once")},
        Step.NONE,
        Step.PATCH,
        "corrected",
    ),
    "another kind": ({"reference": ("pao:Region", "pao:Person")}, Step.NONE, Step.MAJOR, "another kind"),
    "more of a thing": (
        {"reference": 'region:maple pao:note "red"@en .'},
        Step.NONE,
        Step.MINOR,
        "more is said",
    ),
    "question gone": (
        {"queries": ('paq:schools a sh:SPARQLSelectExecutable ; rdfs:label "Schools"@en .', "")},
        Step.NONE,
        Step.MAJOR,
        "question is gone",
    ),
    "question": ({"queries": ('"Schools"', '"Pupils"')}, Step.NONE, Step.PATCH, "put otherwise"),
}


@pytest.mark.parametrize(("change", "ontology", "data", "said"), STEPS.values(), ids=STEPS)
def test_each_change_asks_for_its_step(
    tmp_path: Path, change: dict[str, Any], ontology: Step, data: Step, said: str
) -> None:
    found = summary(tmp_path, **change)
    assert steps(found) == (ontology, data), {name: why(found, name) for name in found.reasons}
    assert any(said in reason for name in found.reasons for reason in why(found, name)) or not said


def test_a_kind_told_by_another_report_is_the_same_kind(tmp_path: Path) -> None:
    said = "region:maple a pao:Region ."
    found = summary(tmp_path, reference=("region:maple a pao:Region ;", "region:maple"), inferred=said)
    assert steps(found) == (Step.NONE, Step.PATCH)


def test_a_new_class_that_the_old_exclude_is_but_a_new_class(tmp_path: Path) -> None:
    listed = ("( pao:Flow pao:Thing )", "( pao:New pao:Flow pao:Thing )")
    before, after = quads(), quads(ontology=listed)
    after += [quad for quad in quads(ontology=f"pao:New a owl:Class ; {NEW}") if "#New" in str(quad.subject)]
    with (
        opened(release(tmp_path / "a", before)) as first,
        opened(release(tmp_path / "b", after)) as second,
    ):
        assert steps(summarise(Changes(first, second))) == (Step.MINOR, Step.MINOR)


@pytest.mark.parametrize(
    ("version", "follows"),
    [("2.0.0", False), ("2.1.0", False), ("3.0.0", True), ("1.9.9", False), ("x", None)],
)
def test_whether_the_version_follows(tmp_path: Path, version: str, follows: bool | None) -> None:
    found = summary(tmp_path, **CORRECTED, dataset=('"2.0.0"', f'"{version}"'))
    assert found.verdicts["data"].follows is follows
    assert found.verdicts["data"].least == "3.0.0"
    assert found.verdicts["ontology"].follows is True


def test_a_patch_by_the_command_line_gives_the_file(tmp_path: Path) -> None:
    a, b = release(tmp_path / "a", quads()), release(tmp_path / "b", quads(**CORRECTED))
    patch, made = tmp_path / "a.rdfp", tmp_path / "b.nq"
    assert run("diff", a, b, "--format", "patch", "--output", patch).exit_code == 1
    assert run("patch", a, patch, "--output", made).exit_code == 0
    assert made.read_bytes() == (b / "pairgraph.nq").read_bytes()
    assert run("diff", made, b).exit_code == 0
    refused = run("patch", b, patch, "--output", tmp_path / "none.nq")
    assert (refused.exit_code, (tmp_path / "none.nq").exists()) == (1, False)


@pytest.mark.parametrize("name", ["bag", "bag.zip", "bag.tar.gz"])
def test_a_package_is_compared_as_the_release_in_it(tmp_path: Path, name: str) -> None:
    bag = tiny_bag(tmp_path / name)
    text = run("diff", bag, release(tmp_path / "b", quads()), "--no-queries").stdout
    assert "http://example.org/a" in text
    assert run("diff", bag, bag).exit_code == 0


def test_trouble_is_no_difference(tmp_path: Path) -> None:
    """Exit code 1 says that the two differ, so whatever else goes wrong must not end with it."""
    a = release(tmp_path / "a", quads())
    bag = tiny_bag(tmp_path / "bag")
    (bag / "data" / "release" / "pairgraph.nq").write_bytes(b"")
    assert run("diff", bag, a, "--no-queries").exit_code == 2
    (a / "pairgraph.nq").write_bytes(b"")
    assert run("diff", a, release(tmp_path / "b", quads()), "--no-queries").exit_code == 2
    assert run("diff", a, tmp_path / "nothing").exit_code == 3
    (tmp_path / "some.txt").write_text("a", "utf-8")
    assert run("diff", a, tmp_path / "some.txt").exit_code == 2
    assert run("diff", a, a, "--format", "xml").exit_code == 2


def test_the_help_tells_the_exit_codes() -> None:
    for command in ("diff", "patch"):
        assert "Exit codes: 0" in run(command, "--help").stdout
