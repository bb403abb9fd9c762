"""Answers that are kept: made once a release, address and language; never what other servers told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.session import Session
from pairgraph.serve import page
from pairgraph.serve.answers import KEEP
from pairgraph.serve.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.testclient import TestClient

    from pairgraph.query.answer import Answer
    from pairgraph.query.stored import StoredQuery

PAGE = {"Accept": "text/html"}


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with nothing kept: all applications of a process share the shelf."""
    monkeypatch.setattr(page, "_SHELF", Shelf(1_000_000))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the stored questions that were run, as they are."""
    names: list[str] = []
    plain: Callable[..., Answer] = Session.run

    def run(session: Session, stored: StoredQuery, parameters: dict[str, object]) -> Answer:
        names.append(stored.name)
        return plain(session, stored, parameters)

    monkeypatch.setattr(Session, "run", run)
    return names


@pytest.mark.parametrize("ending", ["", ".csv", ".ttl"])
def test_an_answer_is_asked_for_once(fresh: TestClient, runs: list[str], ending: str) -> None:
    path = f"/questions/awards{ending}"
    first = fresh.get(path, headers=PAGE)
    second = fresh.get(path, headers=PAGE)
    assert runs == ["awards"]
    assert (second.status_code, second.content) == (200, first.content)
    assert second.headers["etag"] == first.headers["etag"]
    assert second.headers["link"] == first.headers["link"]
    known = fresh.get(path, headers=PAGE | {"If-None-Match": first.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_each_language_and_parameter_has_its_own(fresh: TestClient, runs: list[str]) -> None:
    path = "/questions/funding-by-supporter"
    for language in ("en", "zh-Hans"):
        shown = fresh.get(path, headers=PAGE | {"Accept-Language": language})
        assert shown.headers["content-language"] == language
    fresh.get(path + "?supporter=region:apple-coast", headers=PAGE)
    assert len(runs) == 3


def test_what_one_calls_the_site_is_not_told_to_others(fresh: TestClient) -> None:
    path = "/questions/awards"
    for page_or_file in (path, f"{path}.json", "/dataset"):
        assert "evil.example" not in fresh.get(page_or_file, headers=PAGE | {"Host": "good.example"}).text
        fresh.get(page_or_file, headers=PAGE | {"Host": "evil.example", "Accept-Language": "zh"})
        shown = fresh.get(page_or_file, headers=PAGE | {"Host": "good.example", "Accept-Language": "zh"})
        assert shown.status_code == 200
        assert "evil.example" not in shown.text


def test_what_goes_wrong_is_not_kept(fresh: TestClient) -> None:
    path = "/questions/funding-by-supporter?supporter=atlantis"
    assert [fresh.get(path, headers=PAGE).status_code for _ in range(2)] == [400, 400]


def test_answers_of_other_servers_are_not_kept(fresh: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from pairgraph.query.catalogue import Catalogue

    plain = Catalogue.__getitem__

    def live(catalogue: Catalogue, name: str) -> StoredQuery:
        return replace(plain(catalogue, name), services=("https://example.org/sparql",))

    monkeypatch.setattr(Catalogue, "__getitem__", live)
    answers = [fresh.get("/questions/awards", headers=PAGE) for _ in range(2)]
    assert {one.headers["cache-control"] for one in answers} == {KEEP[True]} == {"no-store"}
