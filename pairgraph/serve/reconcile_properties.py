"""The properties that tables are compared by and filled from: those of the graph, and a few made of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pairgraph.link.names import plain
from pairgraph.query.values import Iri
from pairgraph.serve import pages_words, reconcile_words  # noqa: F401 - they add the words for properties
from pairgraph.serve.ask import rows
from pairgraph.serve.names import Name, names
from pairgraph.serve.words import LANGUAGES, WORDS
from pairgraph.vocabulary import BASE, PREFIXES, compact, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pairgraph.query.session import Session

__all__ = ["MADE", "Properties", "Property", "comparable", "having", "properties"]

MADE: Final = ("year", "formerName", "formerCode")
"""What no property of the graph says but its descriptions of former times do."""
_ALIASES: Final = {"within": "isWithin", "parent": "isWithin", "code": "gbCode", "level": "adminLevel"}


@dataclass(frozen=True, slots=True)
class Property:
    """A property: what clients call it, its IRI if the graph has it, its name, how many of a kind have it."""

    id: str
    iri: str
    name: Name
    classes: dict[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Properties:
    """All properties by id."""

    found: dict[str, Property] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Property]:
        return iter(self.found.values())

    def resolve(self, text: str) -> Property | None:
        """Return the property that is meant by an id, a prefixed name, an IRI or one of a few short words."""
        wanted = _ALIASES.get(text, text)
        return self.found.get(wanted) or self.found.get(short(expand(wanted)))

    def of(self, classes: Iterable[str]) -> list[Property]:
        """Return the properties that things of some kinds have, the commonest first."""
        wanted = set(classes)
        counts = {one.id: max((one.classes.get(kind, 0) for kind in wanted), default=0) for one in self}
        return sorted((one for one in self if counts[one.id]), key=lambda one: (-counts[one.id], one.id))


def short(iri: str) -> str:
    """Return what clients call a property: its local name if it is ours, else the prefixed name.

    >>> short("https://w3id.org/pairing-off/ontology#gbCode"), short("http://www.w3.org/2002/07/owl#sameAs")
    ('gbCode', 'owl:sameAs')
    """
    ours = PREFIXES["pao"]
    return iri.removeprefix(ours) if iri.startswith(ours) else compact(iri)


def properties(session: Session, classes: Iterable[str]) -> Properties:
    """Return the properties that things of some kinds have."""
    counts: dict[str, dict[str, int]] = {}
    for row in rows(session, "reconcile-properties", **{"class": classes}):
        counts.setdefault(str(row.property), {})[str(row["class"])] = int(row.things)
    called = names(session, counts)
    found = [Property(short(iri), iri, _name(called[iri]), some) for iri, some in counts.items()]
    dated = counts.get(PREFIXES["pao"] + "gbCode", {})
    found += [Property(one, "", _words(one), dated) for one in MADE]
    return Properties({one.id: one for one in sorted(found, key=lambda one: one.id)})


def having(session: Session, classes: Iterable[str], iri: str) -> dict[str, frozenset[str]]:
    """Return what things have of a property: thing → IRIs, texts and labels, in comparable form."""
    found: dict[str, set[str]] = {}
    for row in rows(session, "reconcile-having", **{"class": classes, "property": [iri]}):
        some = found.setdefault(str(row.thing), set())
        some |= {comparable(str(one)) for one in (row.value, row.label) if one is not None}
        if isinstance(row.value, Iri) and not row.value.startswith(BASE):
            some.add(comparable(row.value.rstrip("/").rpartition("/")[2]))  # Q59095, as tables write it
    return {thing: frozenset(some) for thing, some in found.items()}


def comparable(text: str) -> str:
    """Return a value in the form in which equal ones are the same text; every sign of an IRI counts.

    >>> comparable("Li  Lei"), comparable("https://example.org/Li-Lei")
    ('li lei', 'https://example.org/Li-Lei')
    """
    return text if "://" in text else plain(text)


def _name(name: Name) -> Name:
    """Return the labels of a property; the site has words for those of other vocabularies."""
    return name if name.labels else _words(name.iri)


def _words(iri: str) -> Name:
    known = compact(iri)
    said = WORDS.get(f"property.{known}") or WORDS.get(f"term.{known}") or (known,) * len(LANGUAGES)
    return Name(iri, dict(zip(LANGUAGES, said, strict=True)))
