"""Releases: complete, reproducible, atomic, built again only where something changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import RdfFormat, parse

from pairgraph import validate as validate_package
from pairgraph.build import part, pipeline
from pairgraph.build.inputs import Inputs
from pairgraph.build.pipeline import build
from pairgraph.errors import BusyError, CheckFailedError, PairgraphError
from pairgraph.graph.canonical import canonical_nquads, digest
from pairgraph.graph.release import Release, find_release
from pairgraph.validate import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the shapes out, which other tests are about."""
    monkeypatch.setattr(validate_package, "validate", lambda _triples, **_: [])


def _files(release: Release) -> dict[str, bytes]:
    """Return what must be equal to the byte: everything but the store, whose files bear clocks."""
    files = (file for file in sorted(release.folder.rglob("*")) if file.is_file())
    return {
        name: file.read_bytes()
        for file in files
        if not (name := file.relative_to(release.folder).as_posix()).startswith("store/")
    }


def test_a_release_holds_everything(world: Path, out: Path) -> None:
    release = build(out, data=world)

    files = _files(release)
    manifest = release.manifest
    assert {
        "pairgraph.ttl",
        "pairgraph.trig",
        "pairgraph.nq",
        "facts.json",
        "validation.json",
    } <= files.keys()
    assert {
        "validation.ttl",
        "graphs/report-orchards.ttl",
        "tables/figures.csv",
        "manifest.json",
    } <= files.keys()
    assert release.folder.name == release.digest == digest(files["pairgraph.nq"])
    assert (out / "current").resolve() == release.folder
    assert manifest["reports"] == ["ferries", "orchards"]
    assert manifest["facts"] == 8
    assert manifest["quads"] == sum(manifest["graphs"].values()) == len(release.store())
    assert manifest["validation"]["violations"] == 0
    assert json.loads(files["facts.json"])["figure:planting-money"] == ["data/reports/orchards.yaml", 55]
    for name, form in (("pairgraph.trig", RdfFormat.TRIG), ("pairgraph.nq", RdfFormat.N_QUADS)):
        assert canonical_nquads(parse(files[name], format=form)) == files["pairgraph.nq"]
    assert canonical_nquads(release.store()) == files["pairgraph.nq"]


def test_derived_triples_lie_in_their_own_graph(world: Path, out: Path) -> None:
    text = build(out, data=world).file("graphs/inferred.ttl").read_text("utf-8")
    assert "region:apple-coast" in text
    assert "pao:supports region:pear-hills" in text
    assert "pao:lowerBound" in text


def test_two_paths_and_two_hash_seeds_give_the_same_bytes(world: Path, tmp_path: Path) -> None:
    found = []
    for seed in ("1", "4242"):
        place = tmp_path / f"somewhere {seed}"
        place.mkdir()
        world = world.rename(place / "facts")
        _run(["--out", str(place / "out"), "--data", str(world)], PYTHONHASHSEED=seed, TZ=f"UTC+{seed[0]}")
        found.append(_files(find_release(place / "out")))
    assert found[0] == found[1]
    assert not any(str(tmp_path).encode() in data for data in found[0].values())


def _run(arguments: list[str], **environment: str) -> None:
    command = [sys.executable, "-m", "pairgraph", "build", *arguments]
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **environment}, timeout=120)


@pytest.mark.usefixtures("quick")
def test_building_again_reuses_the_release(world: Path, out: Path) -> None:
    first = build(out, data=world)
    before = {file: file.stat().st_ino for file in first.folder.rglob("*")}
    stages: list[str] = []
    second = build(out, data=world, progress=lambda stage, *_: stages.append(stage))
    assert second.folder == first.folder
    assert {file: file.stat().st_ino for file in first.folder.rglob("*")} == before
    assert "writing the release" not in stages


