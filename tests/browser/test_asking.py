"""Somebody asks: a question, with another parameter, its evidence, its query, its file, in Chinese."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

QUESTION = "How much money did each supporter give, at least and at most?"
TABLE = "main table"


def rows(page: Page) -> list[str]:
    return [
        row.inner_text().partition("\t")[0].strip() for row in page.locator(f"{TABLE} tbody tr[id]").all()
    ]


def follow(page: Page, what: Locator) -> None:
    """Click what leads to another page, and wait until that is there as a whole."""
    with page.expect_navigation(wait_until="load"):
        what.click()


def ask(page: Page) -> None:
    page.goto("/")
    follow(page, page.get_by_role("navigation", name="Main").get_by_role("link", name="Questions"))
    page.get_by_role("searchbox").first.fill("bounds supporter")
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("searchbox").first.press("Enter")
    follow(page, page.get_by_role("link", name=QUESTION).first)
    assert page.get_by_role("heading", level=1).inner_text() == QUESTION


def ask_and_read(page: Page) -> None:
    """Do what needs no script."""
    ask(page)
    assert rows(page) == ["Xiamen", "Zhuhai"]
    page.get_by_role("checkbox", name="Zhuhai").check()
    follow(page, page.get_by_role("button", name="Ask"))
    assert rows(page) == ["Zhuhai"]
    assert "supporter=" in page.url
    page.locator(f"{TABLE} summary").first.click()
    passage = page.locator(f"{TABLE} details a").first
    assert passage.is_visible()
    follow(page, passage)
    assert "/reports/zhuhai-chongqing" in page.url
    place = page.url.partition("#")[2]
    assert place
    assert page.locator(f"[id='{place}']").is_visible()
    page.go_back()
    with page.expect_download() as waited:
        page.get_by_role("link", name=".csv", exact=True).click()
    read_file(waited.value.path(), "Zhuhai")
    follow(page, page.get_by_role("link", name="简体中文"))
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert re.search("[一-鿿]", page.get_by_role("heading", level=1).inner_text())
    assert len(rows(page)) == 1
    page.goto("/questions")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"


def read_file(path: Path, supporter: str) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    assert [row["supporterLabel"] for row in found] == [supporter]


def test_with_script(page: Page) -> None:
    ask_and_read(page)


def test_without_script(plain: Page) -> None:
    ask_and_read(plain)


def test_goes_on_in_the_editor(page: Page) -> None:
    page.goto("/questions/funding-by-supporter")
    page.get_by_text("The query", exact=False).locator("visible=true").first.click()
    follow(page, page.locator("a[href^='/editor?query=']"))
    assert page.locator("textarea[name=query]").input_value().count("SELECT") >= 1


def test_pictures_are_there(page: Page) -> None:
    page.goto("/questions/funding-by-supporter")
    picture = page.locator("figure.chart img")
    if not picture.count():
        return
    picture.scroll_into_view_if_needed()
    # No polling for a condition: what it evaluates again the page's own policy forbids.
    assert picture.first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert "at least 132.733" in (picture.get_attribute("alt") or "")
