"""What every kind of picture has."""

from __future__ import annotations

from typing import Any, Protocol

__all__ = ["Colours", "Document", "Picture"]

Colours = dict[str, Any]
"""The colours of a theme: ``paper``, ``ink``, ``soft``, ``line``, and the list ``bands``."""
Document = dict[str, Any]
"""A part of a Vega-Lite document."""


class Picture(Protocol):
    """One kind of picture, with what it shows.

    A picture holds words of the answer, in the language they were read in; ``lang`` is the language of the
    words around them.
    """

    @property
    def kind(self) -> str:
        """What it is called in addresses and in the key ``chart`` of stored queries."""

    @property
    def height(self) -> int:
        """How high it is, in pixels."""

    def head(self, lang: str) -> str:
        """Say what kind of picture it is, and what its numbers are counted in."""

    def told(self, lang: str) -> list[str]:
        """Say each of its marks in words."""

    def key(self, lang: str) -> str:
        """Say how to read it, and what it leaves out; empty where nothing needs saying."""

    def drawing(self, lang: str, colours: Colours) -> Document:
        """Return its part of a Vega-Lite document: data, layers, encodings."""
