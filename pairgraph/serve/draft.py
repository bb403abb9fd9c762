"""An answer of which more may come from the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.reply import Reply

if TYPE_CHECKING:
    from pairgraph.serve.stream import Stream

__all__ = ["Draft"]


class Draft:
    """What has come of an answer.

    >>> draft = Draft()
    >>> for payload in (b"ra", b"rb", b""):  # as the frames that it comes in, the last of which is its end
    ...     draft.add(payload)
    >>> draft.whole().body, draft.size
    (b'ab', 2)

    """

    __slots__ = ("_parts", "_results", "_stream", "size")

    def __init__(self) -> None:
        self.size = 0
        """How many bytes have come, given out or not."""
        self._parts: list[bytes] = []
        self._results = True
        self._stream: Stream | None = None

    def add(self, payload: bytes) -> None:
        """Take a frame: a mark, ``r`` for results or ``g`` for a graph, and a part."""
        if not payload:
            return
        self._results = payload[:1] == b"r"
        self.size += len(payload) - 1
        if self._stream is None:
            self._parts.append(payload[1:])
        else:
            self._stream.feed(payload[1:])

    def opened(self, stream: Stream) -> Reply:
        """Return an answer that goes on: what has come and what is to come goes into the stream."""
        for part in self._parts:
            stream.feed(part)
        self._parts, self._stream = [], stream
        return Reply(self._results, stream=stream)

    def whole(self) -> Reply:
        """Return an answer of which no more is to come."""
        parts = self._parts
        return Reply(self._results, parts[0] if len(parts) == 1 else b"".join(parts))
