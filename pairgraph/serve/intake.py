"""A request as it comes in, and how much of it there may be before anybody looks at it."""

from __future__ import annotations

from typing import Any, Final

from pairgraph.serve.ending import Ending, Limits

__all__ = ["HEAD_LIMIT", "Intake"]

HEAD_LIMIT: Final = 65_536
"""How many bytes the request line and the headers may have, together."""
_WRAPPING: Final = 8
"""How many bytes around each byte of a chunked body are still no attack."""


class _RefusedError(Exception):
    """A request is not to be read on: what the parser makes of it has uvicorn ask for a refusal."""


class Intake(Ending):
    """One client's connection, as far as requests come in on it.

    Args:
        limits: what it is held to.
        uvicorn: what uvicorn hands to its connections.

    """

    def __init__(self, limits: Limits, **uvicorn: Any) -> None:  # noqa: ANN401 - uvicorn's own arguments
        super().__init__(limits, **uvicorn)
        self.size = 0
        """How many bytes have come in, whatever they are."""
        self.head_size = 0
        self.body_size = 0
        self.hosts = 0
        """How many headers name the host."""
        self.fault: tuple[int, str] | None = None
        """How to refuse the request that comes in."""

    def data_received(self, data: bytes) -> None:
        """Take in what the client sends."""
        if self.closing_since is not None or self.transport.is_closing():
            return
        if self.reading_since is None and not self.pipeline:
            self._await_request()
        self.size += len(data)
        super().data_received(data)
        if self.size > HEAD_LIMIT and self.parser is not None and self._too_much():
            self.refuse(431, f"The head of a request may have up to {HEAD_LIMIT:,} bytes.")

    def _too_much(self) -> bool:
        if self.in_head:
            return self.size > HEAD_LIMIT
        return self.reading_since is not None and self.size > HEAD_LIMIT * 2 + self.body_size * _WRAPPING

    def _await_request(self) -> None:
        self.reading_since = self.loop.time()
        self.in_head = True
        self.size = self.head_size = self.body_size = 0

    # What the parser finds

    # All that uvicorn does in the first three stands here again: each call counts where there are thousands
    # a second. What only an application needs is left to the moment when one is asked.

    def on_message_begin(self) -> None:
        """Begin a request."""
        self.url, self.headers, self.expect_100_continue, self.hosts = b"", [], False, 0
        self._await_request()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        self.url += url
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        name = name.lower()
        if name == b"host":
            self.hosts += 1
        elif name == b"expect" and value.lower() == b"100-continue":
            self.expect_100_continue = True
        self.headers.append((name, value))
        self._count(len(name) + len(value))

    def _count(self, size: int) -> None:
        self.head_size += size
        if self.head_size > HEAD_LIMIT:
            raise _RefusedError

    def on_headers_complete(self) -> None:
        """Start the answer."""
        self.fault = self._wrong()
        if self.fault:
            raise _RefusedError
        self.in_head = False
        url, headers, expects = self.url, self.headers, self.expect_100_continue
        super().on_message_begin()  # makes the scope, with headers that are empty yet
        self.url, self.expect_100_continue = url, expects
        self.headers += headers
        super().on_headers_complete()
        if self.cycle is not None:
            self.cycle.transport = self.ending

    def _wrong(self) -> tuple[int, str] | None:
        """Return how to refuse a head that can be parsed and must not be obeyed (RFC 9112, 3.2 and 6.1)."""
        if self.hosts != 1 and self.parser.get_http_version() == "1.1":
            return 400, f"A request names its host once, not {self.hosts} times."
        coded = (value for name, value in self.headers if name == b"transfer-encoding")
        if any(value.strip().lower() != b"chunked" for value in coded):
            return 501, "A body may be sent as it is or chunked, and in no other transfer coding."
        return None

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self.body_size += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Know that the request has come in whole."""
        self.reading_since = None
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be parsed, or must not be obeyed."""
        if self.head_size > HEAD_LIMIT:
            what = "The address" if len(self.url) > HEAD_LIMIT // 2 else "The head of a request"
            status = 414 if len(self.url) > HEAD_LIMIT // 2 else 431
            self.refuse(status, f"{what} is too long. Send a long query as the body of a POST.")
        else:
            self.refuse(*(self.fault or (400, f"{msg} It has to be HTTP/1.1.")))
