"""Answers that are made once a release: a page does not change until the data do."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeAlias

from starlette.responses import Response

from pairgraph.serve.language import language

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["Key", "Shelf", "key_of"]

Key: TypeAlias = tuple[str, ...]
_LONGEST_KEY: Final = 500
_PARTS: Final = 2
"""No answer takes more than such a part of the room."""
_COVER: Final = 1000
"""What a kept answer takes beside its body, roughly, in bytes."""


class Shelf:
    """Keeps finished answers, the ones asked for last, up to so many bytes; several threads may use it.

    >>> shelf = Shelf(2_000)
    >>> shelf.put(("a",), Response("x" * 900)); shelf.put(("b",), Response("y" * 900))
    >>> shelf.get(("a",)) is None, shelf.get(("b",)).status_code
    (True, 200)
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._kept: OrderedDict[Key, Response] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Response | None:
        """Return a fresh copy of a kept answer."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is None:
                return None
            self._kept.move_to_end(key)
        headers = {name: value for name, value in kept.headers.items() if name != "content-length"}
        return Response(kept.body, kept.status_code, headers)

    def put(self, key: Key, answer: Response) -> None:
        """Keep an answer, unless it is very large; those not asked for longest make room."""
        if len(answer.body) > self._limit // _PARTS:
            return
        with self._lock:
            self._forget(key)
            self._kept[key] = answer
            self._size += len(answer.body) + _COVER
            while self._size > self._limit and self._kept:
                self._forget(next(iter(self._kept)))

    def _forget(self, key: Key) -> None:
        if gone := self._kept.pop(key, None):
            self._size -= len(gone.body) + _COVER


def key_of(request: Request, digest: str, base: str = "") -> Key | None:
    """Return what an answer depends on; None where it should not be kept: other methods, changing data."""
    if not digest or request.method not in {"GET", "HEAD"} or "lang" in request.query_params:
        return None
    url = request.url
    # Without an address of its own a page calls the site what the client calls it, for that client alone.
    key = (
        digest,
        base or str(request.base_url),
        url.path,
        url.query,
        language(request),
        request.headers.get("accept", ""),
    )
    return key if sum(map(len, key)) < _LONGEST_KEY else None
