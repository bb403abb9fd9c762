"""What is looked for, what an authority knows, and what was found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from pairgraph.link.names import Form

__all__ = [
    "LEVELS",
    "Candidate",
    "Entry",
    "Feature",
    "Name",
    "Outcome",
    "Role",
    "Status",
    "Subject",
    "Wanted",
]

Role: TypeAlias = Literal["label", "alternative", "former", "romanised", "reading"]
"""How an entry bears a name: its label, another name, one of the past, a transcription, a rarer one."""

Status: TypeAlias = Literal["match", "ambiguous", "unsure", "none"]
"""One clear best; several that nothing tells apart; a best too weak to be taken; nothing at all."""

LEVELS: Final = ("country", "province", "prefecture", "county", "township")
"""The levels of administration, the highest first."""

Subject: TypeAlias = Literal["region", "body", "person"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for.

    Attributes:
        names: its names, in any script; several are several spellings of one name.
        parents: names of what it lies in, or GB/T 2260 codes of it.
        level: country, province, prefecture, county or township; empty where unknown.
        type: the class asked for, as the entries name it; empty where any will do.
        code: its own code; empty where unknown.
        year: the year whose names and codes are meant.
        subject: which rules of spelling hold.

    """

    names: tuple[str, ...]
    parents: tuple[str, ...] = ()
    level: str = ""
    type: str = ""
    code: str = ""
    year: int | None = None
    subject: Subject = "region"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entry."""

    form: Form
    role: Role = "label"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing an authority knows, at one time of it.

    Attributes:
        id: its identifier, an IRI or a prefixed name.
        label: its name for people.
        names: every name it is found by.
        level: country, province, prefecture, county or township; empty where the authority does not say.
        types: its classes, as `Wanted.type` names them.
        parents: every name of everything it lies in.
        codes: its codes, and those of what it lies in under `parent_codes`.
        since: the first year it was so; None where unknown.
        until: the year it ceased to be so; None while it stands or where unknown.
        place: shared by entries that are one place at different times, or that had its name before it.
        about: a line that tells it from others of its name.

    """

    id: str
    label: str
    names: tuple[Name, ...]
    level: str = ""
    types: frozenset[str] = frozenset()
    parents: frozenset[Form] = frozenset()
    codes: frozenset[str] = frozenset()
    parent_codes: frozenset[str] = frozenset()
    since: int | None = None
    until: int | None = None
    place: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing looked at, and how well it fitted.

    Attributes:
        name: name, parent, level, type, year or code.
        value: 0 (contradicts) over 0.5 (unknown) to 1 (fits).
        weight: what it counts for among the others.
        detail: in words.

    """

    name: str
    value: float
    weight: float
    detail: str

    def __str__(self) -> str:
        return f"{self.name} {self.value:.2f} ({self.detail})"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be what is looked for; `score` runs from 0 to 100."""

    entry: Entry
    score: float
    features: tuple[Feature, ...]

    def value(self, name: str) -> float | None:
        """Return how well one feature fitted; None where it was not asked for."""
        return next((feature.value for feature in self.features if feature.name == name), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search came to: every candidate, best first, and whether the first may be taken."""

    wanted: Wanted
    status: Status
    candidates: tuple[Candidate, ...] = field(default=())
    reason: str = ""

    @property
    def best(self) -> Candidate | None:
        """The one to take; None unless the status is ``match``."""
        return self.candidates[0] if self.status == "match" else None
