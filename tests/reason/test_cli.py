"""``pairgraph reason``: its verdicts and exit codes."""

from __future__ import annotations

import importlib

import pytest
from pyoxigraph import NamedNode, Triple

from pairgraph.errors import CheckFailedError, MissingError
from pairgraph.reason.flaws import Flaw
from pairgraph.reason.hermit import Reasoning

command = importlib.import_module("pairgraph.cli.reason")
NOBODY = NamedNode("https://example.org/a")


def stage(
    monkeypatch: pytest.MonkeyPatch, *, consistent: bool = True, empty: tuple[str, ...] = (), flaws: int = 0
) -> None:
    result = Reasoning(consistent, empty, classes=85, seconds=2.34, entailed=frozenset())
    found = [Flaw("class-cycles", f"pao:A{i}", "A class is above itself.") for i in range(flaws)]
    monkeypatch.setattr("pairgraph.reason.hermit.check_consistency", lambda _: result)
    monkeypatch.setattr("pairgraph.reason.quality.check_ontology", lambda data: found)  # noqa: ARG005


def test_all_is_well(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stage(monkeypatch)
    command.reason()
    assert capsys.readouterr().out.splitlines() == [
        "quality: no flaws",
        "HermiT: consistent, no unsatisfiable class, 85 classes checked in 2.3 s",
    ]


def test_an_inconsistent_ontology_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(monkeypatch, consistent=False)
    with pytest.raises(CheckFailedError) as caught:
        command.reason()
    assert caught.value.exit_code == 1
    assert "INCONSISTENT" in capsys.readouterr().out


def test_an_unsatisfiable_class_fails_and_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(monkeypatch, empty=("https://example.org/Odd",))
    with pytest.raises(CheckFailedError):
        command.reason()
    assert "https://example.org/Odd" in capsys.readouterr().out


def test_a_flaw_fails_and_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(monkeypatch, flaws=1)
    with pytest.raises(CheckFailedError):
        command.reason()
    assert capsys.readouterr().out.splitlines()[:2] == [
        "pao:A0: A class is above itself. [class-cycles]",
        "quality: 1 flaw",
    ]


def test_the_facts_of_a_release_are_taken_along(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stage(monkeypatch)
    monkeypatch.setattr(command, "_facts", lambda _: [Triple(NOBODY, NOBODY, NOBODY)])
    command.reason(data=True)
    assert "with 1 fact triple in" in capsys.readouterr().out


def test_a_missing_java_comes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise MissingError("There is no Java.")

    stage(monkeypatch)
    monkeypatch.setattr("pairgraph.reason.hermit.check_consistency", fail)
    with pytest.raises(MissingError):
        command.reason()
