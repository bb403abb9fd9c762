"""Link tables in a build: a graph each, judgements that hold or not, and errors that name file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad

from pairgraph.build.cache import Cache
from pairgraph.build.inputs import Inputs
from pairgraph.build.links import make_links
from pairgraph.build.part import Part
from pairgraph.build.pipeline import build
from pairgraph.errors import CheckFailedError, FactFileError
from pairgraph.graph.terms import RDF_TYPE, iri
from pairgraph.vocabulary import graph_iri

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """\
#mapping_set_id: https://example.org/links
#license: https://creativecommons.org/licenses/by/4.0/
#object_source: wd:source
#curie_map:
#  region: https://w3id.org/pairing-off/id/region/
#  wd: http://www.wikidata.org/entity/
#extension_definitions:
#- {slot_name: evidence, property: pao:evidence}
#- {slot_name: withdrawn_on, property: pao:withdrawnOn}
#- {slot_name: withdrawn_by, property: pao:withdrawnBy}
"""
COLUMNS = [
    *("subject_id", "predicate_id", "predicate_modifier", "object_id", "mapping_justification"),
    *("author_label", "mapping_date", "confidence", "evidence", "withdrawn_on", "withdrawn_by"),
]
ROW = {
    "subject_id": "region:pear-hills",
    "predicate_id": "owl:sameAs",
    "object_id": "wd:Q1",
    "mapping_justification": "semapv:ManualMappingCuration",
    "author_label": "A. Reader",
    "mapping_date": "2026-01-01",
    "confidence": "0.95",
    "evidence": "two maps",
}


def table(*rows: dict[str, str]) -> str:
    lines = ["\t".join((ROW | row).get(column, "") for column in COLUMNS) for row in rows]
    return HEAD + "\n".join(["\t".join(COLUMNS), *lines]) + "\n"


@pytest.fixture
def links(world: Path) -> Path:
    """Give the table of the copy, with one good row."""
    file = world / "links" / "wikidata.sssom.tsv"
    file.parent.mkdir()
    file.write_text(table({}), "utf-8")
    return file


def hills() -> Part:
    """Return a part with nothing but the one region."""
    quad = Quad(iri("region:pear-hills"), RDF_TYPE, iri("pao:Region"), NamedNode(graph_iri("reference")))
    return Part({}, {}, [quad], [], [])


def made(file: Path, cache: Path) -> Part:
    return make_links(Inputs.find(file.parents[1]), Cache(cache), [], [hills()])


def lines_of(error: FactFileError) -> list[int | None]:
    return [one.line for one in getattr(error, "problems", (error,))]


def test_an_accepted_link_is_asserted_in_the_graph_of_its_target(links: Path, tmp_path: Path) -> None:
    part = made(links, tmp_path)
    link = Quad(
        iri("region:pear-hills"),
        iri("owl:sameAs"),
        NamedNode("http://www.wikidata.org/entity/Q1"),
        NamedNode(graph_iri("links/wikidata")),
    )
    assert link in part.quads
    assert {quad.graph_name for quad in part.quads} == {link.graph_name}
    assert [finding.message for finding in part.findings if finding.severity == "Violation"] == []
    assert list(part.lines.values()) == [("data/links/wikidata.sssom.tsv", 12)]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"predicate_modifier": "Not"}, "pao:rejected"),
        ({"withdrawn_on": "2026-02-01", "withdrawn_by": "B. Reader"}, "pao:withdrawn"),
    ],
)
def test_what_was_rejected_or_withdrawn_is_told_and_not_asserted(
    links: Path, tmp_path: Path, change: dict[str, str], status: str
) -> None:
    links.write_text(table(change), "utf-8")
    quads = made(links, tmp_path).quads
    assert not [quad for quad in quads if quad.predicate == iri("owl:sameAs")]
    assert [quad.object for quad in quads if quad.predicate == iri("pao:linkStatus")] == [iri(status)]


def test_a_linkset_has_one_predicate_and_counts_what_holds(links: Path, tmp_path: Path) -> None:
    rows = [{}, {"predicate_id": "rdfs:seeAlso", "object_id": "wd:Q2"}]
    rows += [
        {"predicate_id": "rdfs:seeAlso", "object_id": f"wd:Q{n}", "predicate_modifier": "Not"} for n in (3, 4)
    ]
    links.write_text(table(*rows), "utf-8")
    quads = made(links, tmp_path).quads
    sets = {quad.subject for quad in quads if quad.object == iri("void:Linkset")}
    told = {(quad.subject, quad.predicate): quad.object for quad in quads if quad.subject in sets}
    assert sorted(str(told[one, iri("void:linkPredicate")]) for one in sets) == sorted(
        map(str, (iri("owl:sameAs"), iri("rdfs:seeAlso")))
    )
    assert [told[one, iri("void:triples")].value for one in sets] == ["1", "1"]  # type: ignore[union-attr]


def test_unchanged_tables_are_taken_from_the_cache(
    links: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(links, tmp_path)
    monkeypatch.setattr("pairgraph.validate.validate", lambda *_, **__: pytest.fail("done again"))
    again = made(links, tmp_path)
    assert set(again.quads) == set(first.quads)
    assert again.lines == first.lines


def test_all_that_is_wrong_is_told_with_file_and_line(links: Path, tmp_path: Path) -> None:
    links.write_text(table({"subject_id": "region:pear-hill"}, {"subject_id": "region:atlantis"}), "utf-8")
    links.with_name("geonames.sssom.tsv").write_text(table({"object_id": "gn:1"}), "utf-8")
    links.with_name("ror.sssom.tsv").write_text(table({}, {}), "utf-8")
    with pytest.raises(FactFileError) as caught:
        made(links, tmp_path)
    assert lines_of(caught.value) == [12, 13, 12, 13]
    said = str(caught.value)
    assert "Did you mean 'region:pear-hills'?" in said
    assert "'gn:1' has no prefix of this table" in said
    assert "stands on line 12 already" in said


def test_a_header_must_say_what_a_linkset_tells(links: Path, tmp_path: Path) -> None:
    links.write_text(
        table({}).replace("#license: https://creativecommons.org/licenses/by/4.0/\n", ""), "utf-8"
    )
    with pytest.raises(FactFileError, match="Its header has no license"):
        made(links, tmp_path)


def test_a_judgement_without_evidence_is_not_released(world: Path, links: Path, tmp_path: Path) -> None:
    links.write_text(table({"evidence": ""}), "utf-8")
    with pytest.raises(CheckFailedError, match=r"data/links/wikidata.sssom.tsv:12: .*what it rests on"):
        build(tmp_path / "out", data=world)
