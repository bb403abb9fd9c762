"""Finding and opening releases."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.graph.release import Release, find_release
from pairgraph.graph.store import open_store, write_store

if TYPE_CHECKING:
    from pathlib import Path

A = NamedNode("http://example.org/a")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "releases" / "abc"
    write_store(folder / "store", [Quad(A, A, A, A)])
    (folder / "manifest.json").write_text(json.dumps({"digest": "abc"}), "utf-8")
    (tmp_path / "out" / "current").symlink_to("releases/abc")
    return tmp_path / "out"


def test_a_build_folder_leads_to_its_current_release(out: Path) -> None:
    assert find_release(out).folder == find_release(out / "releases" / "abc").folder
    assert find_release(out).digest == "abc"


def test_the_variable_comes_before_the_working_directory(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(out))
    assert find_release().digest == "abc"
    monkeypatch.setenv("PAIRGRAPH_RELEASE", str(tmp_path / "none"))
    with pytest.raises(MissingError, match="pairgraph build"):
        find_release()


def test_the_working_directory_is_looked_at(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PAIRGRAPH_RELEASE", raising=False)
    out.rename(out.parent / "build")
    monkeypatch.chdir(out.parent)
    assert find_release().digest == "abc"


def test_it_stays_with_its_release_when_current_moves(out: Path) -> None:
    release = find_release(out)
    (out / "current").unlink()
    assert list(release.store()) == [Quad(A, A, A, A)]


def test_it_opens_only_for_reading(out: Path) -> None:
    store = find_release(out).store()
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(Quad(A, A, A))


def test_what_is_missing_or_damaged_says_so(out: Path) -> None:
    release = find_release(out)
    with pytest.raises(MissingError, match=r"no pairgraph\.ttl"):
        release.file("pairgraph.ttl")
    with pytest.raises(MissingError, match="no store"):
        open_store(out)
    (release.folder / "manifest.json").write_text("{", "utf-8")
    with pytest.raises(PairgraphError, match="damaged"):
        _ = Release(release.folder).manifest
    (release.folder / "store" / "CURRENT").write_text("nonsense\n", "utf-8")
    with pytest.raises(PairgraphError, match="damaged"):
        release.store()
