"""A service as a client sees it: the language it speaks, its address, and the words for what it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from pairgraph.serve import listing_words, reconcile_words  # noqa: F401 - they add words
from pairgraph.serve.words import WORDS, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pairgraph.serve.names import Name
    from pairgraph.serve.reconcile_directory import Directory
    from pairgraph.serve.reconcile_match import Found
    from pairgraph.serve.reconcile_things import Thing

__all__ = ["Service"]

_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Service:
    """What clients get from a directory in one language.

    Args:
        directory: what there is.
        language: of labels and descriptions.
        base: the address of the site, without a slash at its end.
        path: of the service on the site.

    """

    directory: Directory
    language: str = "en"
    base: str = ""
    path: str = "/reconcile"

    def say(self, key: str, **values: object) -> str:
        """Say a word in the language of the service."""
        return say(self.language, key, **values)

    def label(self, name: Name) -> str:
        """Return a name in the language of the service, else in another; the IRI where there is none."""
        return name.best(self.language)[0] or name.iri

    def named(self, iri: str) -> dict[str, str]:
        """Return a thing as a value: its identifier and its name."""
        return {"id": iri, "name": self.label(self.directory.things[iri].name)}

    def kind(self, iri: str) -> dict[str, Any]:
        """Return a kind with the kinds right above it."""
        found = self.directory.kinds.found[iri]
        made: dict[str, Any] = {"id": iri, "name": self.label(found.name)}
        return made | ({"broader": [self.kind(one) for one in found.broader]} if found.broader else {})

    def kinds(self, thing: Thing) -> list[dict[str, str]]:
        """Return the kinds of a thing, the narrowest first."""
        known = self.directory.kinds
        narrow = known.narrowest(thing.classes)
        wide = sorted(set().union(*(known.above(one) for one in narrow)) - set(narrow))
        return [{"id": one, "name": self.label(known.found[one].name)} for one in (*narrow, *wide)]

    def candidate(self, found: Found) -> dict[str, Any]:
        """Return a candidate as the protocol has it; every feature is there once."""
        values: dict[str, float] = {}
        for one in found.features:
            values[one.name] = min(one.value, values.get(one.name, 1.0))
        return {
            **self.named(found.thing.iri),
            "description": self.description(found.thing),
            "score": found.score,
            "features": [{"id": name, "value": value} for name, value in values.items()],
            "match": found.sure,
            "type": self.kinds(found.thing),
        }

    def description(self, thing: Thing) -> str:
        """Return what tells a thing from its namesakes: its kind, where it is, its code, its former names."""
        kind, places = self.what(thing), self.places(thing)
        said = [self.say("reconcile.in", kind=kind, places=", ".join(places)) if places else kind]
        if thing.code:
            said.append(self.say("reconcile.code", code=thing.code))
        if former := self.former(thing):
            said.append(self.say("reconcile.former", names=", ".join(former[:_FEW])))
        return " · ".join(said)

    def what(self, thing: Thing) -> str:
        """Return what a thing is: of a region its level of administration."""
        if f"level.{thing.level}" in WORDS:
            return self.say(f"level.{thing.level}")
        known = self.directory.kinds
        return self.label(known.found[known.narrowest(thing.classes)[0]].name)

    def places(self, thing: Thing) -> list[str]:
        """Return the places around a thing, the narrowest first, without the country."""
        return [self.label(one.name) for one in self.around(thing) if one.places][:_FEW]

    def around(self, thing: Thing) -> list[Thing]:
        """Return the places around a thing, the narrowest first."""
        found = [self.directory.things[one] for one in thing.places if one in self.directory.things]
        return sorted(found, key=lambda one: (-len(one.places), one.iri))

    def former(self, thing: Thing) -> list[str]:
        """Return what a thing was called that it is no longer called, the earliest first."""
        now = {one.text for one in thing.called if one.how != "former"}
        some = [one.text for one in thing.former if one.language == self.language and one.text not in now]
        return list(dict.fromkeys(some))

    def texts(self, some: Sequence[tuple[str, str]]) -> list[str]:
        """Return the texts in the language of the service; all where there are none in it."""
        ours = [text for text, language in some if language == self.language]
        return list(dict.fromkeys(ours or [text for text, _ in some]))
