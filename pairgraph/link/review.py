"""Judgements made from the command line: links accepted, rejected and withdrawn in the mapping tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from pairgraph.errors import BusyError, MissingError, PairgraphError
from pairgraph.link import sssom
from pairgraph.link.judgement import named
from pairgraph.link.mapping import Mapping
from pairgraph.link.slots import PROPAGATED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pairgraph.link.mapping_set import MappingSet

__all__ = ["PREDICATES", "Judge", "accept", "change", "reject", "table_of", "withdraw"]

_SUFFIX: Final = ".sssom.tsv"
_SAME: Final = "owl:sameAs"
_MATCHES: Final = tuple(f"skos:{how}Match" for how in ("exact", "close", "broad", "narrow", "related"))
PREDICATES: Final = (_SAME, *_MATCHES, "rdfs:seeAlso")
"""What may link; shapes/links.ttl has the same list, for rows that are written by hand."""
_ORCID: Final = re.compile(r"(?:https?://orcid\.org/|orcid:)(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_ORCID_SPACE: Final = "https://orcid.org/"


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, and when.

    Attributes:
        by: a name, or an ORCID as ``orcid:0000-…`` or as its address.
        on: the day, as in ``2026-11-22``.

    """

    by: str
    on: str

    @property
    def orcid(self) -> str:
        """The judge's ORCID as a CURIE; empty where a name is given.

        >>> Judge("https://orcid.org/0000-0002-1825-0097", "2026-11-22").orcid
        'orcid:0000-0002-1825-0097'
        """
        found = _ORCID.fullmatch(self.by)
        return f"orcid:{found[1]}" if found else ""


def table_of(folder: Path, target: str) -> Path:
    """Return the file of a target's judgements.

    Raises:
        MissingError: the folder has no such table.

    """
    known = sorted(file.name.removesuffix(_SUFFIX) for file in folder.glob(f"*{_SUFFIX}"))
    if target not in known:
        remedy = f"There are: {', '.join(known)}." if known else "Name its folder with --links."
        raise MissingError(f"There is no table '{target}{_SUFFIX}' in {folder}.", remedy=remedy)
    return folder / f"{target}{_SUFFIX}"


def change(file: Path, alter: Callable[[MappingSet], MappingSet], wait: float = 10) -> bool:
    """Change a table, alone; say whether there was anything to change.

    Args:
        file: the table.
        alter: gives the changed table; the same object where there is nothing to change.
        wait: for how many seconds to wait for somebody else who is changing it.

    Raises:
        BusyError: somebody else did not end in time.
        FactFileError: the table is none.
        PairgraphError: the judgement contradicts one that stands.

    """
    lock = FileLock(file.with_name(f".{file.name}.lock"))
    try:
        with lock.acquire(timeout=wait):
            before = sssom.read(file)
            after = alter(before)
            if after is not before:
                sssom.write(file, after)
            return after is not before
    except Timeout as error:
        message = f"Somebody else is changing {file}."
        raise BusyError(message, remedy="Try again when they are done.") from error


def accept(table: MappingSet, row: Mapping) -> MappingSet:
    """Return a table with one link more; itself where the link stands already.

    Raises:
        PairgraphError: the link was rejected, the subject is the same as something else already, the object
            is the same as another thing of ours, or something of it cannot be a link.

    """
    standing = _standing(table, row.subject_id)
    for other in standing:
        if _pair(other) == _pair(row) and other.status == "rejected":
            raise _contradiction(other, "was rejected")
        if _link(other) == _link(row) and other.status == "accepted":
            return table
        if row.predicate_id == _SAME == other.predicate_id and other.status == "accepted":
            raise _contradiction(other, "is judged the same as another")
    for other in table.mappings:
        if row.predicate_id == _SAME and _object(other) == _object(row) and other.status == "accepted":
            raise _contradiction(other, "is judged the same as that")
    return _with(table, row)


def reject(table: MappingSet, row: Mapping) -> MappingSet:
    """Return a table in which a link is rejected; itself where it is already.

    Raises:
        PairgraphError: the link was accepted.

    """
    for other in _standing(table, row.subject_id):
        if _pair(other) == _pair(row):
            if other.status == "accepted":
                raise _contradiction(other, "was accepted")
            return table
    return _with(table, replace(row, predicate_modifier="Not"))


def withdraw(
    table: MappingSet, which: tuple[str, str], predicate: str, judge: Judge, because: str
) -> MappingSet:
    """Return a table in which the judgements of a pair no longer hold; they stay in it.

    Args:
        table: the judgements.
        which: subject and object.
        predicate: only those with this predicate; empty for all.
        judge: who withdraws them, and when.
        because: why.

    Raises:
        PairgraphError: none stands.

    """

    def meant(row: Mapping) -> bool:
        fits = not predicate or row.predicate_id == predicate
        return _pair(row) == which and fits and row.status != "withdrawn"

    if not any(map(meant, table.mappings)):
        message = f"There is no judgement of {which[0]} and {which[1]} that stands."
        raise PairgraphError(message, remedy="See: pairgraph link list")
    return table.changing(meant, lambda row: row.withdraw(on=judge.on, by=judge.by, because=because))


def _with(table: MappingSet, row: Mapping) -> MappingSet:
    """Add a row whose ids the table can read."""
    if row.predicate_id not in PREDICATES:
        message = f"'{row.predicate_id}' is no predicate for links."
        raise PairgraphError(message, remedy=f"Take one of {', '.join(PREDICATES)}.")
    prefixes = dict(table.metadata.get("curie_map", {}))
    if row.author_id.startswith("orcid:"):
        prefixes.setdefault("orcid", _ORCID_SPACE)
    found = replace(table, metadata={**table.metadata, "curie_map": prefixes})
    try:
        for curie in filter(None, (row.subject_id, row.predicate_id, row.object_id, row.author_id)):
            named(found, curie)
        # What the header says of all rows is said of this one too, or it would have to be said row by row.
        shared = {slot: found.metadata[slot] for slot in PROPAGATED if slot in found.metadata}
        return found.adding(Mapping.from_cells({**shared, **row.cells()}))
    except ValueError as error:
        raise PairgraphError(str(error)) from None


def _standing(table: MappingSet, subject: str) -> list[Mapping]:
    return [row for row in table.mappings if row.subject_id == subject and row.status != "withdrawn"]


def _pair(row: Mapping) -> tuple[str, str]:
    return row.subject_id, row.object_id


def _object(row: Mapping) -> tuple[str, str]:
    return row.predicate_id, row.object_id


def _link(row: Mapping) -> tuple[str, str, str]:
    return row.subject_id, row.predicate_id, row.object_id


def _contradiction(row: Mapping, what: str) -> PairgraphError:
    by = row.author_label or row.author_id
    message = f"{row.subject_id} {what}: {row.object_id}, by {by} on {row.mapping_date}."
    remedy = f"Withdraw that first: pairgraph link withdraw {row.subject_id} {row.object_id}"
    return PairgraphError(message, remedy=remedy)
