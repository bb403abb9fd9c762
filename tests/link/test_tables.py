"""The project's own link tables: rows well made, identifiers with their check digits, nothing forgotten."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from pairgraph.link import Mapping, MappingSet, read
from pairgraph.link.linkset import target_of
from pairgraph.link.sssom import dumps
from pairgraph.vocabulary import PREFIXES, project_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DATA = project_files() / "data"
FILES = sorted((DATA / "links").glob("*.sssom.tsv"))
# Confidence says how well an identifier is supported, or how well a code of another scheme fits.
FIGURES = {Decimal(text) for text in ("0.95", "0.8", "0.7", "0.6")}
STRONG = {"owl:sameAs", "skos:exactMatch"}


@cache
def table(target: str) -> MappingSet:
    return read(DATA / "links" / f"{target}.sssom.tsv")


def rows() -> Iterator[tuple[str, Mapping]]:
    for file in FILES:
        for row in table(target_of(file)).mappings:
            yield target_of(file), row


def locals_of(target: str) -> list[str]:
    return [row.object_id.partition(":")[2] for row in table(target).mappings]


def test_there_is_a_table_for_every_target() -> None:
    wanted = {"wikidata", "geonames", "dbpedia", "gbt2260", "iso3166-2", "crs", "sdg", "ror", "isni"}
    assert wanted <= {target_of(file) for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=target_of)
def test_a_table_is_as_our_writer_writes_it(file: Path) -> None:
    assert dumps(read(file)) == file.read_text("utf-8")


@pytest.mark.parametrize("file", FILES, ids=target_of)
def test_a_table_s_prefixes_are_the_project_s(file: Path) -> None:
    found = read(file).metadata["curie_map"]
    assert {name: found[name] for name in found if name in PREFIXES} == {
        name: PREFIXES[name] for name in found if name in PREFIXES
    }


def test_the_page_says_how_many_links_there_are() -> None:
    page = (project_files() / "docs" / "linking.md").read_text("utf-8")
    told = {
        name: int(count)
        for name, count in re.findall(r"^\| `([a-z0-9-]+)` \|.*\| (\d+) \|$", page, re.MULTILINE)
    }
    assert told == {target_of(file): len(table(target_of(file)).mappings) for file in FILES}


def test_every_judgement_tells_who_when_how_sure_and_why() -> None:
    for target, row in rows():
        place = (target, row.line)
        assert row.author_id or row.author_label, place
        assert row.mapping_date, place
        assert row.evidence, place
        assert row.confidence in FIGURES, place


def test_what_rests_on_one_source_is_never_the_same() -> None:
    for target, row in rows():
        if row.predicate_id == "owl:sameAs":
            assert row.confidence == Decimal("0.95"), (target, row.line)
            assert target in {"wikidata", "geonames", "ror"}


def test_only_things_are_the_same_and_only_concepts_and_codes_match_exactly() -> None:
    for target, row in rows():
        kind = row.subject_id.partition(":")[0]
        if row.predicate_id == "owl:sameAs":
            assert kind in {"region", "organization", "person"}, (target, row.line)
        if row.predicate_id == "skos:exactMatch":
            assert target in {"gbt2260", "iso3166-2", "crs"}, (target, row.line)


def test_goals_of_2015_are_never_what_the_work_before_was() -> None:
    assert {row.predicate_id for row in table("sdg").mappings} == {"skos:relatedMatch", "rdfs:seeAlso"}
    assert all(row.comment.startswith("Seen from today") for row in table("sdg").mappings)


def test_titles_of_articles_are_never_the_same_thing() -> None:
    assert {row.predicate_id for row in table("dbpedia").mappings} == {"skos:closeMatch", "rdfs:seeAlso"}


def test_a_seat_is_not_its_region_and_a_subsidiary_not_its_group() -> None:
    for target, row in rows():
        if row.object_label.startswith("Seat of") or row.subject_id == "organization:gree-group":
            assert row.predicate_id == "rdfs:seeAlso", (target, row.line)


@pytest.mark.parametrize("wrong", ["Q29520", "Q119463", "Q42651", "Q424192", "Q57251", "Q840469", "Q15284"])
def test_namesakes_are_not_linked(wrong: str) -> None:
    assert wrong not in locals_of("wikidata")


@pytest.mark.parametrize("wrong", ["1786067", "1790923", "8739734", "1814906", "12358576", "3395998"])
def test_namesakes_of_geonames_are_not_linked(wrong: str) -> None:
    assert f"{wrong}/" not in locals_of("geonames")


def test_rors_have_their_check_digits() -> None:
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    for name in locals_of("ror"):
        number = sum(letters.index(letter) * 32**place for place, letter in enumerate(reversed(name[:-2])))
        assert int(name[-2:]) == 98 - number * 100 % 97, name


def test_isnis_have_their_check_digit() -> None:
    for name in locals_of("isni"):
        total = 0
        for digit in name[:-1]:
            total = (total + int(digit)) * 2
        assert "0123456789X"[(12 - total % 11) % 11] == name[-1], name


def regions() -> list[dict[str, object]]:
    found: list[dict[str, object]] = yaml.safe_load((DATA / "regions.yaml").read_text("utf-8"))["facts"]
    return found


def test_every_region_has_a_link() -> None:
    """Historic prefectures and their parts have their codes alone; a range of hills has no code."""
    linked = {row.subject_id for _, row in rows() if row.status == "accepted"}
    for region in regions():
        versions = [version["id"] for version in region.get("versions", ())]  # type: ignore[attr-defined]
        assert linked & {region["id"], *versions}, region["id"]


def test_every_version_has_its_code_in_its_years() -> None:
    strong = [row for row in table("gbt2260").mappings if row.predicate_id != "skos:closeMatch"]
    found = {row.subject_id: (row.object_id, dict(row.extra)) for row in strong}
    told = {}
    for region in regions():
        for version in region.get("versions", ()):  # type: ignore[attr-defined]
            years = {"valid_from": str(version["validFrom"])}
            if "validUntil" in version:
                years["valid_until"] = str(version["validUntil"])
            told[version["id"]] = (f"gbt2260:{version['gbCode']}", years)
    assert found == told


def test_a_code_is_exact_for_one_version_only() -> None:
    objects = [row.object_id for row in table("gbt2260").mappings if row.predicate_id in STRONG]
    assert len(objects) == len(set(objects))


def test_nothing_is_said_of_a_machine() -> None:
    for file in FILES:
        assert not re.search(r"/tmp|/work|localhost", file.read_text("utf-8"))  # noqa: S108 - looked for
