"""What things are called, in the languages there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pairgraph.serve.ask import is_iri, rows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.query.session import Session

__all__ = ["Name", "names"]


@dataclass(frozen=True, slots=True)
class Name:
    """A thing and its labels by language; ``""`` is the key of a label that has none.

    >>> Name("https://example.org/bee", {"en": "bee"}).best("zh-Hans")
    ('bee', 'en')
    """

    iri: str
    labels: dict[str, str] = field(default_factory=dict, hash=False)

    def best(self, language: str) -> tuple[str, str | None]:
        """Return the label to show to a reader of a language, and the language it is in."""
        for tag in (language, "en", "zh-Hans", ""):
            if text := self.labels.get(tag):
                return text, tag or None
        return "", None

    def other(self, language: str) -> tuple[str, str] | None:
        """Return the label in another language than the reader's, if there is one."""
        shown = self.best(language)[0]
        rest = ((text, tag) for tag, text in sorted(self.labels.items()) if tag and text != shown)
        return next(rest, None)


def names(session: Session, things: Iterable[str]) -> dict[str, Name]:
    """Return IRI → name for each of the things, those without a label too, and those that are no IRI."""
    found: dict[str, dict[str, str]] = {str(thing): {} for thing in things}
    for query in ("names", "other-names"):
        nameless = sorted(thing for thing, labels in found.items() if not labels and is_iri(thing))
        for row in rows(session, query, thing=nameless) if nameless else ():
            tag, text = getattr(row.label, "language", None) or "", str(row.label)
            found[row.thing][tag] = min(text, found[row.thing].get(tag, text))
    return {thing: Name(thing, labels) for thing, labels in found.items()}
