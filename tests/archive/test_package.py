"""What the package of the project's own release holds, and what it says of itself."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.archive import forms, package
from pairgraph.archive.answers import Answered
from pairgraph.archive.checklist import Checklist
from pairgraph.archive.datacite import metadata
from pairgraph.archive.package import archive, deposit_of
from pairgraph.archive.profile import PROFILES, checklist
from pairgraph.errors import PairgraphError
from pairgraph.vocabulary import project_files
from tests.archive.tiny import CITED

if TYPE_CHECKING:
    from pathlib import Path

    from pairgraph.archive.deposit import Deposit
    from pairgraph.graph.release import Release


@pytest.fixture(scope="module")
def deposit(built: Release, tmp_path_factory: pytest.TempPathFactory) -> Deposit:
    file = tmp_path_factory.mktemp("cited") / "CITATION.cff"
    file.write_text(CITED, "utf-8")
    return deposit_of(built, project_files(), file)


def sums(bag: Path) -> dict[str, str]:
    rows = [line.split("  ") for line in (bag / "manifest-sha256.txt").read_text("utf-8").splitlines()]
    return {path.removeprefix("data/"): digest for digest, path in rows}


def test_every_file_of_the_release_and_every_input_is_in_it(bag: Path, built: Release) -> None:
    held = sums(bag)
    for name, digest in built.manifest["inputs"].items():
        assert held[f"inputs/{name}"] == digest
    own = {file.relative_to(built.folder).as_posix() for file in built.folder.rglob("*") if file.is_file()}
    assert {f"release/{name}" for name in own if not name.startswith("store/")} <= held.keys()
    assert held["release/pairgraph.nq"] == built.digest
    papers = {"README.txt", "CITATION.cff", "codebook.txt", "codebook.html", "validation.html"}
    assert papers | {"LICENSES/CC-BY-4.0.txt", "LICENSES/Apache-2.0.txt"} <= held.keys()


def test_every_question_has_its_answer_or_a_reason(bag: Path) -> None:
    book = (bag / "data/codebook.txt").read_text("utf-8")
    for query in (bag / "data/release/queries").glob("*/*.rq"):
        name = f"{query.parent.name}/{query.stem}"
        assert f"\n{name}  (" in book
        if not (bag / "data/answers" / f"{name}.csv").is_file():
            said = book.split(f"\n{name}  (")[1][:3000]
            assert "none here" in said


def test_a_second_run_gives_the_same_bytes(
    packed: Path, built: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(packed) as file:
        held = {name.partition("/data/")[2]: file.read(name) for name in file.namelist()}
    listed = package.answered

    def known(release: Release, *, ask: bool) -> list[Answered]:
        """Take the answers of the first run: to ask again takes longer than all the rest."""
        assert ask
        return [
            Answered(one.stored, held[one.path], len([*csv.reader(io.StringIO(held[one.path].decode()))]) - 1)
            if one.path in held
            else one
            for one in listed(release, ask=False)
        ]

    monkeypatch.setattr(package, "answered", known)
    monkeypatch.chdir(tmp_path)
    assert archive(built, tmp_path / "other name.zip").path.read_bytes() == packed.read_bytes()


def test_it_knows_no_clock_and_no_place(bag: Path) -> None:
    for name in ("ro-crate-metadata.json", "catalogue.ttl", "datacite.json", "README.txt", "codebook.txt"):
        text = (bag / "data" / name).read_text("utf-8")
        assert str(project_files()) not in text
        assert "/tmp/" not in text  # noqa: S108 - it is looked for
    crate = json.loads((bag / "data/ro-crate-metadata.json").read_text("utf-8"))
    root = next(node for node in crate["@graph"] if node["@id"] == "./")
    cited = re.search(
        r"^date-released: *'?([\d-]+)", (bag / "data/CITATION.cff").read_text("utf-8"), re.MULTILINE
    )
    assert root.get("datePublished") == (cited[1] if cited else None)


def test_the_crate_knows_every_file_and_its_digest(bag: Path) -> None:
    crate = json.loads((bag / "data/ro-crate-metadata.json").read_text("utf-8"))
    held = {node["@id"]: node.get("sha256") for node in crate["@graph"] if node["@type"] == "File"}
    wanted = sums(bag)
    del wanted["ro-crate-metadata.json"]
    assert held == wanted
    assert crate["@context"] == "https://w3id.org/ro/crate/1.2/context"
    identifiers = [node["@id"] for node in crate["@graph"]]
    assert identifiers == sorted(set(identifiers))


def test_the_catalogue_knows_files_inputs_and_software(bag: Path, built: Release) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(bag / "data/catalogue.ttl"), format=pyoxigraph.RdfFormat.TURTLE)

    def count(pattern: str) -> int:
        prefixes = (
            "PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX prov: <http://www.w3.org/ns/prov#> "
            "PREFIX spdx: <http://spdx.org/rdf/terms#> PREFIX void: <http://rdfs.org/ns/void#> "
            "PREFIX dcterms: <http://purl.org/dc/terms/> "
        )
        found = store.query(f"{prefixes} SELECT DISTINCT ?x {{ {pattern} }}")
        return sum(1 for _ in found)  # type: ignore[misc]

    files = len(sums(bag)) - 2  # the two descriptions themselves
    assert count("?x a dcat:Distribution ; dcat:byteSize ?s ; spdx:checksum/spdx:checksumValue ?c") == files
    assert count("?b prov:used ?x . ?x spdx:checksum/spdx:checksumValue ?c") == len(built.manifest["inputs"])
    assert count("?d void:subset ?x . ?x void:triples ?n ; void:dataDump ?f") == len(built.manifest["graphs"])
    assert count(f'?x dcterms:identifier "{built.digest}" ; dcat:isVersionOf ?d') == 1


def test_every_column_of_every_table_is_explained(bag: Path) -> None:
    group = json.loads((bag / "data/csv-metadata.json").read_text("utf-8"))
    told = {table["url"]: table["tableSchema"]["columns"] for table in group["tables"]}
    files = {file.relative_to(bag / "data").as_posix(): file for file in (bag / "data").rglob("*.csv")}
    assert told.keys() == files.keys()
    for url, file in files.items():
        with file.open(encoding="utf-8", newline="") as stream:
            assert [column["name"] for column in told[url]] == next(csv.reader(stream)), url
    silent = [(url, c["name"]) for url, cs in told.items() for c in cs if not c.get("dc:description")]
    assert [one for one in silent if one[0].startswith("release/")] == []


def test_a_reader_of_tables_alone_comes_to_every_sentence_and_code(bag: Path) -> None:
    with (bag / "data/passages.csv").open(encoding="utf-8", newline="") as stream:
        stands = {row["passage"]: row for row in csv.DictReader(stream)}
    group = json.loads((bag / "data/csv-metadata.json").read_text("utf-8"))
    told = {table["url"]: table["tableSchema"]["columns"] for table in group["tables"]}
    named, codes = 0, re.compile(r"\b(?:pao|pam|pau|pas):[\w-]+")
    for file in (bag / "data/release/tables").glob("*.csv"):
        columns = {one["name"]: one for one in told[file.relative_to(bag / "data").as_posix()]}
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                named += len(passages := row.get("passages", "").split())
                assert stands.keys() >= set(passages)
                for name in ("comparator", "measure", "realization", "time_basis", "total_basis", "unit"):
                    for code in codes.findall(row.get(name, "")):
                        assert f" {code}: " in columns[name]["dc:description"]
    assert named > 100
    row = stands["passage:zhuhai-chongqing-7674-7717"]
    assert (row["report"], row["sentence"]) == ("report:zhuhai-chongqing", "4")
    assert (row["start"], row["end"], len(row["sha256"])) == ("7674", "7717", 64)
    assert any("never filled with a guess" in words for words in group["rdfs:comment"])


def test_the_readme_sends_nobody_to_what_is_not_there(bag: Path) -> None:
    text = " ".join((bag / "data/README.txt").read_text("utf-8").split())
    book = (bag / "data/codebook.txt").read_text("utf-8")
    titles = set(re.findall(r"codebook\.txt, '([^']+)'", text))
    assert len(titles) > 4
    assert sorted(title for title in titles if f"  {title}\n---" not in book) == []
    names = re.findall(r"[\w./-]+\.(?:txt|csv|html|ttl|json|nq|trig|xml|cff)\b", text)
    places = (bag / "data", bag)
    assert [name for name in names if not any((place / name).is_file() for place in places)] == []


def test_the_codebook_explains_every_code_that_a_table_uses(bag: Path) -> None:
    book = (bag / "data/codebook.txt").read_text("utf-8")
    names = re.compile(r"\b(?:pao|pam|pau|pas):[\w-]+")
    used = {
        name
        for file in (bag / "data/release/tables").glob("*.csv")
        for name in names.findall(file.read_text("utf-8"))
    }
    assert len(used) > 100
    assert sorted(name for name in used if f"\n{name}  (" not in book) == []
    page = (bag / "data/codebook.html").read_text("utf-8")
    assert sorted(name for name in used if f"<code>{name}</code>" not in page) == []
    assert "<script" not in page


def test_the_readme_follows_a_figure_to_its_sentence(bag: Path) -> None:
    text = " ".join((bag / "data/README.txt").read_text("utf-8").split())
    figure = re.search(r"begins with (figure:\S+):", text)
    passage = re.search(r"where it stands: (passage:\S+)\.", text)
    assert figure
    assert passage
    assert f"\n{figure[1]}," in (bag / "data/release/tables/figures.csv").read_text("utf-8")
    reports = [file.read_text("utf-8") for file in (bag / "data/release/graphs").glob("report-*.ttl")]
    assert any(f"\n{passage[1]} a pao:Passage" in report for report in reports)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_says_what_is_missing_and_no_more(name: str, deposit: Deposit) -> None:
    known = checklist(PROFILES[name], deposit, [])
    blank = checklist(PROFILES[name], deposit_of(deposit.release, project_files(), None), [])
    assert {one.name for one in blank.missing} - {one.name for one in known.missing} >= {"creators", "DOI"}
    assert isinstance(known, Checklist)
    read = json.loads(known.json())
    assert [one["name"] for one in read["items"] if one["missing"]] == [one.name for one in known.missing]
    assert all(f"[ ] {one.name}" in known.text().decode() for one in known.missing)
    for entry in PROFILES[name].forms(deposit):
        assert json.loads(entry.source)


def test_zenodo_is_told_what_is_known(deposit: Deposit) -> None:
    (entry,) = forms.zenodo(deposit)
    found = json.loads(entry.source)
    assert found["creators"][0] == {
        "name": "Lovelace, Ada",
        "affiliation": "Home",
        "orcid": "0000-0001-2345-6789",
    }
    assert (found["publication_date"], found["doi"]) == ("2031-05-06", "10.1234/bees")
    assert found["version"] == deposit.version


def test_dataverse_is_told_what_it_demands(deposit: Deposit) -> None:
    (entry,) = forms.dataverse(deposit)
    fields = json.loads(entry.source)["datasetVersion"]["metadataBlocks"]["citation"]["fields"]
    assert {"title", "author", "datasetContact", "dsDescription", "subject"} <= {
        one["typeName"] for one in fields
    }


def test_datacite_is_valid_once_everything_is_known(deposit: Deposit) -> None:
    from datacite import schema45

    assert [error.message for error in schema45.validator.iter_errors(metadata(deposit))] == []
    blank = metadata(deposit_of(deposit.release, project_files(), None))
    lacking = {error.message.split("'")[1] for error in schema45.validator.iter_errors(blank)}
    assert lacking == {"creators", "publisher", "publicationYear"}


def test_an_unknown_profile_is_refused(built: Release, tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="no profile 'shelf'"):
        archive(built, tmp_path / "a.zip", profile="shelf")
