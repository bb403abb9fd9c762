"""One judgement about one link: a row of an SSSOM table.

The slots are those of SSSOM (https://mapping-commons.github.io/sssom/Mapping/); ``evidence`` and the three
that tell of a withdrawal are extensions, which our tables declare in their ``extension_definitions``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping as Cells

__all__ = ["EXTENSIONS", "SLOTS", "Mapping"]

Status = Literal["accepted", "rejected", "withdrawn"]

_REQUIRED: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_DATES: Final = ("mapping_date", "withdrawn_on")

EXTENSIONS: Final = {
    "evidence": "pao:evidence",
    "withdrawn_on": "pao:withdrawnOn",
    "withdrawn_by": "pao:withdrawnBy",
    "withdrawn_because": "pao:withdrawnBecause",
}
"""The slots that are not SSSOM's own → the property each stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A link that somebody accepted, rejected or withdrew.

    Ids are CURIEs by the table's ``curie_map``; slots that say nothing are empty.

    Attributes:
        predicate_modifier: ``Not`` where the link was looked at and rejected, else empty.
        confidence: from 0 to 1, or None where the table does not say.
        mapping_date: the day of the judgement, as in ``2026-11-22``.
        see_also: addresses, separated by ``|``.
        extra: the table's other columns, by name.
        line: the line of the file it stands on; no part of what is compared.

    >>> link = Mapping(subject_id="region:zhuhai", predicate_id="owl:sameAs", object_id="wd:Q59095")
    >>> link.status, link.withdraw(on="2027-01-01", by="A. Reader", because="wrong item").status
    ('accepted', 'withdrawn')

    """

    subject_id: str
    subject_label: str = ""
    predicate_id: str
    predicate_modifier: str = ""
    object_id: str
    object_label: str = ""
    mapping_justification: str = "semapv:ManualMappingCuration"
    author_id: str = ""
    author_label: str = ""
    subject_source: str = ""
    object_source: str = ""
    mapping_tool: str = ""
    mapping_date: str = ""
    confidence: Decimal | None = None
    see_also: str = ""
    evidence: str = ""
    withdrawn_on: str = ""
    withdrawn_by: str = ""
    withdrawn_because: str = ""
    comment: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    line: int | None = field(default=None, compare=False)

    @property
    def status(self) -> Status:
        """Whether the link holds: only an accepted one is asserted in the graph."""
        if self.withdrawn_on:
            return "withdrawn"
        return "rejected" if self.predicate_modifier else "accepted"

    @property
    def order(self) -> tuple[str, ...]:
        """Where the row stands in a sorted table."""
        return (self.subject_id, self.object_id, self.predicate_id, self.mapping_date, *self.cells().values())

    def withdraw(self, *, on: str, by: str, because: str = "") -> Mapping:
        """Return the same judgement as one that no longer holds; it stays in the table."""
        return replace(self, withdrawn_on=on, withdrawn_by=by, withdrawn_because=because)

    def cells(self) -> dict[str, str]:
        """Return the row: slot → text, of the slots that say something."""
        row = {slot: getattr(self, slot) for slot in SLOTS}
        row["confidence"] = "" if self.confidence is None else format(self.confidence, "f")
        return {slot: text for slot, text in {**row, **dict(self.extra)}.items() if text}

    @classmethod
    def from_cells(cls, cells: Cells[str, str], line: int | None = None) -> Mapping:
        """Make a judgement from a row: slot → text.

        Raises:
            ValueError: something is missing, or is not what its slot takes; the message is for people.

        >>> Mapping.from_cells({"subject_id": "region:zhuhai", "predicate_id": "owl:sameAs"})
        Traceback (most recent call last):
        ValueError: There is no object_id. Give the row one.

        """
        if found := next(_problems(cells), None):
            raise ValueError(found)
        own = {slot: cells.get(slot, "") for slot in SLOTS if slot != "confidence"}
        extra = tuple(sorted((name, text) for name, text in cells.items() if name not in SLOTS and text))
        confidence = Decimal(cells["confidence"]) if cells.get("confidence") else None
        return cls(**own, confidence=confidence, extra=extra, line=line)


SLOTS: Final = tuple(slot.name for slot in fields(Mapping) if slot.name not in {"extra", "line"})
"""The columns of a table, in their order."""


def _problems(cells: Cells[str, str]) -> Iterator[str]:
    for slot in _REQUIRED:
        if not cells.get(slot):
            yield f"There is no {slot}. Give the row one."
    if (modifier := cells.get("predicate_modifier", "")) not in {"", "Not"}:
        yield f"{modifier!r} is no predicate_modifier. Write Not, or nothing."
    if (confidence := cells.get("confidence", "")) and not _is_share(confidence):
        yield f"{confidence!r} is no confidence. Write a number from 0 to 1, such as 0.95."
    for slot in _DATES:
        if (day := cells.get(slot, "")) and not _is_day(day):
            yield f"{day!r} is no {slot}. Write it as 2026-11-22."


def _is_share(text: str) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    return value.is_finite() and 0 <= value <= 1 and len(text) < 20  # noqa: PLR2004 - more digits say nothing


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
