"""Mentions: terms are found where they count, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.reason.mentions import mentions, mentions_in
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from pathlib import Path

PAO = PREFIXES["pao"]
FOUND = {
    "a prefixed name": "ASK { ?s pao:x ?o }",
    "a full IRI": f"ASK {{ ?s <{PAO}x> ?o }}",
    "a prefix of the file's own": f"PREFIX mine: <{PAO}>\nASK {{ ?s mine:x ?o }}",
    "a Turtle prefix": f"@prefix mine: <{PAO}> .\n[] mine:x 1 .",
    "in a path": "ASK { ?s pao:x/pao:x+|^pao:x* ?o }",
    "before a full stop": "<a:s> <a:p> pao:x.",
    "after a comparison": "ASK { FILTER(?a < 3 && ?b > 2) ?s pao:x ?o }",
    "in a shape's query": '[] <a:select> """SELECT $this WHERE { $this pao:x ?o }""" .',
    "in the header of a stored query": "#+ choices: SELECT ?value WHERE { ?value a pao:x }",
}
PASSED_OVER = {
    "a comment": "# pao:x\nASK {}",
    "a string": "ASK { ?s ?p 'pao:x', \"pao:x\", '''pao:x'y''' }",
    "a variable": "ASK { ?pao ?x $pao }",
    "a namespace": f"PREFIX mine: <{PAO}>",
    "another prefix that ends alike": "ASK { ?s <a:b> my-pao:x }",
}


def ours(text: str) -> set[str]:
    return {mention.iri for mention in mentions_in(text) if mention.iri.startswith(PAO)} - {PAO}


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_a_term_is_found(text: str) -> None:
    assert ours(text) == {PAO + "x"}


@pytest.mark.parametrize("text", PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_is_no_term_is_passed_over(text: str) -> None:
    assert ours(text) == set()


def test_lines_are_counted_from_one_inside_strings_too() -> None:
    text = 'pao:a\n# c\npao:b """SELECT\n{ pao:c }"""\n'
    assert [mention.line for mention in mentions_in(text)] == [1, 3, 4]


def test_a_json_ld_context_names_terms_in_its_strings(tmp_path: Path) -> None:
    file = tmp_path / "context.jsonld"
    file.write_text(
        '{"@context": {\n"value": {"@id": "pao:value", "@type": "xsd:decimal"}}}', encoding="utf-8"
    )
    assert [tuple(mention) for mention in mentions(file)] == [
        (PAO + "value", 2),
        (PREFIXES["xsd"] + "decimal", 2),
    ]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert all(1 <= mention.line <= text.count("\n") + 1 for mention in mentions_in(text))


@pytest.mark.parametrize("file", sorted((project_files() / "ontology" / "rules").glob("*.rq")))
def test_names_in_rules_are_those_that_a_parser_finds(file: Path) -> None:
    from rdflib.plugins.sparql import prepareQuery

    algebra = str(prepareQuery(file.read_text(encoding="utf-8")).algebra)
    found = ours(file.read_text(encoding="utf-8"))
    assert all(iri in algebra for iri in found)
