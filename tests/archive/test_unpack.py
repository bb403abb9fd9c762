from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest

from pairgraph.archive.unpack import Limits, opened_bag
from pairgraph.archive.unpacking import Unpacking
from pairgraph.errors import CheckFailedError, MissingError, PairgraphError
from tests.archive.tiny import tiny_bag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def zipped(file: Path, *infos: tuple[zipfile.ZipInfo | str, bytes], method: int = 0) -> Path:
    with zipfile.ZipFile(file, "w", method) as archive:
        for info, data in infos:
            archive.writestr(info, data, method)
    return file


def tarred(file: Path, *infos: tarfile.TarInfo, data: bytes = b"x") -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for info in infos:
            info.size = len(data) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(data))
    return file


def tar_info(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


@pytest.mark.parametrize("name", ["bag", "bag.zip", "bag.tar.gz"])
def test_a_bag_is_opened_as_it_was(name: str, tmp_path: Path) -> None:
    with opened_bag(tiny_bag(tmp_path / name)) as folder:
        assert (folder / "data/release/manifest.json").is_file()
    assert folder.exists() == (name == "bag")


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "up.zip": lambda f: zipped(f, ("bag/../../evil", b"x")),
    "absolute.zip": lambda f: zipped(f, ("/tmp/evil", b"x")),  # noqa: S108 - it is never written
    "backslash.zip": lambda f: zipped(f, ("..\\evil", b"x")),
    "link.zip": lambda f: zipped(f, (link("bag/evil"), b"/etc/passwd")),
    "case.zip": lambda f: zipped(f, ("bag/a", b"x"), ("bag/A", b"y")),
    "up.tar.gz": lambda f: tarred(f, tar_info("../evil")),
    "absolute.tar.gz": lambda f: tarred(f, tar_info("/evil")),
    "link.tar.gz": lambda f: tarred(f, tar_info("bag/evil", tarfile.SYMTYPE, "/etc/passwd")),
    "hardlink.tar.gz": lambda f: tarred(f, tar_info("bag/evil", tarfile.LNKTYPE, "/etc/passwd")),
    "fifo.tar.gz": lambda f: tarred(f, tar_info("bag/evil", tarfile.FIFOTYPE)),
    "device.tar.gz": lambda f: tarred(f, tar_info("bag/evil", tarfile.CHRTYPE)),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_leaves_its_folder_is_refused_by_name(name: str, tmp_path: Path) -> None:
    source = HOSTILE[name](tmp_path / name)
    before = {*tmp_path.rglob("*")}
    with pytest.raises(PairgraphError, match=r"evil|'bag/A'") as caught, opened_bag(source):
        pass
    assert caught.value.exit_code == 2
    assert {*tmp_path.rglob("*")} == before


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tiny_bag(tmp_path / "bag")
    (folder / "data" / "evil").symlink_to("/etc/passwd")
    with pytest.raises(PairgraphError, match="data/evil"), opened_bag(folder):
        pass


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tar.gz"])
@pytest.mark.parametrize("limits", [Limits(size=1 << 20), Limits(ratio=1)], ids=["size", "ratio"])
def test_a_bomb_is_not_unpacked(name: str, limits: Limits, tmp_path: Path) -> None:
    data = bytes(66 << 20)
    if name.endswith(".zip"):
        source = zipped(tmp_path / name, ("bag/a", data), method=zipfile.ZIP_DEFLATED)
    else:
        source = tarred(tmp_path / name, tar_info("bag/a"), data=data)
    with pytest.raises(PairgraphError, match="unpacks to more"), opened_bag(source, limits):
        pass


def test_too_many_files_are_not_unpacked(tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", *((f"bag/{number}", b"x") for number in range(9)))
    with pytest.raises(PairgraphError, match="unpacks to more"), opened_bag(source, Limits(files=8)):
        pass


def test_a_header_that_would_fill_the_memory_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("bag/header")
    info.type, info.size = tarfile.XHDTYPE, 1 << 40
    source = tmp_path / "a.tar.gz"
    source.write_bytes(
        gzip.compress(info.tobuf(tarfile.USTAR_FORMAT if info.size < 8**11 else tarfile.GNU_FORMAT))
    )
    with pytest.raises(CheckFailedError, match="damaged"), opened_bag(source):
        pass


@pytest.mark.parametrize("name", ["bag.zip", "bag.tar.gz"])
def test_half_a_file_is_damaged(name: str, tmp_path: Path) -> None:
    source = tiny_bag(tmp_path / name)
    source.write_bytes(source.read_bytes()[:-30])
    with pytest.raises(CheckFailedError, match=rf"{name} is damaged.*Get it again"), opened_bag(source):
        pass


def test_a_file_that_is_a_folder_too_is_refused_by_name(tmp_path: Path) -> None:
    source = zipped(tmp_path / "a.zip", ("bag/bagit.txt", b"x"), ("bag/bagit.txt/evil", b"x"))
    with pytest.raises(PairgraphError, match=r"a\.zip holds 'bag/bagit.txt/evil'"), opened_bag(source):
        pass


def test_a_full_disk_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Unpacking, "_write", full)
    source = tiny_bag(tmp_path / "bag.zip")
    with pytest.raises(PairgraphError, match=r"bag\.zip cannot be unpacked in .*TMPDIR"), opened_bag(source):
        pass


def test_an_encrypted_zip_is_refused(tmp_path: Path) -> None:
    source = tiny_bag(tmp_path / "bag.zip")
    data = bytearray(source.read_bytes())
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(sign) + offset] |= 1
    source.write_bytes(bytes(data))
    with pytest.raises(PairgraphError, match="encrypted"), opened_bag(source):
        pass


@pytest.mark.parametrize("data", [b"", b"bees", b"\x1f\x8b", b"PK\3\4"])
def test_what_is_no_package_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(PairgraphError, match="a"), opened_bag(tmp_path / "a"):
        pass


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="There is no"), opened_bag(tmp_path / "a.zip"):
        pass


def test_a_folder_that_is_no_bag_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="no bag"), opened_bag(tmp_path):
        pass
