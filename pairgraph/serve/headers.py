"""Headers that every response has: what a browser may do with it, and who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pairgraph.serve.config import Config

__all__ = ["CSP", "Header", "Rules"]

CSP: Final = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""Scripts, styles, fonts and data from this host only, none of them inline; a page may set a narrower one."""
_FOR_PAGES: Final = {
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "strict-origin-when-cross-origin",
}
_EXPOSED: Final = "ETag, Link, Location, Pairgraph-Partial, Retry-After, X-Request-ID"
_METHODS: Final = "GET, HEAD, POST, OPTIONS"
_ASKED: Final = "Accept, Accept-Language, Content-Type, If-None-Match, X-Request-ID"

Header = tuple[bytes, bytes]


def _encoded(headers: dict[str, str]) -> list[Header]:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


class Rules:
    """The headers that the settings ask for; a response that sets one of them itself keeps its own.

    >>> from pairgraph.serve.config import Config
    >>> dict(Rules(Config()).added([(b"content-type", b"text/csv")]))[b"x-content-type-options"]
    b'nosniff'
    """

    def __init__(self, config: Config) -> None:
        shared = {
            "content-security-policy": CSP,
            "x-content-type-options": "nosniff",
            "access-control-allow-origin": config.allow_origin,
            "access-control-expose-headers": _EXPOSED,
        }
        if config.base_url.startswith("https:"):
            shared["strict-transport-security"] = "max-age=31536000"
        self._shared = _encoded(shared)
        self._page = self._shared + _encoded(_FOR_PAGES)
        self._preflight = _encoded(
            {
                "access-control-allow-methods": _METHODS,
                "access-control-allow-headers": _ASKED,
                "access-control-max-age": "86400",
            }
        )

    def added(self, headers: Iterable[Header]) -> list[Header]:
        """Return what is to be added to the headers of a response."""
        present = dict(headers)
        page = present.get(b"content-type", b"").startswith((b"text/html", b"image/svg"))
        wanted = self._page if page else self._shared
        return [header for header in wanted if header[0] not in present]

    def preflight(self) -> list[Header]:
        """Return the headers that answer a browser asking whether it may ask."""
        return self._preflight
