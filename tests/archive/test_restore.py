from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.bag_check import check_bag
from pairgraph.archive.restore import restore
from pairgraph.errors import CheckFailedError, PairgraphError
from pairgraph.graph.canonical import digest
from pairgraph.graph.release import find_release
from pairgraph.query.graph import Graph
from tests.archive.tiny import NQUADS, tiny_bag, tiny_manifest

if TYPE_CHECKING:
    from pairgraph.graph.release import Release

FILES = [
    "bag-info.txt",
    "bagit.txt",
    "data/inputs/shapes/a.ttl",
    "data/release/manifest.json",
    "data/release/pairgraph.nq",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
]


def refused(source: Path, match: str | None = None) -> str:
    """Restore it, which has to fail and leave nothing; return what was said."""
    out = source.parent / "out"
    with pytest.raises(CheckFailedError, match=match) as caught:
        restore(source, out)
    assert not (out / "current").exists()
    assert not list(out.glob("releases/*"))
    return str(caught.value)


def own_files(folder: Path) -> dict[str, bytes]:
    """Read the files of a release besides its store, whose files are the engine's own."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    names = {file.relative_to(folder).as_posix(): file for file in files}
    return {name: file.read_bytes() for name, file in names.items() if not name.startswith("store/")}


@pytest.mark.parametrize("name", ["bag", "bag.zip", "bag.tar.gz"])
def test_a_release_comes_back(name: str, tmp_path: Path) -> None:
    release = restore(tiny_bag(tmp_path / name), tmp_path / "out")
    assert release.digest == digest(NQUADS)
    assert len(release.store()) == 3
    assert find_release(tmp_path / "out").folder == release.folder
    assert own_files(release.folder) == {"manifest.json": tiny_manifest(), "pairgraph.nq": NQUADS}
    again = restore(tmp_path / name, tmp_path / "out", expected=release.digest[:8].upper())
    assert again.folder == release.folder


def test_the_real_release_comes_back_and_answers_the_same(
    packed: Path, built: Release, tmp_path: Path
) -> None:
    release = restore(packed, tmp_path)
    assert release.digest == built.digest
    assert own_files(release.folder) == own_files(built.folder)
    for name in ("funding-by-supporter", "figures-with-passages", "region-history"):
        answers = [Graph.of_release(one).query(name).to_csv() for one in (built, release)]
        assert answers[0] == answers[1]


@pytest.mark.extra
def test_every_question_is_answered_as_the_package_says(packed: Path, tmp_path: Path) -> None:
    restore(packed, tmp_path, ask=True)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(name: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    (bag / name).unlink()
    if name == "bagit.txt":
        with pytest.raises(PairgraphError, match=r"bagit\.txt"):
            restore(bag, tmp_path / "out")
    else:
        refused(bag, name)


@pytest.mark.parametrize(
    "name", ["data/extra", "extra", "tags/extra", "data/release/store/CURRENT", "fetch.txt"]
)
def test_an_extra_file_is_named(name: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    (bag / name).parent.mkdir(exist_ok=True, parents=True)
    (bag / name).write_bytes(b"")
    refused(bag, name)


@pytest.mark.parametrize("name", FILES)
def test_one_flipped_bit_is_found_and_its_file_named(name: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    good = (bag / name).read_bytes()
    for at in range(0, len(good), 7):
        data = bytearray(good)
        data[at] ^= 1 << at % 8
        (bag / name).write_bytes(data)
        with pytest.raises(CheckFailedError) as caught:
            check_bag(bag)
        # A flipped bit in a tag manifest makes it tell of another digest or of another file.
        assert name in str(caught.value) or name.startswith("tagmanifest-")


@pytest.mark.parametrize("old", ["a", "  ", "\n"])
def test_a_manifest_that_means_the_same_in_other_letters_is_named(old: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    text = (bag / "tagmanifest-sha256.txt").read_text()
    other = {"a": "A", "  ": " *", "\n": "\r\n"}[old]
    (bag / "tagmanifest-sha256.txt").write_bytes(text.replace(old, other, 1).encode())
    assert "tagmanifest-sha256.txt" in refused(bag)


@pytest.mark.parametrize("name", ["bag.zip", "bag.tar.gz"])
def test_a_flipped_bit_in_a_packed_file_is_found(name: str, tmp_path: Path) -> None:
    source = tiny_bag(tmp_path / name)
    data = bytearray(source.read_bytes())
    data[data.index(b"example.org/b")] ^= 4
    source.write_bytes(data)
    refused(source, r"damaged.*pairgraph\.nq")


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "manifest-sha512.txt"])
def test_a_file_that_one_manifest_leaves_out_is_named(name: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    lines = (bag / name).read_text().splitlines(keepends=True)
    (bag / name).write_text("".join(lines[:-1]))
    assert "data/release/pairgraph.nq is not in " + name in refused(bag)


def test_a_wrong_digest_in_a_manifest_is_named(tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    text = (bag / "manifest-sha256.txt").read_text()
    (bag / "manifest-sha256.txt").write_text(text.replace(hashlib.sha256(NQUADS).hexdigest(), "0" * 64))
    assert "data/release/pairgraph.nq" in refused(bag)


@pytest.mark.parametrize("line", [f"{'0' * 64}  ../../evil\n", f"{'0' * 64}  /etc/passwd\n", "nonsense\n"])
def test_a_strange_line_in_a_manifest_is_refused(line: str, tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    with (bag / "manifest-sha256.txt").open("a") as file:
        file.write(line)
    refused(bag, "not as it was packed")


def test_another_graph_under_the_old_name_is_refused(tmp_path: Path) -> None:
    refused(tiny_bag(tmp_path / "bag", NQUADS[:100], tiny_manifest()), "pairgraph.nq is not what")


def test_another_input_than_the_release_names_is_refused(tmp_path: Path) -> None:
    manifest = tiny_manifest(inputs={"shapes/a.ttl": "0" * 64})
    refused(tiny_bag(tmp_path / "bag", manifest=manifest), "inputs/shapes/a.ttl is not what")


def test_a_graph_that_is_not_canonical_is_refused(tmp_path: Path) -> None:
    lines = b"".join(reversed(NQUADS.splitlines(keepends=True)))
    refused(tiny_bag(tmp_path / "bag", lines, tiny_manifest(lines)), "has the digest")


def test_a_graph_that_is_no_nquads_is_refused(tmp_path: Path) -> None:
    refused(tiny_bag(tmp_path / "bag", b"bees", tiny_manifest(b"bees")), "no N-Quads")


def test_another_release_than_expected_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckFailedError, match="not abc"):
        restore(tiny_bag(tmp_path / "bag"), tmp_path / "out", expected="abc")


@pytest.mark.parametrize(
    "manifest",
    [
        b"{}",
        b"[]",
        b"bees",
        json.dumps({"digest": "../../evil", "inputs": {}, "quads": 3}).encode(),
        b"[" * 99_999,
    ],
)
def test_a_manifest_that_is_none_is_refused(manifest: bytes, tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="manifest"):
        restore(tiny_bag(tmp_path / "bag", manifest=manifest), tmp_path / "out")


def test_a_bag_of_something_else_is_refused(tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    shutil.rmtree(bag / "data" / "release")
    for file in bag.glob("*manifest-*"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text(
            "".join(line for line in lines if "release/" not in line and not line.endswith(".txt\n"))
        )
    for name in ("sha256", "sha512"):
        tags = [file for file in sorted(bag.glob("*.txt")) if not file.name.startswith("tagmanifest-")]
        rows = [f"{hashlib.new(name, file.read_bytes()).hexdigest()}  {file.name}\n" for file in tags]
        (bag / f"tagmanifest-{name}.txt").write_text("".join(rows))
    with pytest.raises(PairgraphError, match="no release"):
        restore(bag, tmp_path / "out")


def test_a_zip_by_another_program_is_read_too(tmp_path: Path) -> None:
    bag = tiny_bag(tmp_path / "bag")
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(bag.rglob("*")):
            archive.write(file, Path("any name") / file.relative_to(bag))
    assert restore(tmp_path / "a.zip", tmp_path / "out").digest == digest(NQUADS)


def test_a_full_disk_is_told_once_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: Path, _: Path) -> None:
        raise OSError(ENOSPC, "No space left on device", str(source))

    monkeypatch.setattr("pairgraph.archive.restore.shutil.copyfile", full)
    with pytest.raises(PairgraphError, match="Make room") as caught:
        restore(tiny_bag(tmp_path / "bag"), tmp_path / "out")
    assert str(caught.value).count("No space") == 1
    assert [place.name for place in (tmp_path / "out").iterdir()] == [".lock"]
