"""Answers on Chinese pages: units, names, levels and fixed words in Chinese; nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pairgraph.query.catalogue import Catalogue
from pairgraph.query.graph import Graph
from pairgraph.query.values import Iri
from pairgraph.serve import listing_words  # noqa: F401 - it has the words for levels
from pairgraph.serve.cells import heading
from pairgraph.serve.glossary import Glossary, glossary
from pairgraph.serve.parameter_words import PARAMETER_WORDS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release


@pytest.fixture(scope="module")
def chinese(release: Release) -> Glossary:
    return glossary(Graph.of_release(release), "zh-Hans")


@pytest.mark.parametrize(
    ("column", "text", "word"),
    [
        ("unit", "CNY", "元"),
        ("unit", "person", "人"),
        ("unit", "furlong", "furlong"),
        ("level", "county", "县级"),
        ("realization", "achieved", "已实现"),
        ("why", "no region", "未指明地区"),
        ("note", "Nothing of the sort.", "Nothing of the sort."),
        # A unit and a class have this name: in another column it could be either.
        ("kind", "organization", "organization"),
    ],
)
def test_says_words_of_cells_in_chinese(chinese: Glossary, column: str, text: str, word: str) -> None:
    assert chinese.word(column, text) == word


@pytest.mark.parametrize("value", [Iri("CNY"), 3, True])
def test_leaves_what_is_no_text(chinese: Glossary, value: object) -> None:
    assert chinese.word("unit", value) is value


def test_leaves_an_english_page_as_it_is(release: Release) -> None:
    assert glossary(Graph.of_release(release), "en").word("unit", "CNY") == "CNY"


def test_every_column_and_parameter_has_a_chinese_name_and_hint() -> None:
    nameless, untold = set(), set()
    for one in Catalogue().search(""):
        shown = [column.name for column in one.columns if not column.hidden]
        names = [*shown, *(parameter.name for parameter in one.parameters)]
        nameless |= {name for name in names if heading(name, "zh-Hans").isascii()}
        untold |= {each.description for each in one.parameters} - PARAMETER_WORDS.keys()
    assert (nameless, untold) == (set(), set())


def test_units_on_a_chinese_page(client: TestClient) -> None:
    page = client.get("/questions/funding-by-supporter?lang=zh-Hans").text
    assert "<small>元</small>" in page
    assert "给予帮扶的地区" in page


def test_a_name_of_a_question_leads_to_it(client: TestClient) -> None:
    assert (
        '<a href="/questions/shared-parts">shared-parts</a>'
        in client.get("/questions/funding-by-supporter").text
    )


def test_a_refusal_is_told_in_chinese_too(client: TestClient) -> None:
    headers = {"Accept": "text/html"}
    assert "此地址没有内容" in client.get("/nothing?lang=zh-Hans", headers=headers).text
    assert "未找到" in client.get("/quality?supporter=x&lang=zh-Hans", headers=headers).text
    assert (
        "请在下方表单中重新选择" in client.get("/questions/awards?actor=1&lang=zh-Hans", headers=headers).text
    )
