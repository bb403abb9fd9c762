"""Any service of the W3C Reconciliation API 0.1 or 0.2 as a place to look names up, such as Wikidata's.

The protocol: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import PairgraphError
from pairgraph.link.candidate import Candidate
from pairgraph.link.score import decide, features, score
from pairgraph.link.service_answer import Found, read_manifest, read_results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pairgraph.link.candidate import Outcome, Wanted
    from pairgraph.link.service_answer import Manifest
    from pairgraph.link.service_cache import Cache
    from pairgraph.link.service_http import Http

__all__ = ["Asking", "Service"]

_BATCH: Final = 10
"""Names asked for at once, where the service does not say what it takes."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How our words are put in the service's.

    Attributes:
        type: the service's id of the type wanted, such as Q1289426; empty for any.
        parent: its id of the property for what a thing lies in, such as P131; empty where not asked.
        code: its id of the property for the code; empty where not asked.
        prefixes: prefix → namespace: how its identifiers are written in our tables.

    """

    type: str = ""
    parent: str = ""
    code: str = ""
    prefixes: Mapping[str, str] | None = None


class Service:
    """A reconciliation service.

    Args:
        http: its address.
        cache: where its answers are kept.
        asking: how our words are put in its.

    """

    def __init__(self, http: Http, cache: Cache, asking: Asking) -> None:
        self._http = http
        self._cache = cache
        self._asking = asking

    @cached_property
    def manifest(self) -> Manifest:
        """What the service says of itself.

        Raises:
            MissingError: it cannot be reached.
            PairgraphError: it is no reconciliation service, or one of another version.

        """
        return read_manifest(self._http.get(), self._http.url)

    def find(self, wanted: Sequence[Wanted], limit: int = 10) -> list[Outcome]:
        """Look several things up; what was asked lately is answered from the cache.

        Raises:
            MissingError: the service cannot be reached.
            PairgraphError: it answers something else than the protocol says.

        """
        questions = [self._question(one, limit) for one in wanted]
        known = [self._cache.get(self._http.url, question) for question in questions]
        missing = [at for at, answer in enumerate(known) if answer is None]
        for some in _chunks(missing, self.manifest.batch or _BATCH if missing else _BATCH):
            for at, answer in zip(some, self._ask([questions[at] for at in some]), strict=True):
                self._cache.put(self._http.url, questions[at], answer)
                known[at] = answer
        return [self._outcome(one, answer, limit) for one, answer in zip(wanted, known, strict=True)]

    def _ask(self, questions: Sequence[Mapping[str, Any]]) -> list[list[dict[str, Any]]]:
        """Ask one batch, and return what the cache keeps: the candidates of each, known by their IRIs."""
        batch = {f"q{at}": question for at, question in enumerate(questions)}
        answer = self._http.post({"queries": json.dumps(batch, ensure_ascii=False)})
        found = read_results(answer, list(batch), self._http.url)
        space = self.manifest.identifier_space
        return [[one.within(space).as_json() for one in several] for several in found]

    def _question(self, wanted: Wanted, limit: int) -> dict[str, Any]:
        question: dict[str, Any] = {"query": wanted.names[0], "limit": limit}
        if self._asking.type:
            question |= {"type": self._asking.type, "type_strict": "should"}
        said = [(self._asking.parent, parent) for parent in wanted.parents]
        said.append((self._asking.code, wanted.code))
        if properties := [{"pid": pid, "v": value} for pid, value in said if pid and value]:
            question["properties"] = properties
        return question

    def _outcome(self, wanted: Wanted, answer: object, limit: int) -> Outcome:
        """Rank by the service's score and by our own look at the names."""
        if not isinstance(answer, list):
            raise PairgraphError("The cache holds something else.", remedy="Delete it, or give another.")
        prefixes = self._asking.prefixes or {}
        found = [Found.from_json(one).shortened(prefixes) for one in answer]
        best = max([100.0, *(one.score for one in found)])
        ranked = [_candidate(wanted, one, best) for one in found]
        ranked.sort(key=lambda candidate: (-candidate.score, candidate.entry.id))
        return _cautious(decide(wanted, ranked[:limit], limit), {one.id for one in found if one.match})


def _cautious(outcome: Outcome, matches: set[str]) -> Outcome:
    """Take nothing that the service itself, which knows more of it, does not call a match."""
    if outcome.best is None or outcome.best.entry.id in matches:
        return outcome
    return replace(outcome, status="unsure", reason="the service does not call it a match")


def _candidate(wanted: Wanted, found: Found, best: float) -> Candidate:
    entry = found.entry(wanted)
    # What else was asked for, the service has weighed already, or could not.
    own = [one for one in features(wanted, entry) if one.name in {"name", "parent"}]
    looked_at = (*own, found.feature(best))
    return Candidate(entry, score(looked_at), looked_at)


def _chunks(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    return (numbers[at : at + size] for at in range(0, len(numbers), size))
