"""When a candidate may be taken without a person looking: a wrong link is far worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.link.names import form
from pairgraph.link.namesakes import has_namesakes
from pairgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from pairgraph.link.candidate import Candidate, Outcome
    from pairgraph.serve.reconcile_directory import Directory
    from pairgraph.serve.reconcile_query import Query
    from pairgraph.serve.reconcile_things import Thing

__all__ = ["IDENTIFIER", "is_sure"]

IDENTIFIER: Final = "its identifier"
"""What the feature of the name says where a query gives an identifier or a code instead."""

_REGION: Final = PREFIXES["pao"] + "Region"
_BODY: Final = PREFIXES["pao"] + "Organization"
_PERSON: Final = PREFIXES["pao"] + "Person"
_SAME_NAME: Final = 0.9
"""The least value of a name that is the same but for spelling, role and the word for the kind of place."""
_KNOWN_BY_NAME: Final = frozenset({"country", "province"})
_LISTED: Final = frozenset({"prefecture", "county"})
"""Levels of which all names are known."""
_REPEATED: Final = frozenset({_PERSON, PREFIXES["pao"] + "Intervention"})
"""Kinds whose names are borne by others that the graph does not know: a name alone tells nothing."""
_LASTING: Final = frozenset({_REGION, _BODY, _PERSON})
"""Kinds that a work is known by; a person is known by a body, since a city has many of one name."""
_IDENTIFYING: Final = ("code", "owl:sameAs", "skos:exactMatch")
"""Features that say which thing is meant where no name is told."""


def is_sure(directory: Directory, query: Query, outcome: Outcome) -> bool:
    """Tell whether the first of some candidates is surely what is meant.

    It has to be the one clear best, nothing told of it may speak against it, and it has to be known by its
    identifier or code, or by its name together with something that tells it from namesakes. A name alone
    will do for countries and provinces, for prefectures and counties whose name no other place of China has
    had, for bodies, and for the concepts of our own schemes where the kind was asked for.
    """
    best = outcome.candidates[0] if outcome.candidates else None
    if best is None or any(feature.value < 0.5 for feature in best.features):  # noqa: PLR2004 - half is unknown
        return False
    if not query.text:
        return len(outcome.candidates) == 1 and any(best.value(name) == 1 for name in _IDENTIFYING)
    if outcome.status != "match" or (best.value("name") or 0) < _SAME_NAME:
        return False
    return _identified(query, best) or _told_apart(directory, query, best)


def _identified(query: Query, best: Candidate) -> bool:
    return query.text in best.entry.codes or best.features[0].detail == IDENTIFIER


def _told_apart(directory: Directory, query: Query, best: Candidate) -> bool:
    """Tell whether a name is known to be this thing's, by what it is or by what else was told of it."""
    thing = directory.things[best.entry.place]
    if any(feature.value == 1 and _tells_apart(directory, thing, feature.name) for feature in best.features):
        return True
    if _REGION in thing.classes:
        alone = best.entry.level in _LISTED and not has_namesakes(form(query.text))
        return alone or best.entry.level in _KNOWN_BY_NAME
    return _REPEATED.isdisjoint(thing.classes) and (bool(query.types) or _BODY in thing.classes)


def _tells_apart(directory: Directory, thing: Thing, feature: str) -> bool:
    """Tell whether what fitted tells namesakes apart: a place around, a code, a person's body."""
    is_person = _PERSON in thing.classes
    if feature in _IDENTIFYING or (feature == "parent" and not is_person):
        return True
    known = directory.properties.resolve(feature)
    if known is None or _REGION in thing.classes:
        return False
    values = directory.having(known.iri).get(thing.iri, frozenset()) if known.iri else frozenset()
    kinds = set().union(*(directory.things[one].classes for one in values if one in directory.things))
    return not kinds.isdisjoint({_BODY} if is_person else _LASTING)
