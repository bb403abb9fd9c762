"""What the log and the metrics see of a request and its response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["Seen"]


class Seen(Protocol):
    """One request and its response, as seen from outside."""

    id: bytes
    scope: Scope
    status: int
    """Of HTTP; 0 where the client left before there was a response."""
    size: int
    """Bytes of the body that was sent."""
