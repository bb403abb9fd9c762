"""The steps that answer the SERVICE blocks of a query; who takes them decides how (and how long) to wait.

A step is yielded and its outcome sent back in, so that the same plan serves a thread and an event loop.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from pyoxigraph import BlankNode

from pairgraph.errors import MissingError
from pairgraph.query.federation_text import asked, filled, known, pattern, probe, shared
from pairgraph.query.federation_values import Table, inline

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from pairgraph.query.federation_blocks import Block
    from pairgraph.query.federation_values import Solution

    Steps: TypeAlias = Generator["Look | Ask", Table, "Resolved"]

__all__ = ["Ask", "Gap", "Limits", "Look", "Resolved", "ServiceError", "plan"]

_TOO_OFTEN: Final = "would have to be asked too often"


class ServiceError(MissingError):
    """A service that did not answer, or whose answer cannot be used.

    ``why`` is ``unreached``, ``late`` (it took too long) or ``size`` (it is more than may be asked for).
    """

    def __init__(self, why: str, target: str, reason: str, *, remedy: str = "") -> None:
        super().__init__(f"{target} {reason}.", remedy=remedy)
        self.why = why
        self.target = target
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may ask of other servers."""

    time: float = 30
    """Seconds, for all of it."""
    bytes: int = 10_000_000
    """Of one answer."""
    rows: int = 20_000
    """Of all answers together."""
    requests: int = 20
    keys: int = 100
    """Rows of what is known already that go with one request."""


@dataclass(frozen=True, slots=True)
class Look:
    """Ask the own graph; ``empty``: a graph without triples, to check the text and see its variables."""

    text: str
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask a service."""

    target: str
    text: str


class Gap(NamedTuple):
    """A service that did not answer and may be missing (SILENT): what the answer lacks."""

    target: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query without SERVICE that means the same, and what is missing from it."""

    text: str
    gaps: tuple[Gap, ...] = ()


def plan(text: str, found: Sequence[Block], limits: Limits) -> Steps:
    """Yield the steps; the value in the end is the query to run.

    A step that fails is thrown in as a ServiceError.

    Raises:
        ServiceError: a service failed that is not SILENT.

    >>> from pairgraph.query.federation_blocks import blocks
    >>> text = "ASK { SERVICE <https://a.example/> { ?s ?p ?o } }"
    >>> next(plan(text, blocks(text), Limits())).text
    'ASK {                              { ?s ?p ?o } }'

    """
    yield Look(probe(text, found), empty=True)  # what is no SPARQL is told before anybody is asked
    fills: list[str] = []
    gaps: dict[Gap, None] = {}
    rest = limits
    for block in found:
        names = (yield Look(pattern(text, block), empty=True)).names
        rows: list[Solution] = [(None,) * len(names)]
        cost = 0
        try:
            keys = yield from _keys(text, found, block, fills, rest)
            portions = _portions(keys, block, rest)
            cost = len(portions)
            rows = yield from _rows(text, block, names, portions, rest)
            rest = replace(rest, rows=rest.rows - len(rows))
        except ServiceError as failure:
            if not block.silent:
                raise
            gaps[Gap(failure.target, failure.reason)] = None
        # What failed was asked as well: else one query could knock at a closed door a hundred times.
        rest = replace(rest, requests=rest.requests - cost)
        fills.append(inline(names, rows))
    return Resolved(filled(text, found, fills), tuple(gaps))


def _keys(
    text: str, found: Sequence[Block], block: Block, fills: Sequence[str], rest: Limits
) -> Generator[Look, Table, Table | None]:
    """Find what is known of a block's variables before it is asked; nothing where that says nothing.

    Only variables that are bound in every row limit what can fit. No row at all means that nothing can.
    """
    names = shared(text, block)
    if not names:
        return None
    most = rest.keys * rest.requests
    table = yield Look(known(text, found, block, fills, most + 1))
    if len(table.rows) > most:
        reason = f"would have to be asked about more than {most:,} things" if most else _TOO_OFTEN
        raise ServiceError("size", block.target, reason, remedy="Limit what stands before SERVICE.")
    sure = [at for at in range(len(names)) if all(row[at] is not None for row in table.rows)]
    if not sure:
        return None
    rows = {tuple(row[at] for at in sure) for row in table.rows}
    # No answer of another server can hold a blank node of this one.
    shareable = [row for row in rows if not any(isinstance(term, BlankNode) for term in row)]
    return Table(tuple(names[at] for at in sure), sorted(shareable, key=str))


def _portions(keys: Table | None, block: Block, rest: Limits) -> list[str]:
    """Return what is known as the ``VALUES`` of one request each."""
    if keys is None:
        found = [""]
    else:
        starts = range(0, len(keys.rows), rest.keys)
        found = [inline(keys.names, keys.rows[at : at + rest.keys]) for at in starts]
    if len(found) > rest.requests:
        raise ServiceError("size", block.target, _TOO_OFTEN)
    return found


def _rows(
    text: str, block: Block, names: tuple[str, ...], portions: Sequence[str], rest: Limits
) -> Generator[Ask, Table, list[Solution]]:
    """Ask a service, in portions of what is known, for its rows."""
    rows: list[Solution] = []
    for portion in portions:
        table = yield Ask(block.target, asked(text, block, names, portion))
        rows += table.ordered(names)
        if len(rows) > rest.rows:
            reason = f"gives more than {rest.rows:,} rows"
            raise ServiceError("size", block.target, reason, remedy="Limit what is asked of it.")
    return rows
