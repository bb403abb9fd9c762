"""Judgements from the command line: what stands, what is refused, what stays as it was."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import PairgraphError
from pairgraph.link import Mapping, MappingSet, read, write
from pairgraph.link.judge import Judge
from pairgraph.link.review import accept, reject, withdraw
from pairgraph.link.table_file import change

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SAME = "owl:sameAs"
JUDGE = Judge("A. Reader", "2026-11-22")
EMPTY = MappingSet(
    {
        "mapping_set_id": "https://example.org/s",
        "license": "https://example.org/l",
        "curie_map": {"region": "https://example.org/r/", "wd": "https://example.org/q/"},
        "extension_definitions": [
            {"slot_name": slot} for slot in ("evidence", "withdrawn_on", "withdrawn_by", "withdrawn_because")
        ],
    },
    (),
)


def link(object_id: str = "wd:Q1", predicate: str = SAME) -> Mapping:
    return Mapping(
        subject_id="region:a",
        predicate_id=predicate,
        object_id=object_id,
        author_label=JUDGE.by,
        mapping_date=JUDGE.on,
    )


def test_a_link_is_accepted_once() -> None:
    once = accept(EMPTY, link())
    assert [row.status for row in once.mappings] == ["accepted"]
    assert accept(once, link()) is once


def test_two_things_are_not_both_the_same() -> None:
    with pytest.raises(PairgraphError, match=r"wd:Q1, by A\. Reader on 2026-11-22.*withdraw region:a wd:Q1"):
        accept(accept(EMPTY, link()), link("wd:Q2"))
    both = accept(accept(EMPTY, link()), link("wd:Q2", "rdfs:seeAlso"))
    assert len(both.mappings) == 2


def test_what_was_judged_one_way_is_not_judged_the_other() -> None:
    with pytest.raises(PairgraphError, match="was accepted"):
        reject(accept(EMPTY, link()), link())
    with pytest.raises(PairgraphError, match="was rejected"):
        accept(reject(EMPTY, link()), link())


def test_a_withdrawn_judgement_stays_and_makes_room() -> None:
    first = accept(EMPTY, link())
    without = withdraw(first, ("region:a", "wd:Q1"), "", JUDGE, "wrong item")
    again = accept(reject(without, link()), link("wd:Q2"))
    assert sorted(row.status for row in again.mappings) == ["accepted", "rejected", "withdrawn"]
    told = next(row for row in again.mappings if row.status == "withdrawn")
    assert (told.withdrawn_by, told.withdrawn_because) == ("A. Reader", "wrong item")
    with pytest.raises(PairgraphError, match="that stands"):
        withdraw(without, ("region:a", "wd:Q1"), "", JUDGE, "")


def test_one_of_two_predicates_is_withdrawn() -> None:
    both = accept(accept(EMPTY, link(predicate="rdfs:seeAlso")), link(predicate="skos:closeMatch"))
    left = withdraw(both, ("region:a", "wd:Q1"), "rdfs:seeAlso", JUDGE, "")
    assert {row.predicate_id: row.status for row in left.mappings} == {
        "rdfs:seeAlso": "withdrawn",
        "skos:closeMatch": "accepted",
    }


@pytest.mark.parametrize("wrong", ["Q1", "nowhere:Q1", "", "wd:"])
def test_an_id_the_table_cannot_read_is_refused(wrong: str) -> None:
    with pytest.raises(PairgraphError):
        accept(EMPTY, link(wrong))


@pytest.mark.parametrize("wrong", ["wd:Q1 <x>", 'wd:"', "wd:\n"])
def test_an_id_that_makes_no_iri_is_refused(wrong: str) -> None:
    with pytest.raises(PairgraphError, match="is no IRI"):
        accept(EMPTY, link(wrong))


@pytest.mark.parametrize("predicate", ["skos:foo", "rdf:type", "", "owl:sameas"])
def test_what_is_no_predicate_for_links_is_refused(predicate: str) -> None:
    with pytest.raises(PairgraphError, match=r"no predicate for links.*owl:sameAs"):
        reject(EMPTY, link(predicate=predicate))


def test_two_things_of_ours_are_not_the_same_as_one() -> None:
    taken = accept(EMPTY, link())
    with pytest.raises(PairgraphError, match=r"region:a is judged the same as that: wd:Q1"):
        accept(taken, replace(link(), subject_id="region:b"))
    near = accept(taken, replace(link(predicate="skos:closeMatch"), subject_id="region:b"))
    assert len(near.mappings) == 2


def test_the_shapes_know_the_same_predicates() -> None:
    from pairgraph.link.review import PREDICATES
    from pairgraph.vocabulary import project_files

    shape = (project_files() / "shapes" / "links.ttl").read_text("utf-8")
    assert f"sh:in ( {' '.join(PREDICATES)} )" in shape


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(PairgraphError, match="Write it as"):
        accept(EMPTY, replace(link(), mapping_date="yesterday"))


def test_an_orcid_gets_its_prefix() -> None:
    assert JUDGE.orcid == ""
    table = accept(EMPTY, replace(link(), author_id=Judge("orcid:0000-0002-1825-0097", "").orcid))
    assert table.expand("orcid:x") == "https://orcid.org/x"


def test_rows_and_remarks_made_by_hand_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "wikidata.sssom.tsv"
    by_hand = replace(link("wd:Q9", "skos:closeMatch"), comment="by hand", subject_label="A")
    write(file, accept(EMPTY, by_hand))
    lines = file.read_text("utf-8").splitlines()
    change(file, lambda table: accept(table, link()))
    change(file, lambda table: withdraw(table, ("region:a", "wd:Q1"), "", JUDGE, "no"))
    assert by_hand in read(file).mappings
    assert set(lines[: lines.index(next(line for line in lines if line.startswith("subject_id")))]) <= set(
        file.read_text("utf-8").splitlines()
    )


def test_what_the_header_says_of_all_rows_stays_there(tmp_path: Path) -> None:
    file = tmp_path / "wikidata.sssom.tsv"
    write(
        file, MappingSet({**EMPTY.metadata, "object_source": "wd:all"}, (link("wd:Q9", "skos:closeMatch"),))
    )
    before = file.read_text("utf-8").splitlines()
    change(file, lambda table: accept(table, link()))
    after = file.read_text("utf-8").splitlines()
    assert set(before) <= set(after)
    assert len(after) == len(before) + 1


def _withdraw_all(table: MappingSet, row: Mapping) -> MappingSet:
    return withdraw(table, (row.subject_id, row.object_id), "", JUDGE, "")


_JUDGEMENTS = st.tuples(st.sampled_from([accept, reject, _withdraw_all]), st.sampled_from(["wd:Q1", "wd:Q2"]))


@given(st.lists(_JUDGEMENTS, max_size=8))
def test_judgements_that_stand_never_contradict_each_other(
    steps: list[tuple[Callable[[MappingSet, Mapping], MappingSet], str]],
) -> None:
    table = EMPTY
    for judged, object_id in steps:
        with suppress(PairgraphError):
            table = judged(table, link(object_id))
        same = {row.object_id for row in table.mappings if row.status == "accepted"}
        other = {row.object_id for row in table.mappings if row.status == "rejected"}
        assert len(same) <= 1
        assert not same & other
