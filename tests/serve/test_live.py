"""Stored questions that ask other servers, on the web."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from pairgraph.serve.app import create_app
from pairgraph.serve.config import Config
from tests.query.loopback import Reply, extracts, loopback

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.graph.release import Release

WIKIDATA = "https://query.wikidata.org/sparql"


@contextmanager
def serving(release: Release, allow: Sequence[str]) -> Iterator[TestClient]:
    config = Config(
        release=release.folder, workers=1, watch=0, log="off", time_limit=10, service_allow=tuple(allow)
    )
    with TestClient(create_app(config)) as client:
        yield client


@pytest.fixture(scope="module")
def allowed(built: Release) -> Iterator[TestClient]:
    with extracts() as entries, serving(built, entries) as client:
        yield client


@pytest.fixture(scope="module")
def closed(built: Release) -> Iterator[TestClient]:
    with serving(built, []) as client:
        yield client


def test_a_live_question_is_answered_where_its_services_are_allowed(allowed: TestClient) -> None:
    page = allowed.get("/questions/population-and-gdp", params={"region": "region:wulong-chongqing"})
    assert page.status_code == 200
    assert "222,222" in page.text
    assert f"<code>{WIKIDATA}</code>" in page.text
    assert "pairgraph-partial" not in page.headers


def test_its_answer_is_no_permanent_one(allowed: TestClient) -> None:
    page = allowed.get("/questions/population-and-gdp")
    assert "cite-as" not in page.headers["link"]
    assert 'id="cite"' not in page.text
    table = allowed.get("/questions/population-and-gdp.csv")
    assert "etag" not in table.headers
    assert "3333333333" in table.text
    assert allowed.get("/questions/population-and-gdp.bib").status_code == 404
    release = allowed.get("/ready").json()["release"]
    link = f"/answer/{release}/population-and-gdp/{'0' * 64}.csv"
    assert allowed.get(link).status_code == 404


def test_elsewhere_the_page_shows_its_sparql_and_says_why_there_is_no_answer(closed: TestClient) -> None:
    page = closed.get("/questions/population-and-gdp")
    assert page.status_code == 200
    assert "Not asked here" in page.text
    assert WIKIDATA in page.text
    assert "SERVICE &lt;" in page.text
    assert 'id="answer-table"' not in page.text
    assert closed.get("/questions/population-and-gdp", headers={"accept-language": "zh"}).status_code == 200
    assert closed.get("/questions/population-and-gdp.rq").status_code == 200
    assert closed.get("/questions/population-and-gdp.csv").status_code == 403
    assert closed.get("/api/questions/population-and-gdp/answer").status_code == 403


def test_it_is_listed_in_the_catalogue(closed: TestClient) -> None:
    assert "/questions/population-and-gdp" in closed.get("/questions", params={"topic": "federation"}).text


def test_a_service_that_does_not_answer_is_told(built: Release) -> None:
    with loopback(lambda _: Reply(status=500)) as broken:
        entries = [f"{name}={broken.url}" for name in (WIKIDATA, "https://dbpedia.org/sparql")]
        with serving(built, entries) as client:
            page = client.get("/questions/population-and-gdp")
            assert (page.status_code, "answered 500" in page.text) == (502, True)
            assert client.get("/questions/population-and-gdp.csv").status_code == 502
            page = client.get("/questions/what-others-say")
            assert page.status_code == 200
            assert "This answer is partial" in page.text
            assert page.headers["pairgraph-partial"].count("answered 500") == 2
            table = client.get("/questions/what-others-say.csv")
            assert WIKIDATA in table.headers["pairgraph-partial"]
            told = client.get("/api/questions/what-others-say/answer").json()["partial"]
            assert {"service": WIKIDATA, "reason": "answered 500"} in told
