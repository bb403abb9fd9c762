"""The pages in a real browser, under axe-core: WCAG 2.2 AA, light and dark, wide and narrow."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.serve.conftest import Live

pytestmark = pytest.mark.extra

PAGES = (
    "/",
    "/browse",
    "/browse/supporters",
    "/browse/regions",
    "/browse/kinds/Programme",
    "/reports",
    "/reports/orchards",
    "/ontology",
    "/ontology/Figure",
    "/dataset",
    "/quality",
    "/id/region/apple-coast",
    "/id/figure/planting-money",
    "/no/such/page",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield started
        started.close()


@pytest.mark.parametrize(
    ("scheme", "width", "lang"),
    [("light", 1200, "en"), ("dark", 360, "zh-Hans"), ("light", 320, "en")],
)
def test_pages_are_accessible(browser: Browser, live: Live, scheme: str, width: int, lang: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    viewport = {"width": width, "height": 800}
    context = browser.new_context(color_scheme=scheme, viewport=viewport, bypass_csp=True)
    page = context.new_page()
    wrong = []
    for path in PAGES:
        page.goto(f"{live.url}{path}?lang={lang}")
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [(path, one["id"], one["nodes"][0]["html"][:200]) for one in found]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append((path, "scrolls sideways", str(width)))
    context.close()
    assert wrong == []


def test_no_script_is_needed_and_nothing_is_fetched_from_elsewhere(browser: Browser, live: Live) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in PAGES[:-1]:
        page.goto(f"{live.url}{path}")
        assert page.locator("h1").count() == 1
    context.close()
    assert {url for url in asked if not url.startswith(live.url)} == set()
    assert [text for text in said if "Content Security Policy" in text] == []
