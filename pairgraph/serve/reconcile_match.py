"""From a query to candidates, and whether the best of them is surely what is meant."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from pairgraph.link import score as scores
from pairgraph.link.candidate import Candidate, Feature, Wanted
from pairgraph.link.names_apart import steps
from pairgraph.link.score_names import name_feature, wanted_form
from pairgraph.serve.problem import Problem
from pairgraph.serve.reconcile_asked import asked
from pairgraph.serve.reconcile_query import Given, Property
from pairgraph.serve.reconcile_sure import IDENTIFIER, is_sure
from pairgraph.vocabulary import expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pairgraph.link.candidate import Entry, Subject
    from pairgraph.serve.reconcile_asked import Asked
    from pairgraph.serve.reconcile_directory import Directory
    from pairgraph.serve.reconcile_query import Query
    from pairgraph.serve.reconcile_things import Thing

__all__ = ["Found", "match", "match_all"]

_NAME: Final = "name"
_WITHIN: Final = "isWithin"
_WEIGHT: Final = 60
_ALIKE: Final = 0.45
"""The least value of a name that is looked at further; below it two names are just two names."""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that may be meant, how well it fits from 0 to 100, why, and whether it surely is."""

    thing: Thing
    score: float
    features: tuple[Feature, ...]
    sure: bool = False


def match_all(directory: Directory, queries: Mapping[str, Query], limit: float) -> dict[str, list[Found]]:
    """Answer a batch, each query for itself.

    Args:
        directory: what to find.
        queries: by their keys.
        limit: how many seconds this may take.

    Raises:
        Problem: 503, it takes longer.

    """
    until = time.monotonic() + limit
    answers = {}
    for key, query in queries.items():
        if time.monotonic() > until:
            detail = f"This took longer than {limit:g} s: send fewer queries at once."
            raise Problem(503, "Batch too slow", detail, headers={"Retry-After": "10"})
        answers[key] = match(directory, query)
    return answers


def match(directory: Directory, query: Query) -> list[Found]:
    """Return the candidates for a query, best first.

    Where the name tells what the place lies in as well (``Wuxi County, Chongqing``), that is taken as told.
    """
    found = _match(directory, query)
    if any(one.sure for one in found):
        return found
    again = (_match(directory, one) for one in _apart(query))
    return next((some for some in again if _lies_there(some)), found)


def _lies_there(found: Sequence[Found]) -> bool:
    """Tell whether the first is sure, and lies in what its name told: ``China, Chongqing`` is not China."""
    return any(one.sure for one in found) and all(
        feature.value == 1 for feature in found[0].features if feature.name == "parent"
    )


def _apart(query: Query) -> Iterator[Query]:
    for name, parents in steps(query.text):
        within = (Property(_WITHIN, (Given(parent),)) for parent in parents)
        yield replace(query, text=name, properties=(*query.properties, *within))


def _match(directory: Directory, query: Query) -> list[Found]:
    types = {iri for one in query.types if (iri := directory.kinds.resolve(one)) in directory.kinds.found}
    if query.types and not types and query.strict != "should":
        return []
    wanted = asked(directory, query.properties)
    best = _best(directory, query, wanted)
    fitting = [one for one in best if _is_of(directory.things[one.entry.place], types, query.strict)]
    if not fitting and query.strict == "should":
        return [_found(directory, one) for one in best[: query.limit]]
    decided = scores.decide(Wanted((query.text,)), fitting, query.limit)
    sure = is_sure(directory, query, decided)
    first = decided.candidates[0] if sure else None
    return [_found(directory, one, sure=one is first) for one in decided.candidates[: query.limit]]


def _found(directory: Directory, one: Candidate, *, sure: bool = False) -> Found:
    return Found(directory.things[one.entry.place], one.score, one.features, sure)


def _is_of(thing: Thing, types: set[str], strict: str) -> bool:
    if not types:
        return True
    return types <= thing.classes if strict == "all" else not types.isdisjoint(thing.classes)


def _best(directory: Directory, query: Query, wanted: Asked) -> list[Candidate]:
    """Return the best candidate of every thing, best first; a thing has several where it had other names."""
    best: dict[str, Candidate] = {}
    for candidate in _candidates(directory, query, wanted):
        known = best.get(candidate.entry.place)
        if known is None or candidate.score > known.score:
            best[candidate.entry.place] = candidate
    return sorted(best.values(), key=lambda one: (-one.score, one.entry.place))


def _candidates(directory: Directory, query: Query, wanted: Asked) -> Iterator[Candidate]:
    for subject, index in directory.indexes.items():
        looked_for = Wanted((query.text,), wanted.parents, year=wanted.year, subject=subject)
        identified = [*index.of(expand(query.text)), *index.coded(query.text)] if query.text else []
        for entry in identified or _shortlist(directory, subject, query.text, wanted):
            name = Feature(_NAME, 1.0, _WEIGHT, IDENTIFIER) if identified else name_feature(looked_for, entry)
            if query.text and name.value < _ALIKE:
                continue
            others = scores.features(looked_for, entry)[1:]
            asked_for = wanted.features(directory, directory.things[entry.place], entry)
            features = (*((name,) if query.text else ()), *others, *asked_for)
            if features and (score := scores.score(features)) >= scores.FLOOR:
                yield Candidate(entry, score, features)


def _shortlist(directory: Directory, subject: Subject, text: str, wanted: Asked) -> Iterable[Entry]:
    index = directory.indexes[subject]
    if text:
        form = wanted_form(text, subject)
        some = [*index.named(form), *index.like(form)]
    else:
        some = [entry for code in sorted(wanted.codes) for entry in index.coded(code)]
        some = some or list(_having(directory, subject, wanted))
    return {entry.id: entry for entry in some}.values()


def _having(directory: Directory, subject: Subject, wanted: Asked) -> Iterator[Entry]:
    """Give what has the first of some properties, for queries without a name."""
    index = directory.indexes[subject]
    for name, values in wanted.others[:1]:
        found = directory.properties.resolve(name)
        for thing, known in directory.having(found.iri).items() if found else ():
            if not known.isdisjoint(values):
                yield from index.of(thing)
