"""Pictures of answers: which there is, what it shows, how pages have it."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from pairgraph.query.session import Graph
from pairgraph.query.stored import Column, StoredQuery
from pairgraph.serve import charts
from pairgraph.serve.plots import Plot, plot

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.query.answer import Answer

SUPPORT = ["supporterLabel:string", "lower:decimal", "upper:decimal"]


def answer(columns: list[str], rows: list[tuple[object, ...]], unit: str = "CNY") -> Answer:
    """Give an answer with columns ``name:type``; None is an empty cell."""
    import pyoxigraph

    names = [column.partition(":")[0] for column in columns]
    values = " ".join(
        "(" + " ".join("UNDEF" if one is None else json.dumps(one) for one in row) + ")" for row in rows
    )
    variables = " ".join(f"?{name}" for name in names)
    described = tuple(
        Column(name, kind, unit if name in {"lower", "upper"} else "")
        for name, _, kind in (column.partition(":") for column in columns)
    )
    asked = StoredQuery(
        "invented",
        "tests",
        "Invented",
        {"en": "?", "zh-Hans": "？"},
        f"SELECT {variables} WHERE {{ VALUES ({variables}) {{ {values} }} }}",
        Path("invented.rq"),
        columns=described,
    )
    graph = Graph(pyoxigraph.Store())
    asked = StoredQuery(**{**asked.__dict__, "template": (asked.text,)})
    return graph.run(asked, {})


def drawn(
    columns: list[str], rows: list[tuple[object, ...]], chart: str = "", unit: str = "CNY"
) -> Plot | None:
    return plot(SimpleNamespace(chart=chart), answer(columns, rows, unit))  # type: ignore[arg-type]


def test_bounds_become_bars_in_millions() -> None:
    found = drawn(SUPPORT, [("Aville", 2_000_000, 2_500_000), ("Beeton", 3_000_000, None)])
    assert (found.kind, found.unit, found.factor) == ("bounds", "CNY", 1_000_000)
    assert [(mark.label, mark.lower, mark.upper) for mark in found.marks] == [
        ("Aville", 2.0, 2.5),
        ("Beeton", 3.0, None),
    ]
    assert charts.describe(found, "en") == "Bar chart (in million CNY): Aville 2–2.5; Beeton at least 3."
    assert charts.describe(found, "zh-Hans").startswith(
        "条形图（单位："
    ) or "单位：百万元" in charts.describe(found, "zh-Hans")


def test_pairs_become_a_flow() -> None:
    found = drawn(
        ["supporterLabel:string", "supportedLabel:string"],
        [("Aville", "Cedar"), ("Aville", "Dale"), ("Beeton", "Dale")],
    )
    assert found.kind == "flow"
    assert "Beeton supports Dale" in charts.describe(found, "en")


def test_years_become_points() -> None:
    columns = ["supporterLabel:string", "year:integer", "lower:decimal", "upper:decimal"]
    found = drawn(columns, [("Aville", 2001, 5, 5), ("Aville", 2002, None, None), ("Aville", 2003, 7, None)])
    assert found.kind == "years"
    assert [mark.year for mark in found.marks] == [2001, 2003]


def test_counts_become_bars_under_their_supporters() -> None:
    columns = ["supporterLabel:string", "kindLabel:string", "number:integer"]
    found = drawn(columns, [("Aville", "training", 3), ("Beeton", "training", 4), ("Beeton", "training", 1)])
    assert found.kind == "numbers"
    assert [(mark.group, mark.label) for mark in found.marks] == [
        ("Aville", "training"),
        ("Beeton", "training"),
        ("Beeton", "training (2)"),
    ]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        (SUPPORT, [("Aville", 1, 2)]),
        (SUPPORT, [("Aville", 1, 2)] * 41),
        (SUPPORT, [("Aville", None, None), ("Beeton", None, None)]),
        ([*SUPPORT, "unit:string"], [("Aville", 1, 2, "t"), ("Beeton", 1, 2, "km")]),
        (["name:string", "note:string"], [("Aville", "small"), ("Beeton", "large")]),
        (["year:integer", "thingLabel:string"], [(2001, "Aville"), (2002, "Beeton")]),
    ],
    ids=["one", "many", "untold", "units", "texts", "no-number"],
)
def test_no_picture_where_it_says_no_more(columns: list[str], rows: list[tuple[object, ...]]) -> None:
    assert drawn(columns, rows, unit="" if "unit:string" in columns else "CNY") is None


def test_a_question_may_name_its_picture() -> None:
    rows: list[tuple[object, ...]] = [("Aville", 1, 2), ("Beeton", 3, 4)]
    assert drawn(SUPPORT, rows, chart="none") is None
    assert drawn(SUPPORT, rows, chart="bounds").kind == "bounds"


def test_every_document_holds_all_it_needs() -> None:
    question = SimpleNamespace(chart="")
    found = answer(SUPPORT, [("Aville", 1, 2), ("Beeton", 3, None)])
    for lang, theme in product(("en", "zh-Hans"), ("light", "dark")):
        document = charts.spec(question, found, lang, theme)  # type: ignore[arg-type]
        assert document
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
    monkeypatch.setattr(charts, "can_draw", lambda: False)
    assert "<figure" not in client.get("/questions/time-basis", headers={"Accept": "text/html"}).text
    assert client.get("/charts/time-basis.svg").status_code == 404


@pytest.mark.extra
def test_draws_without_script_or_style(client: TestClient) -> None:
    pytest.importorskip("vl_convert")
    page = client.get("/questions/time-basis", headers={"Accept": "text/html"}).text
    for address in re.findall(r'(?:src|srcset)="(/charts/[^"]+)"', page):
        picture = client.get(address.replace("&amp;", "&"))
        assert picture.headers["content-type"].startswith("image/svg+xml")
        assert picture.text.startswith("<svg")
        assert not re.search(r"<script|<style|style=|\bon\w+=|href=\"http", picture.text)
    assert re.search(r'<img [^>]*alt="Bar chart[^"]+: [^"]+ \d+[^"]*"', page)
