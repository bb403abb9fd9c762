"""A page for people: a template, the visitor's language, and what every page has."""

from __future__ import annotations

from functools import wraps
from hashlib import sha256
from http.client import OK
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.responses import HTMLResponse, Response

from pairgraph.serve.language import COOKIE, asked, language
from pairgraph.serve.shelf import Shelf, key_of
from pairgraph.serve.signposts import Signpost, header
from pairgraph.serve.surroundings import base, common
from pairgraph.serve.templating import environment

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from starlette.requests import Request

__all__ = ["Alternate", "in_thread", "kept", "page", "same"]

_VARY: Final = "Accept, Accept-Language, Cookie"
_SHELF: Final = Shelf(32_000_000)
_KEPT_HEADERS: Final = ("etag", "vary", "cache-control", "link", "content-language")
_YEAR: Final = 365 * 24 * 3600


class Alternate(NamedTuple):
    """The same thing in another format."""

    href: str
    type: str
    name: str


def page(
    request: Request,
    template: str,
    status: int = 200,
    *,
    alternates: Sequence[Alternate] = (),
    canonical: str | None = None,
    signposts: Sequence[Signpost] = (),
    **context: Any,  # noqa: ANN401 - whatever the template names
) -> Response:
    """Return a page in the visitor's language; 304 where the browser has it already.

    Args:
        request: what is answered.
        template: a file of ``templates/``.
        status: of the response.
        alternates: the same thing in other formats.
        canonical: the path that the page is known by; its own unless told.
        signposts: links for machines, of its header.
        context: what the template names.

    """
    lang = language(request)
    body = (
        environment()
        .get_template(template)
        .render(
            context
            | common(request, lang)
            | {"alternates": alternates, "canonical": base(request) + (canonical or request.url.path)}
        )
    )
    headers = _headers(lang, [*(_signpost(one) for one in alternates), *signposts], body)
    if status == OK and same(request, headers["ETag"]):
        response = Response(status_code=304, headers=headers)
    else:
        response = HTMLResponse(body, status, headers)
    if chosen := asked(request):
        response.set_cookie(COOKIE, chosen, max_age=_YEAR, samesite="lax", httponly=True)
    return response


def in_thread(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a function that takes its time.

    It runs in one of the site's few threads, and its answer is kept for as long as the release serves.
    """

    @wraps(answer)
    async def endpoint(request: Request) -> Response:
        return await kept(request, lambda: request.app.state.site.run(answer, request))

    return endpoint


async def kept(request: Request, make: Callable[[], Awaitable[Response]]) -> Response:
    """Return an answer that was made before for this release, address and language; else make and keep it.

    Only whole ones are kept that do not say ``no-store``.
    """
    site = request.app.state.site
    key = key_of(request, site.digest, site.config.base_url)
    if key and (known := _SHELF.get(key)):
        is_there = same(request, known.headers.get("etag", ""))
        return Response(status_code=304, headers=_without_body(known)) if is_there else known
    made = await make()
    whole = made.status_code == OK and type(made) in {Response, HTMLResponse}
    if key and whole and made.headers.get("cache-control") != "no-store":
        _SHELF.put(key, made)
    return made


def same(request: Request, etag: str) -> bool:
    """Tell whether the client says that it has this very answer (``If-None-Match``)."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    return etag.removeprefix("W/") in known or known == ["*"]


def _without_body(kept: Response) -> dict[str, str]:
    return {name: kept.headers[name] for name in _KEPT_HEADERS if name in kept.headers}


def _signpost(one: Alternate) -> Signpost:
    return Signpost(one.href, "alternate", one.type)


def _headers(lang: str, signposts: Sequence[Signpost], body: str) -> dict[str, str]:
    headers = {
        "Content-Language": lang,
        "Cache-Control": "no-cache",
        "Vary": _VARY,
        "ETag": f'W/"{sha256(body.encode()).hexdigest()[:32]}"',
    }
    return headers | ({"Link": header(signposts)} if signposts else {})
