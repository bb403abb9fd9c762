"""What the log and the metrics see of a request and its response."""

from __future__ import annotations

from typing import Protocol

__all__ = ["Seen"]


class Seen(Protocol):
    """One request and its response, as seen from outside."""

    id: bytes
    status: int
    """Of HTTP; 0 where the client left before there was a response."""
    size: int
    """Bytes of the body that was sent."""

    @property
    def client(self) -> str:
        """The address that it came from."""

    @property
    def method(self) -> str:
        """Its method."""

    @property
    def path(self) -> str:
        """Its path, without escapes."""

    @property
    def route(self) -> str:
        """What the metrics call what answers it."""

    @property
    def query_string(self) -> bytes:
        """What follows the path."""

    @property
    def sparql(self) -> str:
        """The query that it led to, where that is told."""
