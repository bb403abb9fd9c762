"""Every kind of page: WCAG 2.2 AA by axe-core, nothing from elsewhere, no error, no script needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Watch

PATHS = (
    *("/", "/questions", "/questions?q=money", "/questions/funding-by-supporter"),
    *("/questions/who-supports-whom", "/questions/interventions-by-kind", "/questions/figures-of-a-place"),
    *("/questions/region-history", "/questions/outputs-by-measure", "/id/region/wulong-chongqing"),
    *("/browse/supporters", "/browse/regions", "/browse/sectors", "/browse/kinds"),
    *("/reports", "/reports/zhuhai-chongqing", "/quality", "/dataset", "/ontology", "/ontology/Figure"),
    *(
        "/id/region/zhuhai",
        "/unit/CNY",
        "/sector/education",
        "/query/who-supports-whom",
        "/code/gbt2260/500156",
        "/graph/links/dbpedia",
        "/agent/curators",
        "/questions/chronology",
        "/questions/population-and-gdp",
        "/browse/regions/chongqing",
        "/editor",
        "/nothing",
    ),
)


@pytest.mark.parametrize("path", PATHS)
def test_accessible(axe: Callable[..., list[str]], path: str) -> None:
    assert axe(path) == []


@pytest.mark.parametrize("path", PATHS)
def test_accessible_in_the_dark_on_a_phone_in_chinese(axe: Callable[..., list[str]], path: str) -> None:
    phone = {"width": 360, "height": 740}
    path += ("&" if "?" in path else "?") + "lang=zh-Hans"
    assert axe(path, prepare=_fits, color_scheme="dark", viewport=phone) == []


def _fits(page: Page) -> None:
    """No page scrolls sideways as a whole."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_editor_with_an_answer_is_accessible(axe: Callable[..., list[str]]) -> None:
    def run(page: Page) -> None:
        page.get_by_role("button", name="Run").click()
        page.wait_for_selector("#query-answer table")

    assert axe("/editor", prepare=run) == []


def test_open_details_are_accessible(axe: Callable[..., list[str]]) -> None:
    def unfold(page: Page) -> None:
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")

    assert axe("/questions/funding-by-supporter", prepare=unfold) == []


@pytest.mark.parametrize("path", PATHS)
def test_works_without_script(watched: Callable[..., tuple[BrowserContext, Watch]], path: str) -> None:
    context, watch = watched(java_script_enabled=False)
    page = context.new_page()
    answer = page.goto(path)
    assert answer
    assert answer.status == (404 if path == "/nothing" else 200)
    assert page.get_by_role("heading", level=1).is_visible()
    watch.forgive_status()
    assert len(answer.body()) < 100_000


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_the_map_shows_all_names_apart(page: Page, lang: str) -> None:
    """As the browser draws them, no name of the map of the home page covers another."""
    page.goto(f"/?lang={lang}")
    boxes = [one.bounding_box() for one in page.locator("svg.map .name").all()]
    assert len(boxes) > 8
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert one
            assert other
            across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
            down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
            # Lines of text have some air above and below them.
            assert across <= 0 or down <= 0.35 * one["height"]


@pytest.mark.parametrize("path", ["/questions/who-supports-whom", "/questions/region-history"])
def test_every_picture_is_drawn(page: Page, path: str) -> None:
    page.goto(path)
    pictures = page.locator("figure.chart img").all()
    assert len(pictures) == 2
    for one in pictures:
        one.scroll_into_view_if_needed()
        assert one.evaluate("image => image.decode().then(() => image.naturalWidth)") == 760
