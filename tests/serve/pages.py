"""What the tests of the pages look for in any of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from httpx import Response
    from starlette.testclient import TestClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
LARGEST = 100_000

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "path", "rect", "circle", "wbr"}


class Page(HTMLParser):
    """A page taken apart: what it links to, its headings, its ids, whether its tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[int] = []
        self.attributes: list[tuple[str, str]] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        is_data = tag == "script" and values == {"type": "application/ld+json"}
        self.tags.append("data" if is_data else tag)  # a browser runs no data
        self.attributes.extend(values.items())
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if "id" in values:
            self.ids.append(values["id"])
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "script" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def get(client: TestClient, path: str, *, keep: bool = False, **headers: str) -> tuple[Response, Page]:
    """Ask for a page as a browser does, a new one unless it may keep its cookies."""
    if not keep:
        client.cookies.clear()
    response = client.get(path, headers=BROWSER | headers)
    return response, Page(response.text)


def assert_sound(response: Response, page: Page, status: int = 200) -> None:
    """Check what has to be so of every page."""
    assert response.status_code == status
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert len(response.content) < LARGEST
    assert (page.wrong, page.open) == ([], [])
    assert page.headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in zip(page.headings, page.headings[1:], strict=False))
    assert len(page.ids) == len(set(page.ids)), "an id stands twice"
    names = {name for name, _ in page.attributes}
    assert "style" not in names
    assert not any(name.startswith("on") for name in names), "a script in an attribute"
    assert "script" not in page.tags
    assert not any(link.startswith(("javascript:", "data:")) for link in page.links)
    sources = [value for name, value in page.attributes if name == "src"]
    assert not any(value.startswith(("http:", "https:", "//")) for value in sources)
    assert "{{" not in response.text
