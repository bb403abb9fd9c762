"""What a depositor still has to fill in, as text and as JSON."""

from __future__ import annotations

import textwrap
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pairgraph.archive.json_text import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Checklist", "Wanted"]

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something that a deposit asks for.

    Attributes:
        name: what it is.
        hint: what to write, and where it would be taken from.
        value: what the package says already; empty where it is for the depositor to say.
        required: whether the repository takes nothing without it.

    """

    name: str
    hint: str
    value: str = ""
    required: bool = True

    @property
    def missing(self) -> bool:
        """Whether the depositor has to say it."""
        return not self.value


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything that a repository asks for.

    Attributes:
        profile: the profile's name.
        title: the repository.
        items: what it asks for.
        steps: how to deposit there.
        formats: what to know of the formats of the files.

    """

    profile: str
    title: str
    items: tuple[Wanted, ...]
    steps: tuple[str, ...]
    formats: tuple[str, ...] = ()

    @property
    def missing(self) -> list[Wanted]:
        """What the depositor has to say."""
        return [one for one in self.items if one.missing]

    def text(self) -> bytes:
        """Write it for people."""
        return ("\n".join(self._lines()) + "\n").encode()

    def json(self) -> bytes:
        """Write it for programs."""
        items: list[dict[str, Any]] = [asdict(one) | {"missing": one.missing} for one in self.items]
        return as_json(
            {
                "profile": self.profile,
                "repository": self.title,
                "items": items,
                "steps": self.steps,
                "formats": self.formats,
            }
        )

    def _lines(self) -> Iterator[str]:
        yield f"Checklist for a deposit: {self.title}"
        yield ""
        yield "[x] is in the package already; [ ] is for the depositor to say. * takes no deposit without it."
        for one in self.items:
            yield ""
            yield f"[{' ' if one.missing else 'x'}] {one.name}{' *' if one.required else ''}"
            yield from _wrapped(one.value)
            yield from _wrapped(one.hint)
        for title, words in (("How to deposit", self.steps), ("Formats", self.formats)):
            if words:
                yield from ("", title, "")
                yield from (
                    line
                    for number, said in enumerate(words, 1)
                    for line in textwrap.wrap(f"{number}. {said}", _WIDTH, subsequent_indent="   ")
                )


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent="    ", subsequent_indent="    ")
