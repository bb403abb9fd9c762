"""Everything that is wrong with the fact files: what the schema sees, and what it cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.build import cycles, identity, offsets, periods, schema
from pairgraph.build.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.build.facts import FactFile
    from pairgraph.errors import FactFileError

__all__ = ["check", "reference_problems", "report_problems", "shared_things"]


def check(reference: Sequence[FactFile], reports: Sequence[FactFile]) -> None:
    """Refuse fact files that break the schema or contradict themselves or each other.

    Args:
        reference: the files that all reports share: regions, actors.
        reports: the files of the reports.

    Raises:
        FactFileError: what is wrong, all of it, each with file, line and remedy.

    """
    shared = shared_things(reference)
    found = list(reference_problems(reference, shared))
    for facts in reports:
        found += report_problems(facts, shared)
    refuse(
        [
            *found,
            *identity.clashes((facts.path, identity.described(facts)) for facts in (*reference, *reports)),
        ]
    )


def shared_things(reference: Sequence[FactFile]) -> identity.Described:
    """Map every id that the reference files describe to its file and line; the first file wins."""
    found: identity.Described = {}
    for facts in reference:
        for name, line in identity.described(facts).items():
            found.setdefault(name, (facts.path, line))
    return found


def reference_problems(reference: Sequence[FactFile], shared: identity.Described) -> Iterator[FactFileError]:
    """Yield what is wrong with the reference files."""
    for facts in reference:
        yield from _alone(facts, shared)
    yield from cycles.problems(reference)


def report_problems(facts: FactFile, shared: identity.Described) -> Iterator[FactFileError]:
    """Yield what is wrong with one report's file, given what the reference files describe."""
    yield from _alone(facts, shared)
    yield from cycles.problems([facts])
    yield from offsets.problems(facts)


def _alone(facts: FactFile, shared: identity.Described) -> Iterator[FactFileError]:
    yield from schema.problems(facts)
    yield from identity.problems(facts, shared)
    yield from periods.problems(facts)
