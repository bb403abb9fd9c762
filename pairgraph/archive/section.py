"""The parts of a codebook, before they are text or a page."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Codebook", "Item", "Section"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is explained.

    Attributes:
        name: as it stands in the data.
        label: what people call it.
        text: what it means.
        details: more about it, by name.

    """

    name: str
    label: str = ""
    text: str = ""
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the codebook: words, then things explained one by one."""

    title: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole of it."""

    title: str
    sections: tuple[Section, ...]
