"""How well an entry fits what is looked for, and whether that is enough to take it.

The score is the mean of the features asked for, each between 0 and 1, weighted and times 100. It is monotone:
a feature that fits better never lowers it. What was not asked for does not count; what was asked for and
the authority does not know counts half.

=========  ======  ==============================================================================
feature    weight  value
=========  ======  ==============================================================================
name           60  1 as written; 0.97 but for spelling; 0.93 without the ending (county, 县);
                   0.75 another kind of place; up to 0.7 similar letters; times the name's role
parent         25  1 lies in it; 0.6 in its namesake of another kind; 0 elsewhere; the mean of several
level          10  1 the same; 0 another
type           10  1 the same; 0 another
year           15  1 stood in that year; 0 did not
code           60  1 the same; 0 another
=========  ======  ==============================================================================
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.link.candidate import Candidate, Feature, Outcome
from pairgraph.link.score_names import name_feature, parent_feature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pairgraph.link.candidate import Entry, Status, Wanted

__all__ = ["FLOOR", "MARGIN", "SURE", "decide", "features", "rank", "score"]

SURE: Final = 80.0
"""The least score that may be taken without a person."""
MARGIN: Final = 5.0
"""Two candidates closer than this are not told apart."""
FLOOR: Final = 45.0
"""What scores less is not shown."""
_SAME_NAME: Final = 0.65
"""Below it a name is similar, not the same; see the table."""
_UNKNOWN: Final = 0.5


def features(wanted: Wanted, entry: Entry) -> tuple[Feature, ...]:
    """Return how well an entry fits in everything that was asked for."""
    return tuple(_features(wanted, entry))


def score(found: Sequence[Feature]) -> float:
    """Return the weighted mean of features, from 0 to 100.

    >>> from pairgraph.link.candidate import Feature
    >>> score([Feature("name", 1.0, 60, "label"), Feature("parent", 0.0, 25, "elsewhere")])
    70.6
    """
    total = sum(feature.weight for feature in found)
    return round(100 * sum(feature.value * feature.weight for feature in found) / total, 1)


def rank(wanted: Wanted, entries: Iterable[Entry], limit: int = 10) -> Outcome:
    """Put entries in order of their score and decide whether the first may be taken.

    Args:
        wanted: what is looked for.
        entries: what it may be.
        limit: how many candidates to keep; all that tie with the best are kept.

    """
    found = []
    for entry in entries:
        looked_at = features(wanted, entry)
        found.append(Candidate(entry, score(looked_at), looked_at))
    kept = [candidate for candidate in found if candidate.score >= FLOOR]
    return decide(wanted, sorted(kept, key=_order), limit)


def decide(wanted: Wanted, candidates: Sequence[Candidate], limit: int = 10) -> Outcome:
    """Say whether the best of some candidates, best first, may be taken."""
    if not candidates:
        return Outcome(wanted, "none", reason="nothing has a name like it")
    rivals = _rivals(candidates)
    status, reason = _judged(candidates[0], rivals)
    return Outcome(wanted, status, tuple(candidates[: max(limit, len(rivals) + 1)]), reason)


def _judged(best: Candidate, rivals: Sequence[Candidate]) -> tuple[Status, str]:
    if (best.value("name") or 0) < _SAME_NAME:
        return "unsure", "the name is not the same"
    for feature in best.features:
        if feature.name != "name" and feature.value < _UNKNOWN:
            return "unsure", f"{feature.name}: {feature.detail}"
    if rivals:
        several = 1 + len({rival.entry.place or rival.entry.id for rival in rivals})
        return "ambiguous", f"{several} fit equally: say what it lies in, its level or the year"
    if best.score < SURE:
        return "unsure", f"the score is below {SURE:g}"
    return "match", ""


def _rivals(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return those that the best does not leave behind and that are not the same place at another time."""
    best = candidates[0]
    near = [one for one in candidates[1:] if one.score >= best.score - MARGIN]
    return [one for one in near if not _one_place(best.entry, one.entry)]


def _one_place(first: Entry, second: Entry) -> bool:
    """Tell whether two entries are a place and its past: a prefecture and its seat of that name are not."""
    if not first.place or first.place != second.place:
        return False
    return (
        first.level == second.level
        or _end(first) <= (second.since or 0)
        or _end(second) <= (first.since or 0)
    )


def _end(entry: Entry) -> float:
    return float("inf") if entry.until is None else entry.until


def _order(candidate: Candidate) -> tuple[float, float, str]:
    """Best first; of two equal the one that still stands, then the later one."""
    return (-candidate.score, -_end(candidate.entry), candidate.entry.id)


def _features(wanted: Wanted, entry: Entry) -> Iterator[Feature]:
    yield name_feature(wanted, entry)
    if wanted.parents:
        yield parent_feature(wanted, entry)
    if wanted.level:
        yield _one_of("level", wanted.level, {entry.level} - {""}, 10)
    if wanted.type:
        yield _one_of("type", wanted.type, entry.types, 10)
    if wanted.year is not None:
        yield _year_feature(wanted.year, entry)
    if wanted.code:
        yield _one_of("code", wanted.code, entry.codes, 60)


def _one_of(name: str, wanted: str, known: Iterable[str], weight: float) -> Feature:
    stated = sorted(known)
    if not stated:
        return Feature(name, _UNKNOWN, weight, "unknown")
    return Feature(name, float(wanted in stated), weight, ", ".join(stated))


def _year_feature(year: int, entry: Entry) -> Feature:
    if entry.since is None and entry.until is None:
        return Feature("year", _UNKNOWN, 15, "unknown")
    stood = (entry.since or year) <= year and (entry.until is None or year < entry.until)
    years = f"{entry.since or ''}–{entry.until or ''}"
    return Feature("year", float(stood), 15, years)
