"""SSSOM tables: what is written is read back, and what is no table is refused with its line."""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pairgraph.errors import FactFileError
from pairgraph.link import Mapping, MappingSet, read, write
from pairgraph.link.mapping import EXTENSIONS
from pairgraph.link.sssom import dumps, loads

FILE = Path("links.sssom.tsv")
EXTENDED = [{"slot_name": name, "property": term} for name, term in EXTENSIONS.items()]
HEADER = {
    "mapping_set_id": "https://example.org/set",
    "license": "https://creativecommons.org/licenses/by/4.0/",
    "curie_map": {"a": "https://example.org/a/", "b": "https://example.org/b/"},
    "extension_definitions": EXTENDED,
}
TABLE = (
    "#license: https://example.org/licence\n#curie_map:\n#  a: https://example.org/a/\n"
    "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\tmapping_date\n"
    "a:1\tskos:exactMatch\ta:2\tsemapv:ManualMappingCuration\t0.95\t2026-11-22\n"
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\t\r\n"), max_size=20)
# PyYAML writes a line separator of Unicode as it is and reads it back as a space.
titles = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)
words = st.from_regex(r"[ab]:[A-Za-z0-9_'.,()é东-]{1,12}", fullmatch=True)
days = st.dates().map(lambda day: day.isoformat())
mappings = st.builds(
    Mapping,
    subject_id=words,
    subject_label=texts,
    predicate_id=st.sampled_from(["skos:exactMatch", "owl:sameAs"]),
    predicate_modifier=st.sampled_from(["", "Not"]),
    object_id=words,
    object_label=texts,
    author_label=texts,
    object_source=st.sampled_from(["", "b:source"]),
    mapping_date=st.one_of(st.just(""), days),
    confidence=st.one_of(st.none(), st.decimals(0, 1, places=3)),
    evidence=texts,
    withdrawn_on=st.one_of(st.just(""), days),
    withdrawn_because=texts,
    comment=texts,
    extra=st.sampled_from([(), (("reviewer_label", "R. Eader"),)]),
)
sets = st.builds(
    lambda rows, title, source: MappingSet(
        {**HEADER, **({"mapping_set_title": title} if title else {}), **source}, tuple(rows)
    ),
    st.lists(mappings, max_size=5),
    titles,
    st.sampled_from([{}, {"object_source": "b:source"}, {"mapping_date": "2026-11-22"}]),
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a set of mappings has many parts
@given(sets)
def test_what_is_written_is_read_back(table: MappingSet) -> None:
    text = dumps(table)
    again = loads(text, FILE)
    inherited = {
        slot: table.metadata[slot]
        for slot in ("object_source", "mapping_date")
        if slot in table.metadata and not any(getattr(row, slot) for row in table.mappings)
    }
    told = [replace(row, **inherited) for row in table.mappings]
    assert sorted(again.mappings, key=lambda row: row.order) == sorted(told, key=lambda row: row.order)
    assert again.metadata == table.metadata
    assert dumps(again) == text


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_stands_in_a_file_it_is_a_table_or_is_refused(data: bytes) -> None:
    with suppress(FactFileError, UnicodeDecodeError):
        loads(data.decode(), FILE)


@given(st.text("#:\t\n\"' -[]{}&*a1|>é", max_size=60).map(lambda text: TABLE[:30] + text + TABLE[30:]))
def test_a_spoilt_table_is_read_or_refused(text: str) -> None:
    with suppress(FactFileError):
        dumps(loads(text, FILE))


def test_lines_rows_and_header_are_those_of_the_file() -> None:
    table = loads(TABLE, FILE)
    (row,) = table.mappings
    assert row.line == 5
    assert row.confidence == Decimal("0.95")
    assert row.status == "accepted"
    assert table.metadata["license"] == "https://example.org/licence"
    assert table.expand(row.object_id) == "https://example.org/a/2"
    assert table.expand("skos:exactMatch").endswith("core#exactMatch")


def test_the_header_is_yaml_and_the_rest_is_tab_separated() -> None:
    """Read a table of ours with nothing but the two libraries a reader would take."""
    text = dumps(MappingSet(HEADER, (Mapping(subject_id="a:1", predicate_id="owl:sameAs", object_id="b:2"),)))
    header = "\n".join(line[1:] for line in text.splitlines() if line.startswith("#"))
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert yaml.safe_load(header) == HEADER
    assert next(iter(csv.DictReader(rows, delimiter="\t")))["object_id"] == "b:2"


def test_rows_are_sorted_and_empty_columns_left_out(tmp_path: Path) -> None:
    rows = tuple(Mapping(subject_id=f"a:{n}", predicate_id="owl:sameAs", object_id="b:1") for n in (2, 1))
    write(tmp_path / "t.tsv", MappingSet(HEADER, rows))
    lines = (tmp_path / "t.tsv").read_text("utf-8").splitlines()
    assert lines[-3:] == [
        "subject_id\tpredicate_id\tobject_id\tmapping_justification",
        "a:1\towl:sameAs\tb:1\tsemapv:ManualMappingCuration",
        "a:2\towl:sameAs\tb:1\tsemapv:ManualMappingCuration",
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["t.tsv"]
    assert read(tmp_path / "t.tsv").mappings == rows[::-1]


def test_a_cell_is_one_line() -> None:
    row = Mapping(subject_id="a:1", predicate_id="owl:sameAs", object_id="b:1", comment="one\r\ntwo\tthree\r")
    (again,) = loads(dumps(MappingSet(HEADER, (row,))), FILE).mappings
    assert again.comment == "one two three"


def test_a_header_speaks_for_the_rows_only_where_none_speaks_for_itself() -> None:
    header = {**HEADER, "object_source": "b:source"}
    one, other = (Mapping(subject_id=f"a:{n}", predicate_id="owl:sameAs", object_id="b:1") for n in (1, 2))
    alike = MappingSet(
        header, (replace(one, object_source="b:source"), replace(other, object_source="b:source"))
    )
    assert "object_source\t" not in dumps(alike)
    assert loads(dumps(alike), FILE).mappings == alike.mappings
    mixed = MappingSet(
        header, (replace(one, object_source="b:source"), replace(other, object_source="b:other"))
    )
    assert dumps(mixed).count("b:source") == 2
    assert loads(dumps(mixed), FILE).mappings == mixed.mappings


SPOILT = {
    "no object": (("a:2\t", "\t"), 5, "no object_id"),
    "a modifier": (("mapping_date\n", "predicate_modifier\n"), 5, "Write Not"),
    "a confidence above one": (("0.95", "1.95"), 5, "from 0 to 1"),
    "a confidence that is no number": (("0.95", "high"), 5, "from 0 to 1"),
    "not a number": (("0.95", "NaN"), 5, "from 0 to 1"),
    "a day of no calendar": (("2026-11-22", "2026-02-30"), 5, "Write it as"),
    "a day without dashes": (("2026-11-22", "20261122"), 5, "Write it as"),
    "a cell too few": (("\t2026-11-22", ""), 5, "5 cells"),
    "an unknown column": (("confidence", "confidense"), 4, "'confidense' is not known"),
    "a column twice": (("confidence", "object_id"), 4, "there twice"),
    "no columns": (("subject_id\t", "comment\t"), 4, "no header row"),
    "a header that is no YAML": (("#curie_map:", "#curie_map: ["), 3, "no YAML"),
    "a header that is a list": (
        ("#license: https://example.org/licence\n#curie_map:\n#  a: ", "#- "),
        1,
        "no mapping",
    ),
    "a prefix map that is text": (("#curie_map:\n#  a:", "#curie_map:"), 1, "no mapping of SSSOM"),
    "an open quote": (("a:1", '"a:1'), 5, "no tab-separated table"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_one_spoilt_place_gives_one_message_with_its_line(case: str) -> None:
    change, line, said = SPOILT[case]
    spoilt = TABLE.replace(*change)
    assert spoilt != TABLE
    with pytest.raises(FactFileError) as caught:
        loads(spoilt, FILE)
    assert said in str(caught.value)
    assert caught.value.line == line


def test_what_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.tsv"
    with pytest.raises(FactFileError, match="cannot be read"):
        read(file)
    file.write_bytes(b"#a: b\n\xff")
    with pytest.raises(FactFileError, match=r":2: .*not UTF-8"):
        read(file)


def test_a_withdrawn_judgement_stays_in_the_table() -> None:
    table = loads(
        TABLE.replace("#curie_map", "#extension_definitions:\n#- {slot_name: withdrawn_on}\n#curie_map"), FILE
    )
    changed = table.changing(
        lambda row: row.object_id == "a:2", lambda row: row.withdraw(on="2027-01-01", by="A. Reader")
    )
    (row,) = changed.mappings
    assert (row.status, row.withdrawn_by, row.confidence) == ("withdrawn", "A. Reader", Decimal("0.95"))
