from __future__ import annotations

import gzip
import os
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.entry import Entry
from pairgraph.archive.pack import containing, put
from pairgraph.errors import PairgraphError

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("a.zip", "a.tar.gz", "folder")
FILES = {"top/b.txt": b"b" * 70_000, "top/a.txt": b"", "top/deep/ä.txt": b"\xff"}


def pack(output: Path, source: Path | None = None, *, compress: bool = False) -> Path:
    with containing(output, compress=compress) as container:
        for path, data in FILES.items():
            put(container, path, Entry(path, data, ""))
        if source is not None:
            put(container, "top/file", Entry("file", source, ""))
    return output


def read(output: Path) -> dict[str, bytes]:
    if output.suffix == ".zip":
        with zipfile.ZipFile(output) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if output.is_dir():
        return {f.relative_to(output).as_posix(): f.read_bytes() for f in output.rglob("*") if f.is_file()}
    with tarfile.open(output) as tar:
        return {info.name: tar.extractfile(info).read() for info in tar}  # type: ignore[union-attr]


@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_what_goes_in_comes_out(name: str, tmp_path: Path, *, compress: bool) -> None:
    assert read(pack(tmp_path / name, compress=compress)) == FILES


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_the_bytes_know_no_time_no_mode_no_name(name: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x")
    first = pack(tmp_path / name, source).read_bytes()
    source.chmod(0o600)
    os.utime(source, (1, 1))
    umask = os.umask(0o077)
    try:
        second = pack(tmp_path / "elsewhere" / f"other-{name}", source).read_bytes()
    finally:
        os.umask(umask)
    assert first == second


def test_a_file_is_sealed_by_what_went_in(tmp_path: Path) -> None:
    with containing(tmp_path / "a.zip") as container:
        sealed = put(container, "place/a", Entry("a", b"abc", "three letters"))
    assert (sealed.path, sealed.size, sealed.title) == ("a", 3, "three letters")
    assert sealed.sha256.startswith("ba7816bf")
    assert sealed.sha512.startswith("ddaf35a1")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_where_it_fails(name: str, tmp_path: Path) -> None:
    def fail() -> None:
        with containing(tmp_path / name) as container:
            put(container, "a", Entry("a", b"a", ""))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_until_all_is_written(tmp_path: Path) -> None:
    output = tmp_path / "a.zip"
    output.write_bytes(b"old")
    with containing(output):
        assert output.read_bytes() == b"old"
    assert output.read_bytes() != b"old"


def test_a_folder_that_is_there_is_never_filled(tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="exists"):
        pack(tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PairgraphError, match=r"file.a\.zip cannot be written"):
        pack(tmp_path / "file" / "a.zip")


def test_a_file_that_grows_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Entry, "size", property(lambda _: 1))
    with pytest.raises(PairgraphError, match="changed while it was read"):
        pack(tmp_path / "folder")


def test_an_uncompressed_tar_is_gzip_for_every_program(tmp_path: Path) -> None:
    assert gzip.decompress(pack(tmp_path / "a.tar.gz").read_bytes())[257:262] == b"ustar"
