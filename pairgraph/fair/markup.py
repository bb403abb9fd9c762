"""Markup: the schema.org datasets that a page carries as JSON-LD."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any, Final

__all__ = ["datasets"]

_TYPES: Final = {"Dataset", "schema:Dataset", "https://schema.org/Dataset", "http://schema.org/Dataset"}


class _Scripts(HTMLParser):
    """Collects what stands in ``script`` elements of type ``application/ld+json``."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self._inside = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data


def datasets(page: str) -> list[dict[str, Any]]:
    """Return the descriptions of datasets in a page; what is no JSON is passed over.

    >>> datasets('<script type="application/ld+json">{"@type": "Dataset", "name": "A"}</script>')
    [{'@type': 'Dataset', 'name': 'A'}]
    >>> datasets('<script type="application/ld+json">{</script>')
    []
    """
    scripts = _Scripts()
    scripts.feed(page)
    return [one for text in scripts.found for one in _objects(text) if _is_dataset(one)]


def _objects(text: str) -> list[dict[str, Any]]:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return []
    several = said.get("@graph", said) if isinstance(said, dict) else said
    return [one for one in (several if isinstance(several, list) else [several]) if isinstance(one, dict)]


def _is_dataset(one: dict[str, Any]) -> bool:
    kinds = one.get("@type")
    return any(kind in _TYPES for kind in (kinds if isinstance(kinds, list) else [kinds]))
