"""Pictures of answers: their documents, their addresses, how pages have them."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pytest

from pairgraph.query.graph import Graph
from pairgraph.query.stored import Column, StoredQuery
from pairgraph.serve import charts, figure, page
from pairgraph.serve.pictures.canvas import specification
from pairgraph.serve.pictures.choice import choose, read
from pairgraph.serve.shelf import Shelf

if TYPE_CHECKING:
    from starlette.testclient import TestClient

COLUMNS = (
    Column("supporterLabel", "string"),
    Column("lower", "decimal", "CNY"),
    Column("upper", "decimal", "CNY"),
)
TEXT = 'SELECT * { VALUES (?supporterLabel ?lower ?upper) { ("Aville" 1 2) ("Beeton" 3 UNDEF) } }'
QUESTION = StoredQuery(
    *("invented", "tests", "Invented", {"en": "?", "zh-Hans": "？"}, TEXT, Path("invented.rq")),
    columns=COLUMNS,
    template=(TEXT,),
)


def test_every_document_holds_all_it_needs() -> None:
    graph = Graph(pyoxigraph.Store())
    for lang, theme in product(("en", "zh-Hans"), ("light", "dark")):
        [picture] = choose(QUESTION, read(graph, graph.run(QUESTION, {}), lang))
        document = specification(picture, lang, theme)
        text = json.dumps(document)
        assert '"url"' not in text
        assert re.findall(r"https?://[^\"]+", text) == [document["$schema"]]


def test_offers_the_picture_as_vega_lite(client: TestClient) -> None:
    answer = client.get("/charts/time-basis.json")
    assert answer.headers["content-type"] == "application/vnd.vegalite.v6+json"
    assert answer.json()["data"]["values"]
    again = client.get("/charts/time-basis.json", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("file", ["time-basis.png", "who-supports-whom.json", "no-such-question.svg", "x"])
def test_says_where_there_is_none(client: TestClient, file: str) -> None:
    assert client.get(f"/charts/{file}").status_code == 404


def test_pages_do_without(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_SHELF", Shelf(1_000_000))
    for module in (charts, figure):
        monkeypatch.setattr(module, "can_draw", lambda: False)
    assert "<figure" not in client.get("/questions/time-basis", headers={"Accept": "text/html"}).text
    assert client.get("/charts/time-basis.svg").status_code == 404


@pytest.mark.extra
def test_draws_without_script_or_style(client: TestClient) -> None:
    pytest.importorskip("vl_convert")
    shown = client.get("/questions/time-basis", headers={"Accept": "text/html"}).text
    for address in re.findall(r'(?:src|srcset)="(/charts/[^"]+)"', shown):
        picture = client.get(address.replace("&amp;", "&"))
        assert picture.headers["content-type"].startswith("image/svg+xml")
        assert picture.text.startswith("<svg")
        assert not re.search(r"<script|<style|style=|\bon\w+=|href=\"http", picture.text)
    assert re.search(r'<img [^>]*alt="Bar chart[^"]+: [^"]+ \d+[^"]*"', shown)
