"""Responses as the bytes that go out, for answers that are short and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.serve.exchange import WHOLE_HEADERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.serve.headers import Header, Rules
    from pairgraph.serve.prepared import Prepared
    from pairgraph.serve.reply import Reply

__all__ = ["Letters"]


class Letters:
    """Writes responses: what is the same in many of them only once.

    Args:
        rules: the headers that the settings ask for.

    """

    def __init__(self, rules: Rules) -> None:
        self._shared = _lines(rules.added(()))
        self._heads: dict[str, bytes] = {}
        self._defaults: tuple[Iterable[Header], bytes] = ((), b"")

    def written(self, prepared: Prepared, reply: Reply, name: bytes, defaults: Iterable[Header]) -> bytes:
        """Write a response.

        Args:
            prepared: what was asked.
            reply: the answer.
            name: what the request is called.
            defaults: headers that the server adds to every response.

        """
        if defaults is not self._defaults[0]:  # there are others once a second
            self._defaults = defaults, _lines(defaults)
        kind = prepared.content_type(results=reply.results)
        return b"%b%b\r\nx-request-id: %b\r\ncontent-length: %d\r\n%b\r\n%b" % (
            self._heads.get(kind) or self._head(kind),
            prepared.etag,
            name,
            len(reply.body),
            self._defaults[1],
            reply.body,
        )

    def _head(self, kind: str) -> bytes:
        headers = [(b"content-type", kind.encode("ascii")), *WHOLE_HEADERS]
        head = b"HTTP/1.1 200 OK\r\n" + _lines(headers) + self._shared + b"etag: "
        self._heads[kind] = head
        return head


def _lines(headers: Iterable[Header]) -> bytes:
    return b"".join([b"%s: %s\r\n" % header for header in headers])
