"""What a profile gives: a file, and what it leaves out."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Export", "LeftOut"]


@dataclass(frozen=True, slots=True, order=True)
class LeftOut:
    """A thing that the profile's form has no place for.

    Args:
        reason: why, as one short sentence that is the same for all things of that reason.
        thing: its IRI.
        label: its English name.
        told_in: the name of what tells of it in words instead; empty where nothing does.

    """

    reason: str
    thing: str
    label: str = ""
    told_in: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A file of a profile.

    Args:
        data: the file.
        held: how many things of what kind it holds.
        left_out: what it leaves out, sorted.

    >>> export = Export(b"", {"activities": 2}, (LeftOut("It has no date.", "urn:a", "A"),))
    >>> export.summary()
    ['2 activities.', 'Left out 1: It has no date.']
    >>> print(export.left_out_csv(), end="")
    thing,label,reason,told_in
    urn:a,A,It has no date.,

    """

    data: bytes
    held: dict[str, int]
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, data: bytes, held: dict[str, int], left_out: Iterable[LeftOut] = ()) -> Export:
        """Make one; each thing left out is listed once for a reason."""
        return cls(data, held, tuple(sorted(set(left_out))))

    def summary(self) -> list[str]:
        """Return lines for people: what is in it, then how many things are left out for each reason."""
        held = ", ".join(f"{count} {kind}" for kind, count in self.held.items())
        counts = Counter(one.reason for one in self.left_out)
        return [f"{held}.", *(f"Left out {counts[reason]}: {reason}" for reason in sorted(counts))]

    def left_out_csv(self) -> str:
        """Return what is left out as CSV, one row a thing and a reason."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["thing", "label", "reason", "told_in"])
        writer.writerows([one.thing, one.label, one.reason, one.told_in] for one in self.left_out)
        return stream.getvalue()
