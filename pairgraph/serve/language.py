"""Which language a visitor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pairgraph.serve.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

__all__ = ["COOKIE", "accepted", "asked", "language"]

COOKIE: Final = "lang"
_DEFAULT: Final = next(iter(LANGUAGES))
_KNOWN: Final = {tag.partition("-")[0].lower(): tag for tag in LANGUAGES}


def language(request: Request) -> str:
    """Return the language of a page: of ``?lang=``, else of the cookie, else of the browser, else English."""
    return asked(request) or _known(request.cookies.get(COOKIE, "")) or accepted(_header(request))


def asked(request: Request) -> str | None:
    """Return the language that the address asks for; None where it asks for none that is known."""
    return _known(request.query_params.get("lang", ""))


def accepted(header: str) -> str:
    """Return the best of our languages for an ``Accept-Language`` header.

    >>> accepted("de, zh-CN;q=0.9, en;q=0.8"), accepted("fr"), accepted("en;q=0, zh-TW")
    ('zh-Hans', 'en', 'zh-Hans')
    """
    ranked = sorted(_ranges(header), key=lambda pair: -pair[1])
    return next((tag for name, quality in ranked if quality > 0 and (tag := _known(name))), _DEFAULT)


def _header(request: Request) -> str:
    return request.headers.get("accept-language", "")


def _known(tag: str) -> str | None:
    """Tell which language of ours a tag means; any Chinese is taken for the one there is."""
    return _KNOWN.get(tag.strip().lower().partition("-")[0])


def _ranges(header: str) -> Iterator[tuple[str, float]]:
    for part in header.split(","):
        name, _, rest = part.partition(";")
        try:
            yield name, float(rest.strip().removeprefix("q=") or 1)
        except ValueError:
            continue
