"""Judgements made from the command line: links accepted, rejected and withdrawn in the mapping tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from pairgraph.errors import PairgraphError
from pairgraph.link.judgement import named
from pairgraph.link.mapping import Mapping
from pairgraph.link.slots import PROPAGATED

if TYPE_CHECKING:
    from pairgraph.link.judge import Judge
    from pairgraph.link.mapping_set import MappingSet

__all__ = ["PREDICATES", "accept", "reject", "withdraw"]

_SAME: Final = "owl:sameAs"
_MATCHES: Final = tuple(f"skos:{how}Match" for how in ("exact", "close", "broad", "narrow", "related"))
PREDICATES: Final = (_SAME, *_MATCHES, "rdfs:seeAlso")
"""What may link; shapes/links.ttl has the same list, for rows that are written by hand."""
_ORCID_SPACE: Final = "https://orcid.org/"


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