@pytest.mark.usefixtures("quick")
def test_newer_code_renews_the_files_but_not_the_store(
    world: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(out, data=world)
    turtle, store = first.file("pairgraph.ttl"), first.file("store/CURRENT")
    before = store.stat().st_ino
    turtle.write_text("as older code wrote it", "utf-8")
    monkeypatch.setattr(Inputs, "code", "0" * 64)
    assert build(out, data=world).folder == first.folder
    assert turtle.read_text("utf-8").startswith("@prefix")
    assert store.stat().st_ino == before


@pytest.mark.usefixtures("quick")
def test_changing_one_report_rebuilds_only_it(
    world: Path, orchards: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = part.Part.make

    def noted(files: object, graph: str, base: object) -> part.Part:
        made.append(graph)
        return make(files, graph, base)  # type: ignore[arg-type]

    monkeypatch.setattr(part.Part, "make", noted)
    build(out, data=world)
    assert made == ["reference", "report/ferries", "report/orchards"]
    made.clear()
    orchards.write_text(orchards.read_text("utf-8").replace("value: 12000", "value: 13000"), "utf-8")
    changed = build(out, data=world)
    assert made == ["report/orchards"]
    assert 'pao:value "13000"' in changed.file("graphs/report-orchards.ttl").read_text("utf-8")

    fresh = build(out.parent / "fresh", data=world)
    assert _files(changed) == _files(fresh)


@pytest.mark.usefixtures("quick")
def test_changing_the_reference_rebuilds_everything(world: Path, out: Path) -> None:
    build(out, data=world)
    kept = {file.name for file in (out / "cache").iterdir()}
    regions = world / "regions.yaml"
    regions.write_text(
        regions.read_text("utf-8").replace("{en: Pear Hills}", "{en: Hills of Pears}"), "utf-8"
    )
    build(out, data=world)
    assert kept.isdisjoint(file.name for file in (out / "cache").iterdir())


@pytest.mark.usefixtures("quick")
def test_a_damaged_cache_is_no_harm(world: Path, out: Path) -> None:
    first = build(out, data=world)
    for number, file in enumerate((out / "cache").iterdir()):
        file.write_bytes([b"", b"{", b"[]"][number % 3])
    assert build(out, data=world).digest == first.digest


def _violation(triples: object, **_: object) -> list[Finding]:
    focus = "https://w3id.org/pairing-off/id/figure/planting-money"
    held = any(focus in str(triple) for triple in triples)  # type: ignore[attr-defined]
    return [Finding("Violation", focus, None, None, "It is wrong. Mend it.", "urn:shape")] if held else []


def test_violations_are_not_released(world: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = build(out, data=world)
    monkeypatch.setattr(validate_package, "validate", _violation)
    monkeypatch.setattr(Inputs, "code", "1" * 64)  # nothing from the cache
    with pytest.raises(
        CheckFailedError, match=r"orchards.yaml:55: figure:planting-money: It is wrong"
    ) as caught:
        build(out, data=world)
    assert caught.value.exit_code == 1
    assert "1 violation; nothing was released." in str(caught.value)
    assert not (out / "invalid").exists()

    with pytest.raises(CheckFailedError, match="for inspection"):
        build(out, data=world, keep_invalid=True)
    (kept,) = (out / "invalid").iterdir()
    assert Release(kept).manifest["validation"]["violations"] == 1
    assert (out / "current").resolve() == good.folder

    assert build(out, data=world, strict=False).manifest["validation"]["violations"] == 1


KILLED = (
    "checking the fact files",
    "ferries",
    "orchards",
    "writing the release",
    "moving the release into place",
)
CHILD = """
import os, signal, sys
from pathlib import Path
from pairgraph import validate
validate.validate = lambda triples, **_: []
from pairgraph.build import folder, pipeline
out, data, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if point == "before the rename":
    Path.rename = die
elif point == "before current moves":
    pipeline.point = die
elif point == "while current moves":
    Path.replace = die
elif point == "half written":
    import pairgraph.build.content as content
    content.write_tables = die
pipeline.build(out, data=data, progress=lambda stage, *_: die() if stage == point else None)
"""


@pytest.mark.parametrize(
    "point", [*KILLED, "half written", "before the rename", "before current moves", "while current moves"]
)
@pytest.mark.usefixtures("quick")
def test_a_killed_build_leaves_the_last_release_and_a_clean_next_build(
    world: Path, orchards: Path, out: Path, point: str
) -> None:
    first = build(out, data=world)
    orchards.write_text(orchards.read_text("utf-8").replace("value: 12000", "value: 13000"), "utf-8")
    if point == "ferries":
        ferries = world / "reports" / "ferries.yaml"
        ferries.write_text(ferries.read_text("utf-8") + "# changed\n", "utf-8")

    killed = subprocess.run(
        [sys.executable, "-c", CHILD, str(out), str(world), point], check=False, cwd=ROOT, timeout=60
    )

    assert killed.returncode == -signal.SIGKILL
    assert find_release(out).digest == first.digest
    assert len(find_release(out).store()) == first.manifest["quads"]
    second = build(out, data=world)
    assert second.digest != first.digest
    assert find_release(out).folder == second.folder
    assert len(second.store()) == second.manifest["quads"]
    assert not list(out.glob(".tmp-*"))


@pytest.fixture
def busy(out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Let another process hold the build folder."""
    lines = ("import sys, filelock", "lock = filelock.FileLock(sys.argv[1])", "lock.acquire()")
    code = "\n".join([*lines, "print(flush=True)", "sys.stdin.read()"])
    out.mkdir()
    command = [sys.executable, "-c", code, str(out / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_second_build_says_so_and_gives_up(world: Path, out: Path, busy: subprocess.Popen[bytes]) -> None:
    stages: list[str] = []
    start = time.monotonic()
    with pytest.raises(BusyError, match="Another build is at work") as caught:
        build(out, data=world, wait=0.2, progress=lambda stage, *_: stages.append(stage))
    assert time.monotonic() - start < 5
    assert caught.value.exit_code == 4
    assert stages == ["waiting for another build"]
    assert busy.poll() is None


@pytest.mark.usefixtures("quick")
def test_a_second_build_waits_for_the_first(world: Path, out: Path, busy: subprocess.Popen[bytes]) -> None:
    def released(stage: str, *_: int) -> None:
        if stage.startswith("waiting"):
            busy.kill()

    assert build(out, data=world, wait=30, progress=released).manifest["facts"] == 8


@pytest.mark.usefixtures("quick")
def test_a_full_disk_says_so_and_leaves_nothing(
    world: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pipeline, "move", full)
    with pytest.raises(PairgraphError, match="No space left on device") as caught:
        build(out, data=world)
    assert "--out" in caught.value.remedy
    assert not list(out.glob(".tmp-*"))
    assert not (out / "current").exists()


def test_a_folder_that_cannot_be_made_says_so(world: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(PairgraphError, match="cannot be written to"):
        build(tmp_path / "file" / "out", data=world)


@pytest.mark.usefixtures("quick")
def test_something_else_in_the_place_of_current_is_left_alone(world: Path, out: Path) -> None:
    (out / "current").mkdir(parents=True)
    with pytest.raises(PairgraphError, match="no link that a build made"):
        build(out, data=world)
    assert (out / "current").is_dir()


def test_a_missing_data_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(PairgraphError, match="There is no folder"):
        build(tmp_path / "out", data=tmp_path / "none")
