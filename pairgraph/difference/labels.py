"""What things are called in either of two releases."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from pairgraph.difference.lines import quads_of, read_lines
from pairgraph.vocabulary import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import BlankNode, Triple

    from pairgraph.difference.side import Side

__all__ = ["Labels", "term_text"]

_LABELS: Final = tuple(
    f" <{PREFIXES[prefix]}{name}> ".encode() for prefix, name in (("skos", "prefLabel"), ("rdfs", "label"))
)
_LONGEST: Final = 120
"""How much of a long text is shown to people; JSON and patch have all of it."""


class Labels:
    """English labels, read from the files when the first is asked for.

    Args:
        sides: where to look; what comes later counts more.

    """

    def __init__(self, sides: Sequence[Side]) -> None:
        self._sides = sides

    @cached_property
    def _found(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for side in self._sides:
            lines = (line for line in read_lines(side.nquads) if any(name in line for name in _LABELS))
            for line in lines:
                quad = quads_of([line])[0]
                english = isinstance(quad.object, Literal) and quad.object.language == "en"
                if english and isinstance(quad.subject, NamedNode):
                    found[quad.subject.value] = quad.object.value  # type: ignore[union-attr]
        return found

    def __getitem__(self, iri: str) -> str:
        """Return the label of a thing; empty where it has none."""
        return self._found.get(iri, "")

    def name(self, iri: str) -> str:
        """Return a thing's prefixed name, with its label."""
        label = self[iri]
        return f"{compact(iri)} ({label})" if label else compact(iri)


def term_text(term: NamedNode | Literal | BlankNode | Triple, labels: Labels) -> str:
    """Write a term for people: a prefixed name with its label, a text in quotes, a number as it is.

    >>> term_text(Literal("a b", language="en"), Labels([])), term_text(Literal(3), Labels([]))
    ('"a b"@en', '3')
    """
    if isinstance(term, NamedNode):
        return labels.name(term.value)
    if not isinstance(term, Literal):
        return str(term)
    text = term.value if len(term.value) <= _LONGEST else f"{term.value[:_LONGEST]}…"
    if term.language:
        return f'"{_one_line(text)}"@{term.language}'
    return f'"{_one_line(text)}"' if term.datatype.value == PREFIXES["xsd"] + "string" else text


def _one_line(text: str) -> str:
    return text.replace("\n", "\\n")
