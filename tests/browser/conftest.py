"""A real browser on a real server with the project's own data; nothing of it runs where there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
BUNDLE = ROOT / "pairgraph" / "serve" / "static" / "vendor" / "editor.js"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests here as extra."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.extra)


@dataclass
class Watch:
    """What a browser did that it should not do."""

    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.host, "data:", "blob:")):
            self.foreign.append(request.url)

    def on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.errors.append(message.text)

    def forgive_status(self) -> None:
        """Forget that the console told a status of 4xx, which it does of a page that is not there."""
        self.errors[:] = [one for one in self.errors if "status of 4" not in one]

    def on_error(self, error: object) -> None:
        self.errors.append(str(error))


@pytest.fixture(scope="session")
def real_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's own data, once for all test processes; give the build folder."""
    from pairgraph.build import pipeline

    root = tmp_path_factory.getbasetemp()
    shared = (root.parent if root.name.startswith("popen-") else root) / "real"
    with FileLock(f"{shared}.lock"):
        if not (shared / "current").exists():
            pipeline.build(shared)
    return shared


@pytest.fixture(scope="session")
def site(real_build: Path) -> Iterator[str]:
    """Run a server on a free port of loopback; give its address."""
    command = [sys.executable, "-m", "pairgraph", "serve", "--port", "0", "--workers", "1", "--release"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PAIRGRAPH_")}
    with (
        TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen([*command, str(real_build)], stderr=said, text=True, env=clean) as process,
    ):
        try:
            yield _address(process, said)
        finally:
            process.terminate()
            process.wait(timeout=30)


def _address(process: subprocess.Popen[str], said: IO[str]) -> str:
    for _ in range(300):
        said.seek(0)
        if found := re.search(r"http://127\.0\.0\.1:\d+", said.read()):
            return found[0]
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    said.seek(0)
    raise AssertionError(said.read())


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; skip where Playwright or a browser is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here: apt-get install chromium, or set CHROMIUM to its path")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Callable[..., tuple[BrowserContext, Watch]]]:
    """Give what opens a window that is watched: at the end nothing may have gone wrong in it."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_window(**options: Any) -> tuple[BrowserContext, Watch]:  # noqa: ANN401
        watch = Watch(site)
        context = browser.new_context(base_url=site, locale="en-GB", **options)
        context.set_default_timeout(15_000)
        context.on("request", watch.on_request)
        context.on("console", watch.on_console)
        context.on("weberror", lambda error: watch.on_error(error.error))
        opened.append((context, watch))
        return context, watch

    yield open_window
    for context, watch in opened:
        context.close()
        assert watch.foreign == []
        assert watch.errors == []


@pytest.fixture
def page(watched: Callable[..., tuple[BrowserContext, Watch]]) -> Page:
    """Give an empty window."""
    return watched()[0].new_page()


@pytest.fixture
def plain(watched: Callable[..., tuple[BrowserContext, Watch]]) -> Page:
    """Give an empty window without JavaScript."""
    return watched(java_script_enabled=False)[0].new_page()


@pytest.fixture
def editor(watched: Callable[..., tuple[BrowserContext, Watch]]) -> tuple[Page, Watch]:
    """Give the query editor with its script at work."""
    if not BUNDLE.exists():
        pytest.skip("the query editor has not been built: make web")
    context, watch = watched(accept_downloads=True)
    page = context.new_page()
    page.goto("/editor")
    page.wait_for_selector("form[data-ready]")
    return page, watch


@pytest.fixture
def axe(watched: Callable[..., tuple[BrowserContext, Watch]]) -> Callable[..., list[str]]:
    """Give what opens a page and returns its violations of WCAG 2.2 A and AA."""
    if not AXE.exists():
        pytest.skip("axe-core is not there: npm ci, or make web")

    def violations(
        path: str,
        *,
        prepare: Callable[[Page], None] | None = None,
        **options: Any,  # noqa: ANN401 - those of Playwright
    ) -> list[str]:
        context, watch = watched(**options)
        context.add_init_script(path=AXE)
        page = context.new_page()
        page.goto(path)
        if prepare:
            prepare(page)
        for picture in page.locator("img").all():
            picture.scroll_into_view_if_needed()
        return look(page, watch)

    return violations


def look(page: Page, watch: Watch) -> list[str]:
    """Run axe-core on what a page shows now; a page of an error may say its status on the console."""
    found = page.evaluate(
        """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})"""
    )
    watch.forgive_status()
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:160] for node in one['nodes'][:3]]}"
        for one in found["violations"]
    ]
