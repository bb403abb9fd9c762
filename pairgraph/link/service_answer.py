"""What reconciliation services answer, read with suspicion: anybody can run one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import PairgraphError
from pairgraph.link.candidate import Entry, Feature, Name
from pairgraph.link.score_names import wanted_form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pairgraph.link.candidate import Wanted

__all__ = ["Found", "Manifest", "read_manifest", "read_results"]

_VERSIONS: Final = frozenset({"0.1", "0.2"})
_WEIGHT: Final = 60
_MOST_CANDIDATES: Final = 100
_LONGEST: Final = 500
"""Characters kept of a text."""
_LARGEST_BATCH: Final = 50
_MOST_POINTS: Final = 1e9


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a service says of itself.

    Attributes:
        name: what it is called.
        identifier_space: what its identifiers follow, to make IRIs of them.
        batch: how many questions it takes at once; None where it does not say.

    """

    name: str
    identifier_space: str
    batch: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate of a service, as it came."""

    id: str
    name: str
    score: float
    match: bool
    about: str

    @classmethod
    def from_json(cls, told: object) -> Found:
        """Read a candidate; what is missing is empty.

        Raises:
            PairgraphError: it has no identifier.

        """
        cells = told if isinstance(told, dict) else {}
        name, about = _text(cells.get("name")), _text(cells.get("description")) or _text(cells.get("about"))
        types = [
            _text(one.get("name")) if isinstance(one, dict) else _text(one) for one in _list(cells, "type")
        ]
        found = cls(
            _text(cells.get("id")),
            name,
            _number(cells.get("score")),
            cells.get("match") is True,
            "; ".join(filter(None, [*types, about])),
        )
        if not found.id:
            raise PairgraphError("The service gives a candidate without an id.")
        return found

    def as_json(self) -> dict[str, Any]:
        """Return it as a candidate of the protocol."""
        told = {"id": self.id, "name": self.name, "score": self.score, "match": self.match}
        return {**told, "description": self.about}

    def within(self, space: str) -> Found:
        """Return it with an IRI for its identifier."""
        return self if "://" in self.id else replace(self, id=space + self.id)

    def shortened(self, prefixes: Mapping[str, str]) -> Found:
        """Return it with its IRI as our tables write it, where one of their prefixes fits."""
        for prefix, namespace in sorted(prefixes.items()):
            if self.id.startswith(namespace) and len(self.id) > len(namespace):
                return replace(self, id=f"{prefix}:{self.id.removeprefix(namespace)}")
        return self

    def entry(self, wanted: Wanted) -> Entry:
        """Return it as an entry; how its name is compared depends on what is looked for."""
        return Entry(self.id, self.name, (Name(wanted_form(self.name, wanted.subject)),), about=self.about)

    def feature(self, best: float) -> Feature:
        """Return the service's own opinion as a feature; scores have no common scale, so the best is 100."""
        said = ", a match to it" if self.match else ""
        return Feature("service", max(0.0, min(1.0, self.score / best)), _WEIGHT, f"{self.score:g}{said}")


def read_manifest(told: object, url: str) -> Manifest:
    """Read what a service says of itself.

    Raises:
        PairgraphError: it is no reconciliation service, or one of another version.

    """
    if not isinstance(told, dict) or not _text(told.get("identifierSpace")):
        remedy = "Look whether the address is that of its API, such as https://wikidata.reconci.link/en/api"
        raise PairgraphError(f"{url} is no reconciliation service.", remedy=remedy)
    # Services of 0.1 need not say so.
    versions = {_text(one) for one in _list(told, "versions")} or {"0.1"}
    if not versions & _VERSIONS:
        message = f"{url} speaks version {', '.join(sorted(versions))} of the protocol."
        raise PairgraphError(message, remedy="0.1 and 0.2 are understood.")
    batch = told.get("batchSize")
    size = min(batch, _LARGEST_BATCH) if isinstance(batch, int) and batch > 0 else None
    return Manifest(_text(told.get("name")), _text(told["identifierSpace"]), size)


def read_results(told: object, keys: Sequence[str], url: str) -> list[list[Found]]:
    """Read the candidates of a batch, in the order of its keys.

    Raises:
        PairgraphError: there is no answer to one of them.

    """
    answers = told if isinstance(told, dict) else {}
    if _text(answers.get("status")) == "error":
        raise PairgraphError(f"{url} says: {_text(answers.get('message')) or 'error'}.")
    found = []
    for key in keys:
        answer = answers.get(key)
        if not isinstance(answer, dict) or not isinstance(answer.get("result"), list):
            raise PairgraphError(f"{url} gives no answer to one of the names.", remedy="Try again later.")
        found.append([Found.from_json(one) for one in answer["result"][:_MOST_CANDIDATES]])
    return found


def _text(told: object) -> str:
    """Return a text that can be shown on a terminal: what steers it is left out."""
    if not isinstance(told, (str, int)) or isinstance(told, bool):
        return ""
    return "".join(sign for sign in str(told)[:_LONGEST] if sign.isprintable()).strip()


def _number(told: object) -> float:
    if isinstance(told, bool) or not isinstance(told, (int, float)):
        return 0.0
    # JSON as Python reads it has NaN, and numbers of any length.
    return float(told) if -_MOST_POINTS <= told <= _MOST_POINTS else 0.0


def _list(told: dict[Any, Any], key: str) -> list[Any]:
    found = told.get(key, [])
    return found if isinstance(found, list) else []
