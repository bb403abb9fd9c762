from __future__ import annotations

from typing import TYPE_CHECKING

import bagit

from tests.archive.tiny import NQUADS, tiny_bag

if TYPE_CHECKING:
    from pathlib import Path


def test_the_library_takes_it(tmp_path: Path) -> None:
    found = bagit.Bag(str(tiny_bag(tmp_path / "bag")))
    assert found.is_valid()
    assert sorted(found.algorithms) == ["sha256", "sha512"]
    assert found.info["Payload-Oxum"].partition(".")[2] == "3"
    assert "Bagging-Date" not in found.info


def test_manifests_are_sorted_and_cover_everything(tmp_path: Path) -> None:
    folder = tiny_bag(tmp_path / "bag")
    for name in ("sha256", "sha512"):
        for prefix in ("", "tag"):
            lines = (folder / f"{prefix}manifest-{name}.txt").read_text().splitlines()
            paths = [line.split("  ")[1] for line in lines]
            assert paths == sorted(paths)
    assert "data/release/pairgraph.nq" in (folder / "manifest-sha512.txt").read_text()
    tags = (folder / "tagmanifest-sha256.txt").read_text()
    assert all(
        name in tags for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt")
    )
    assert (folder / "data/release/pairgraph.nq").read_bytes() == NQUADS
