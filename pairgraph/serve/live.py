"""Stored questions that ask other servers while their reader waits."""

from __future__ import annotations

from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from pairgraph.query.federation_plan import ServiceError
from pairgraph.serve.failures import problem_of
from pairgraph.serve.job import Failed
from pairgraph.serve.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pairgraph.query.federation_plan import Gap
    from pairgraph.query.session import Session
    from pairgraph.query.stored import StoredQuery

__all__ = ["PARTIAL", "asking", "partial", "unlisted"]

PARTIAL: Final = "Pairgraph-Partial"
"""The header that says which services an answer lacks."""

_places: Final = BoundedSemaphore(2)
"""They hold threads that pages need, too."""


def unlisted(session: Session, stored: StoredQuery) -> list[str]:
    """Return the services that a question would ask and that the operator has not listed."""
    allowed = session.federation.allowed() if session.federation else ()
    return [one for one in stored.services if one not in allowed]


def partial(gaps: Sequence[Gap]) -> str:
    """Return what the header says.

    >>> from pairgraph.query.federation_plan import Gap
    >>> partial([Gap("https://a.example/sparql", "answered 500")])
    '<https://a.example/sparql>; reason="answered 500"'
    """
    plain = ((gap.target, gap.reason.replace("\\", "/").replace('"', "'")) for gap in gaps)
    told = ", ".join(f'<{target}>; reason="{reason}"' for target, reason in plain)
    return told.encode("ascii", "replace").decode()


@contextmanager
def asking(session: Session, stored: StoredQuery) -> Iterator[None]:
    """Run a question here; what goes wrong with its services comes out as a problem.

    Raises:
        Problem: 403, it may not ask them; 502 to 504, they do not answer, or others wait for theirs.

    """
    if not stored.services:
        yield
        return
    if missing := unlisted(session, stored):
        raise Problem(
            403, "Not asked", f"This question asks {', '.join(missing)}, which this server may not."
        )
    with _place():
        try:
            yield
        except ServiceError as error:
            raise problem_of(Failed(error.why, str(error))) from None


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise problem_of(Failed("busy", "Other questions wait for other servers. Try again later."))
    try:
        yield
    finally:
        _places.release()
